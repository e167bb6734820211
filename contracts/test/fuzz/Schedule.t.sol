// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {Calendar} from "../../src/libraries/Calendar.sol";
import {Interest} from "../../src/libraries/Interest.sol";
import {Amortisation, Schedule} from "../../src/libraries/Schedule.sol";

/// @notice Schedules by hand, and as properties over all that terms can hold.
contract ScheduleTest is Test {
    uint256 private constant E6 = 1e6;
    /// @dev 15 and 31 January 2024.
    uint256 private constant DRAWN = 19_737;
    uint256 private constant FIRST = 19_753;

    // --- by hand ---

    function test_theLevelPaymentIsWhatTheTextbooksSay() public pure {
        // 8,884.8788678…, 311.0621816…, 33,214.3098124…
        assertEq(Schedule.levelPayment(100_000 * E6, 0, 1_200, 12), 8_884_878_868);
        assertEq(Schedule.levelPayment(10_000 * E6, 0, 750, 36), 311_062_182);
        assertEq(Schedule.levelPayment(1_000_000 * E6, 0, 1_200, 36), 33_214_309_813);
        assertEq(Schedule.levelPayment(20_000_000 * E6, 5_000_000 * E6, 1_125, 36), 539_733_523_702);
        // Interest alone where all is a balloon, equal parts where there is no interest.
        assertEq(Schedule.levelPayment(1_000_000 * E6, 1_000_000 * E6, 1_200, 12), 10_000 * E6);
        assertEq(Schedule.levelPayment(100, 40, 0, 3), 20);
        assertEq(Schedule.levelPayment(100, 0, 0, 3), 34);
    }

    function test_theLevelPaymentIsExactAtTheEndsOfItsRange() public pure {
        uint256 most = type(uint72).max;
        assertEq(Schedule.levelPayment(1e15, 0, 1, 3), 333_338_888_904_321);
        assertEq(Schedule.levelPayment(most, 0, type(uint16).max, 36), 2_579_002_792_325_220_391_303);
        assertEq(Schedule.levelPayment(most, 12_345, 1, 36), 131_197_070_826_648_894_567);
    }

    function test_levelPaymentsOverALeapDayFromAShortFirstPeriod() public pure {
        uint256[] memory parts = Schedule.parts(_loan(Amortisation.LevelPayment, 0, 6));
        uint256[6] memory expected = [
            uint256(200_745_711_286),
            197_530_903_273,
            198_887_051_029,
            201_112_257_029,
            202_963_756_306,
            198_760_321_077
        ];
        assertEq(parts.length, 6);
        for (uint256 i; i < 6; ++i) {
            assertEq(parts[i], expected[i]);
        }
    }

    function test_levelPaymentsLeaveTheBalloonForTheLastDay() public pure {
        Schedule.Loan memory loan = _loan(Amortisation.LevelPayment, 300_000 * E6, 4);
        // From 30 November to 31 December 2023, and on.
        (loan.drawDay, loan.firstDueDay) = (19_691, 19_722);
        uint256[] memory parts = Schedule.parts(loan);
        assertEq(parts[0], 221_422_847_534);
        assertEq(parts[1], 223_679_540_665);
        assertEq(parts[2], 226_455_604_550);
        assertEq(parts[3], 528_442_007_251);
    }

    function test_equalPrincipal() public pure {
        uint256[] memory parts = Schedule.parts(_loan(Amortisation.EqualPrincipal, 600_000 * E6, 6));
        for (uint256 i; i < 5; ++i) {
            assertEq(parts[i], 100_000 * E6);
        }
        assertEq(parts[5], 700_000 * E6);
    }

    function test_whatDoesNotDivideIsDueLast() public pure {
        Schedule.Loan memory loan = _loan(Amortisation.EqualPrincipal, 40, 3);
        loan.principal = 101;
        uint256[] memory parts = Schedule.parts(loan);
        assertEq(parts[0], 20);
        assertEq(parts[1], 20);
        assertEq(parts[2], 61);
        // Without interest, level payments are the same.
        (loan.amortisation, loan.rateBps) = (Amortisation.LevelPayment, 0);
        assertEq(Schedule.parts(loan), parts);
    }

    function test_threeYearsAreTheMost() public pure {
        assertEq(Schedule.MOST_MONTHS, 36);
        uint256[] memory parts = Schedule.parts(_loan(Amortisation.EqualPrincipal, 0, Schedule.MOST_MONTHS));
        assertEq(parts[35], 1_200_000 * E6 - 35 * (1_200_000 * E6 / 36));
    }

    function test_aBulletIsAllDueOnTheLastDay() public pure {
        uint256[] memory parts = Schedule.parts(_loan(Amortisation.Bullet, 300_000 * E6, 3));
        assertEq(parts[0], 0);
        assertEq(parts[1], 0);
        assertEq(parts[2], 1_200_000 * E6);
    }

    function test_interestAboveThePaymentRepaysNothing() public pure {
        Schedule.Loan memory loan = _loan(Amortisation.LevelPayment, 0, 6);
        (loan.rateBps, loan.firstDueDay) = (6_000, DRAWN + 366);
        uint256[] memory parts = Schedule.parts(loan);
        assertEq(parts[0], 0);
        assertGt(parts[1], 0);
    }

    // --- properties ---

    function testFuzz_partsAreThePrincipalAndNoneIsBeyondIt(uint256[6] memory seeds, uint256 kind) public pure {
        Schedule.Loan memory loan = _any(seeds, Amortisation(kind % 3));
        uint256[] memory parts = Schedule.parts(loan);
        assertEq(parts.length, loan.months);
        uint256 left = loan.principal;
        for (uint256 i; i < parts.length; ++i) {
            assertLe(parts[i], left, "more than there is");
            left -= parts[i];
        }
        assertEq(left, 0, "something is never due");
        assertGe(parts[loan.months - 1], loan.balloon, "the balloon is due early");
    }

    /// @dev Interest and principal together, but for the last, where nothing stands against it: an interest above the
    /// payment, or nothing left above the balloon.
    function testFuzz_levelPaymentsAreLevel(uint256[6] memory seeds) public pure {
        Schedule.Loan memory loan = _any(seeds, Amortisation.LevelPayment);
        loan.rateBps = bound(loan.rateBps, 1, type(uint16).max);
        uint256[] memory parts = Schedule.parts(loan);
        uint256 payment = Schedule.levelPayment(loan.principal, loan.balloon, loan.rateBps, loan.months);
        uint256 left = loan.principal;
        uint256 from = loan.drawDay;
        for (uint256 i; i + 1 < loan.months; ++i) {
            uint256 dueDay = Calendar.addMonths(loan.firstDueDay, i);
            uint256 interest = Interest.accrued(left, loan.rateBps, dueDay - from);
            (left, from) = (left - parts[i], dueDay);
            bool interestIsMore = interest > payment && parts[i] == 0;
            if (!interestIsMore && left != loan.balloon) assertEq(parts[i] + interest, payment, "not level");
        }
    }

    /// @dev Of what is ordinary: rates up to 30 %, the first due day a month after the draw, no balloon. The last payment
    /// makes up for months that are no twelfth of a year and for rounding: it differs by days of interest, not more.
    function testFuzz_theLastPaymentIsCloseToTheOthers(uint72 principal, uint256 rateBps, uint256 months, uint256 day)
        public
        pure
    {
        Schedule.Loan memory loan = _loan(Amortisation.LevelPayment, 0, bound(months, 3, Schedule.MOST_MONTHS));
        loan.principal = bound(principal, E6, type(uint72).max);
        loan.rateBps = bound(rateBps, 1, 3_000);
        loan.drawDay = bound(day, 0, 100_000);
        loan.firstDueDay = Calendar.addMonths(loan.drawDay, 1);
        uint256[] memory parts = Schedule.parts(loan);
        uint256 last = parts[loan.months - 1];
        uint256 payment = Schedule.levelPayment(loan.principal, 0, loan.rateBps, loan.months);
        uint256 tenDays = Interest.accrued(loan.principal, loan.rateBps, 10) + loan.months;
        assertLe(last, payment + tenDays);
        assertGe(last + Interest.accrued(last, loan.rateBps, 31) + tenDays, payment);
    }

    function testFuzz_equalPartsAreEqual(uint256[6] memory seeds) public pure {
        Schedule.Loan memory loan = _any(seeds, Amortisation.EqualPrincipal);
        uint256[] memory parts = Schedule.parts(loan);
        for (uint256 i; i + 1 < loan.months; ++i) {
            assertEq(parts[i], (loan.principal - loan.balloon) / loan.months);
        }
        // The last has the balloon, its own part and less than a micro-dollar of each of the others.
        assertLt(parts[loan.months - 1] - loan.balloon, (loan.principal - loan.balloon) / loan.months + loan.months);
    }

    function testFuzz_aHigherRateOrASmallerBalloonCostsNoLess(uint256[6] memory seeds) public pure {
        Schedule.Loan memory loan = _any(seeds, Amortisation.LevelPayment);
        uint256 payment = Schedule.levelPayment(loan.principal, loan.balloon, loan.rateBps, loan.months);
        assertLe(payment, Schedule.levelPayment(loan.principal, loan.balloon, loan.rateBps + 1, loan.months) + 1);
        assertLe(payment, Schedule.levelPayment(loan.principal, loan.balloon / 2, loan.rateBps, loan.months) + 1);
    }

    function _loan(Amortisation amortisation, uint256 balloon, uint256 months)
        private
        pure
        returns (Schedule.Loan memory)
    {
        return Schedule.Loan(1_200_000 * E6, balloon, 1_200, months, DRAWN, FIRST, amortisation);
    }

    /// @dev Everything that storage can hold and terms can say.
    function _any(uint256[6] memory seeds, Amortisation amortisation) private pure returns (Schedule.Loan memory loan) {
        loan.amortisation = amortisation;
        loan.principal = bound(seeds[0], 0, type(uint72).max);
        loan.balloon = bound(seeds[1], 0, loan.principal);
        loan.rateBps = bound(seeds[2], 0, type(uint16).max);
        loan.months = bound(seeds[3], 1, Schedule.MOST_MONTHS);
        loan.drawDay = bound(seeds[4], 0, type(uint24).max - 2_000);
        loan.firstDueDay = loan.drawDay + seeds[5] % 800;
    }
}
