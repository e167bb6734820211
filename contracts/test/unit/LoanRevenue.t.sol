// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Loan} from "../../src/libraries/Loan.sol";
import {LoanCharges} from "../../src/libraries/LoanCharges.sol";
import {LoanWaterfall} from "../../src/libraries/LoanWaterfall.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {LoanFixture} from "../base/LoanFixture.sol";

/// @notice Shares of revenue, alone and beside interest: half of what is reported, 300,000 a month where nothing is; six
/// months, 200,000 of principal each.
contract LoanRevenueTest is LoanFixture {
    function _told(uint256 revenue) private {
        reports.push(Loan.Reported(revenue * E6, true));
    }

    function _silent() private {
        reports.push(Loan.Reported(0, false));
    }

    function _next(Loan.Book memory book, uint256 revenue, uint256 amount) private returns (Loan.Receipt memory r) {
        delete reports;
        _told(revenue);
        r = pay(book, Loan.dueDay(book.terms, book.charged), amount * E6);
    }

    // --- revenue alone ---

    function test_revenueRepaysUpToTheScheduleAndIsYieldAbove() public {
        Loan.Book memory book = opened(share(0, 6));
        assertReceipt(_next(book, 300_000, 150_000), [uint256(0), 150_000 * E6, 0, 0, 0, 0]);
        assertEq(Loan.shortfall(book, FIRST), 50_000 * E6);
        // 350,000 more: 175,000 are within the 250,000 that are missing now.
        assertReceipt(_next(book, 650_000, 175_000), [uint256(0), 175_000 * E6, 0, 0, 0, 0]);
        assertEq(Loan.shortfall(book, SECOND), 75_000 * E6);
        assertEq(Loan.shortfall(book, SECOND - 1), 0, "the second is not to be counted yet");
        // 600,000 more: 275,000 repay, 25,000 are yield, five sixths the senior's.
        assertReceipt(_next(book, 1_250_000, 300_000), [uint256(0), 275_000 * E6, 20_833_333_334, 0, 4_166_666_666, 0]);
        assertEq(Loan.shortfall(book, THIRD), 0);
        assertEq(book.senior, 400_000 * E6);
    }

    function test_theShortfallIsOwedByNobody() public {
        Loan.Book memory book = opened(share(0, 3));
        for (uint256 i; i < 3; ++i) {
            _next(book, 100_000 * (i + 1), 50_000);
        }
        assertEq(Loan.arrears(book) + Loan.payoff(book), 0);
        assertEq(book.senior, 850_000 * E6);
        (bool found,) = Loan.oldestUnpaid(book);
        assertFalse(found);
        assertEq(Loan.shortfall(book, THIRD), 1_050_000 * E6);
        delete reports;
        charge(book, THIRD + 100);
        assertEq(Loan.arrears(book), 0, "not even a fee");
        (uint256 senior, uint256 junior) = LoanWaterfall.close(book);
        assertEq(senior, 850_000 * E6);
        assertEq(junior, 200_000 * E6);
        assertEq(Loan.shortfall(book, THIRD), 0);
    }

    function test_theBalloonIsOwedOnTheLastDay() public {
        Loan.Terms memory terms = share(0, 3);
        terms.balloon = uint64(600_000 * E6);
        terms.servicingFeeBps = 50;
        Loan.Book memory book = opened(terms);
        _next(book, 400_000, 300_000);
        assertEq(book.senior, 800_000 * E6);
        _next(book, 800_000, 300_000);
        delete reports;
        _told(1_200_000);
        charge(book, THIRD);
        assertEq(book.due[2].seniorPrincipal, 600_000 * E6);
        assertEq(book.due[2].revenue, 200_000 * E6);
        (bool found, uint256 day) = Loan.oldestUnpaid(book);
        assertTrue(found);
        assertEq(day, THIRD);
        delete reports;
        charge(book, THIRD + 30);
        // The fee still runs on the balloon, which is owed, and on nothing else.
        assertEq(book.servicingAccrued, 246_575_343);
        Loan.Receipt memory r = LoanWaterfall.pay(book, THIRD + 30, Loan.arrears(book));
        assertEq(r.seniorPrincipal, 600_000 * E6);
        assertEq(r.juniorPrincipal, 200_000 * E6);
        assertEq(Loan.arrears(book), 0);
    }

    function test_closingIsRefusedWhileAnythingIsOwedOrToCome() public {
        Loan.Book memory book = opened(share(0, 3));
        vm.expectRevert(abi.encodeWithSelector(LoanWaterfall.StillOwed.selector, 0, 0));
        this.close(book);
        for (uint256 i; i < 3; ++i) {
            _told(100_000 * (i + 1));
        }
        charge(book, THIRD);
        vm.expectRevert(abi.encodeWithSelector(LoanWaterfall.StillOwed.selector, 0, Loan.arrears(book)));
        this.close(book);
    }

    function close(Loan.Book memory book) external pure {
        LoanWaterfall.close(book);
    }

    function test_aMonthWithoutAReportOwesTheShareOfTheContractedRevenue() public {
        Loan.Book memory book = opened(share(0, 6));
        _silent();
        // What comes late is owed only above what was charged; what was charged too much is not charged again.
        _told(310_000);
        _silent();
        _told(500_000);
        charge(book, Loan.dueDay(book.terms, 3));
        // 16 days of 300,000 a month.
        assertEq(book.due[0].revenue, 78_904_109_590);
        assertEq(book.due[1].revenue, 76_095_890_411);
        assertEq(book.due[2].revenue, 150_000 * E6);
        assertEq(book.due[3].revenue, 0);
        assertEq(book.revenueCharged, 610_000 * E6);
    }

    /// @dev 1 January 2024 to the end of May: 151 days. A first period of exactly a month is a month.
    function test_aLongFirstPeriodOwesItsDays() public {
        Loan.Terms memory terms = share(0, 6);
        terms.firstDueDay = uint24(DRAWN - 14 + 151);
        Loan.Book memory book = LoanCharges.open(terms, 1_000_000 * E6, 200_000 * E6, DRAWN - 14, 0);
        _silent();
        assertEq(Loan.payoff(book), 744_657_534_247 + 5 * 150_000 * E6, "a payoff too");
        charge(book, terms.firstDueDay);
        assertEq(book.due[0].revenue, 744_657_534_247);
        delete reports;
        terms.firstDueDay = uint24(DRAWN + 31);
        book = LoanCharges.open(terms, 1_000_000 * E6, 200_000 * E6, DRAWN, 0);
        _silent();
        _silent();
        charge(book, Loan.dueDay(terms, 1));
        assertEq(book.due[0].revenue, 150_000 * E6);
        assertEq(book.due[1].revenue, 150_000 * E6);
    }

    /// @dev Ten days after the first due day, nineteen before the second.
    function test_theFirstPeriodOfAnOperatorOwesItsDays() public {
        Loan.Book memory book = opened(share(0, 6));
        _silent();
        charge(book, FIRST + 10);
        LoanCharges.reschedule(book, 700_000 * E6, 0, FIRST + 10, 0);
        delete reports;
        _silent();
        _silent();
        charge(book, THIRD);
        assertEq(book.due[1].revenue, 93_698_630_137);
        assertEq(book.due[2].revenue, 150_000 * E6);
    }

    function test_whatWasEarnedBeforeTheDrawIsNotShared() public {
        Loan.Book memory book = opened(share(0, 6));
        book.revenueCharged = 70_000 * E6;
        _told(100_000);
        charge(book, FIRST);
        assertEq(book.due[0].revenue, 15_000 * E6);
    }

    /// @dev A fee of a month without revenue grows old like any instalment.
    function test_aMonthWithoutRevenueIsPaidOnceItsFeeIs() public {
        Loan.Terms memory terms = share(0, 6);
        terms.servicingFeeBps = 50;
        Loan.Book memory book = opened(terms);
        _told(0);
        _told(0);
        charge(book, SECOND);
        (, uint256 day) = Loan.oldestUnpaid(book);
        assertEq(day, FIRST);
        LoanWaterfall.pay(book, SECOND, 263_013_699 + 476_712_329);
        (, day) = Loan.oldestUnpaid(book);
        assertEq(day, THIRD);
    }

    function test_lateRevenueBearsTheMargin() public {
        Loan.Book memory book = opened(share(0, 6));
        _told(300_000);
        charge(book, FIRST + 10);
        assertEq(book.margin, 205_479_453);
    }

    function test_proRataRevenueRepaysBothAlikeWhileItIsNotLate() public {
        Loan.Terms memory terms = share(0, 6);
        terms.proRata = true;
        Loan.Book memory book = opened(terms);
        _told(300_000);
        charge(book, FIRST);
        Loan.Receipt memory r = LoanWaterfall.pay(book, FIRST, 60_000 * E6);
        assertEq(r.seniorPrincipal, 50_000 * E6);
        assertEq(r.juniorPrincipal, 10_000 * E6);
        delete reports;
        charge(book, FIRST + 1);
        r = LoanWaterfall.pay(book, FIRST + 1, Loan.arrears(book));
        assertEq(r.seniorPrincipal, 90_000 * E6);
    }

    function test_nothingIsPaidInAdvance() public {
        Loan.Book memory book = opened(share(1_200, 6));
        _told(0);
        charge(book, FIRST);
        uint256 due = Loan.arrears(book);
        assertEq(LoanWaterfall.pay(book, FIRST, due + 900_000 * E6).rest, 900_000 * E6);
        assertEq(LoanWaterfall.prepay(book, FIRST, 900_000 * E6).rest, 900_000 * E6);
    }

    // --- payoff ---

    /// @dev After one month and 150,000: 1,050,000 outstanding, five months of 150,000 to come.
    function test_aPayoffPaysForTheMonthsToCome() public {
        Loan.Book memory book = opened(share(0, 6));
        _next(book, 300_000, 150_000);
        assertEq(Loan.payoff(book), 1_050_000 * E6);
        book.terms.contractedRevenue = uint64(600_000 * E6);
        assertEq(Loan.payoff(book), 1_500_000 * E6);
        delete reports;
        assertEq(prepay(book, FIRST + 3, 1_500_000 * E6 - 1).rest, 1_500_000 * E6 - 1);
        Loan.Receipt memory r = prepay(book, FIRST + 3, 1_500_001 * E6);
        assertReceipt(r, [uint256(0), 850_000 * E6, 375_000 * E6, 200_000 * E6, 75_000 * E6, E6]);
        charge(book, FIRST + 1_000);
        assertEq(Loan.payoff(book) + Loan.arrears(book) + Loan.shortfall(book, FIRST + 1_000), 0);
    }

    function test_aPayoffCountsWhatDueRevenueWillRepayOnce() public {
        Loan.Book memory book = opened(share(0, 6));
        _told(300_000);
        charge(book, FIRST);
        // 150,000 are due and will repay as much.
        assertEq(Loan.payoff(book), 1_200_000 * E6);
        assertEq(Loan.owed(book), 1_200_000 * E6);
        Loan.Receipt memory r = LoanWaterfall.prepay(book, FIRST, 1_200_000 * E6);
        assertReceipt(r, [uint256(0), 1_000_000 * E6, 0, 200_000 * E6, 0, 0]);
    }

    function test_aHybridPaysInterestPrincipalAndAShare() public {
        Loan.Book memory book = opened(share(1_200, 6));
        _told(300_000);
        charge(book, FIRST);
        Loan.Receipt memory r = LoanWaterfall.pay(book, FIRST, Loan.arrears(book) - 1);
        // 150,000 shared five to one, after interest and principal.
        assertReceipt(
            r, [uint256(0), 200_000 * E6, 3_945_205_480 + 125_000 * E6, 0, 2_367_123_288 + 25_000 * E6 - 1, 0]
        );
        LoanWaterfall.pay(book, FIRST, 1);
        assertEq(Loan.payoff(book), 1_750_000 * E6, "a million, and five months of 150,000");
        assertEq(Loan.shortfall(book, FIRST), 0);
        r = LoanWaterfall.prepay(book, FIRST, 1_750_000 * E6);
        assertReceipt(r, [uint256(0), 800_000 * E6, 625_000 * E6, 200_000 * E6, 125_000 * E6, 0]);
    }

    // --- default ---

    /// @dev 150,000 and 250,000 are due, of which all but nothing is within the schedule's 400,000.
    function test_accelerationRepaysPrincipalAndWhatRevenueWasToRepayOnce() public {
        Loan.Book memory book = opened(share(0, 6));
        book.terms.lateMarginBps = 0;
        _told(300_000);
        _told(1_100_000);
        charge(book, SECOND);
        assertEq(Loan.arrears(book), 550_000 * E6);
        assertEq(Loan.owed(book), 1_350_000 * E6, "150,000 are above the schedule");
        LoanWaterfall.accelerated(book, 100_000 * E6);
        assertEq(Loan.arrears(book), 450_000 * E6);
        assertEq(book.due[0].revenue, 50_000 * E6);
        LoanWaterfall.accelerated(book, 500_000 * E6);
        assertEq(Loan.arrears(book), 150_000 * E6);
        Loan.Receipt memory r = LoanWaterfall.accelerated(book, 1_000_000 * E6);
        assertReceipt(r, [uint256(0), 400_000 * E6, 125_000 * E6, 200_000 * E6, 25_000 * E6, 250_000 * E6]);
        assertEq(Loan.owed(book), 0);
    }
}
