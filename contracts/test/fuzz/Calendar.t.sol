// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {Calendar} from "../../src/libraries/Calendar.sol";

/// @notice Days, dates and months against a calendar that is walked day by day.
contract CalendarTest is Test {
    struct Date {
        uint256 year;
        uint256 month;
        uint256 day;
    }

    /// @dev What storage holds of a day's number, less the months that a schedule may add.
    uint256 private constant MOST_DAY = type(uint24).max - 36 * 31;

    function test_everyDayUntil2200IsTheOneAfterTheLast() public pure {
        Date memory date = Date(1970, 1, 1);
        for (uint256 number; date.year <= 2200; ++number) {
            _assertDate(number, date);
            if (++date.day <= _lengthOf(date.year, date.month)) continue;
            date.day = 1;
            if (++date.month <= 12) continue;
            (date.year, date.month) = (date.year + 1, 1);
        }
    }

    function test_reachesAsFarAsStorageCounts() public pure {
        _assertDate(type(uint24).max, Date(47_904, 6, 16));
    }

    function test_aDayBeginsAndEndsAtMidnight() public pure {
        // 22 November 2026.
        assertEq(Calendar.startOf(20_779), 1_795_305_600);
        assertEq(Calendar.dayOf(1_795_305_600), 20_779);
        assertEq(Calendar.dayOf(1_795_305_599), 20_778);
        assertEq(Calendar.dayOf(1_795_305_600 + 86_399), 20_779);
    }

    function test_shortMonthsEndAndLongOnesAreWholeAgain() public pure {
        // 31 January 2024; 29 February, 31 March, 30 April, 31 May, 30 June.
        uint16[6] memory expected = [19_753, 19_782, 19_813, 19_843, 19_874, 19_904];
        for (uint256 i; i < 6; ++i) {
            assertEq(Calendar.addMonths(19_753, i), expected[i]);
        }
        // A year after 29 February 2024 is 28 February 2025, four years after it is 29 February 2028.
        assertEq(Calendar.addMonths(19_782, 12), 20_147);
        assertEq(Calendar.addMonths(19_782, 48), 21_243);
        // 31 December 2099; 2100 is no leap year.
        assertEq(Calendar.addMonths(47_481, 2), 47_540);
        // 31 December 2025 to 31 January 2026.
        assertEq(Calendar.addMonths(20_453, 1), 20_484);
    }

    function testFuzz_monthsKeepTheDayOrEndWithTheMonth(uint256 number, uint256 months) public pure {
        number = bound(number, 0, MOST_DAY);
        months = bound(months, 0, 36);
        (uint256 year, uint256 month, uint256 day) = Calendar.toDate(number);
        uint256 since = 12 * year + month - 1 + months;
        (year, month) = (since / 12, since % 12 + 1);
        uint256 length = _lengthOf(year, month);
        _assertDate(Calendar.addMonths(number, months), Date(year, month, day < length ? day : length));
    }

    function testFuzz_laterIsNeverEarlier(uint256 number, uint256 months) public pure {
        number = bound(number, 0, MOST_DAY);
        months = bound(months, 0, 35);
        uint256 next = Calendar.addMonths(number, months + 1);
        assertGe(next, Calendar.addMonths(number, months) + 28);
        assertLe(next, Calendar.addMonths(number, months) + 31);
        assertLe(Calendar.addMonths(number, months), Calendar.addMonths(number + 1, months));
    }

    function _assertDate(uint256 number, Date memory date) private pure {
        (uint256 year, uint256 month, uint256 day) = Calendar.toDate(number);
        assertTrue(year == date.year && month == date.month && day == date.day, vm.toString(number));
        assertEq(Calendar.fromDate(date.year, date.month, date.day), number);
    }

    function _lengthOf(uint256 year, uint256 month) private pure returns (uint256) {
        if (month == 4 || month == 6 || month == 9 || month == 11) return 30;
        if (month != 2) return 31;
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
}
