// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Loan} from "../../src/libraries/Loan.sol";
import {LoanCharges} from "../../src/libraries/LoanCharges.sol";
import {LoanWaterfall} from "../../src/libraries/LoanWaterfall.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {LoanFixture} from "../base/LoanFixture.sol";

/// @notice What follows a default: acceleration, the cure, a sale, a hand-over.
contract LoanWorkoutTest is LoanFixture {
    function _late() private view returns (Loan.Book memory book) {
        book = opened(termsOf(Amortisation.EqualPrincipal, 6));
        charge(book, FIRST + 10);
    }

    function test_allSeniorComesBeforeAnyJunior() public view {
        Loan.Book memory book = _late();
        uint256 senior = 3_945_205_480 + 2_465_753_425 + 282_619_629;
        uint256 fee = 263_013_699 + 164_383_562;
        assertEq(Loan.owed(book), 1_206_312_328_768 + 3_945_205_480 + 282_619_629 + fee);
        Loan.Receipt memory r = LoanWaterfall.accelerated(book, fee + senior + 1_000_000 * E6 - 1);
        assertReceipt(r, [fee, 1_000_000 * E6 - 1, senior, 0, 0, 0]);
        r = LoanWaterfall.accelerated(book, 10 + 2_367_123_288 + 1_479_452_055);
        assertReceipt(r, [uint256(0), 1, 0, 9, 2_367_123_288 + 1_479_452_055, 0]);
        r = LoanWaterfall.accelerated(book, 200_000 * E6);
        assertReceipt(r, [uint256(0), 0, 0, 200_000 * E6 - 9, 0, 9]);
        assertEq(Loan.owed(book), 0);
    }

    /// @dev What the senior got is no longer due: what is left of the arrears is the junior's interest.
    function test_arrearsFallByWhatAccelerationPays() public view {
        Loan.Book memory book = _late();
        uint256 fees = 263_013_699 + 164_383_562 + 282_619_629;
        LoanWaterfall.accelerated(book, fees + 3_945_205_480 + 2_465_753_425 + 150_000 * E6);
        assertEq(Loan.arrears(book), 50_000 * E6 + 2_367_123_288);
        assertEq(book.senior, 850_000 * E6);
        LoanWaterfall.accelerated(book, 250_000 * E6);
        assertEq(Loan.arrears(book), 2_367_123_288);
        // The cure. What was paid above what was due shortens the schedule.
        LoanWaterfall.pay(book, FIRST + 10, 2_367_123_288);
        assertEq(Loan.arrears(book), 0);
        assertEq(book.senior, 600_000 * E6);
        (, uint256 day) = Loan.oldestUnpaid(book);
        assertEq(day, SECOND);
    }

    function test_whatASaleBringsAboveEverythingIsReturned() public view {
        Loan.Book memory book = _late();
        uint256 owed = Loan.owed(book);
        Loan.Receipt memory r = LoanWaterfall.settle(book, owed + 12_345);
        assertEq(r.rest, 12_345);
        assertEq(r.juniorPrincipal, 200_000 * E6);
    }

    function test_afterASaleNothingRunsAndWhatIsUnpaidStaysOwed() public view {
        Loan.Book memory book = _late();
        uint256 owed = Loan.owed(book);
        LoanWaterfall.settle(book, 600_000 * E6);
        charge(book, FIRST + 2_000);
        assertEq(Loan.owed(book), owed - 600_000 * E6);
        assertEq(Loan.payoff(book), owed - 600_000 * E6);
        assertEq(book.charged, 1);
        Loan.Receipt memory r = LoanWaterfall.accelerated(book, 500_000 * E6);
        assertEq(r.seniorPrincipal, 400_000 * E6 + 7_120_975_795);
        assertEq(sumOf(r), 500_000 * E6);
        assertEq(LoanWaterfall.accelerated(book, 10_000_000 * E6).rest, 10_000_000 * E6 + 1_100_000 * E6 - owed);
        assertEq(Loan.owed(book), 0);
    }

    /// @dev Handed over on 10 March 2024 for 900,000: four of six due days are left, of which the first is in 21 days.
    function test_aHandOverStrikesOutWhatIsUnpaidAndMakesANewSchedule() public view {
        Loan.Book memory book = opened(termsOf(Amortisation.EqualPrincipal, 6));
        charge(book, SECOND + 10);
        LoanCharges.reschedule(book, 850_000 * E6, 50_000 * E6, SECOND + 10, 0);
        assertEq(Loan.arrears(book), 0);
        assertEq(Loan.payoff(book), 900_000 * E6);
        assertEq(book.parts[0] + book.parts[1], 0);
        for (uint256 i = 2; i < 6; ++i) {
            assertEq(book.parts[i], 225_000 * E6);
        }
        (, uint256 day) = Loan.oldestUnpaid(book);
        assertEq(day, THIRD);
        charge(book, THIRD);
        // 21 days on 900,000 at 12 %, and on 850,000 at 9 %: 6,213.698630…, 4,401.369863….
        assertEq(book.due[2].seniorInterest, 4_401_369_864);
        assertEq(book.due[2].juniorInterest, 6_213_698_631 - 4_401_369_864);
        assertEq(book.due[2].seniorPrincipal, 225_000 * E6);
    }

    /// @dev Due days stay those of the terms: 31 March after a 29 February.
    function test_aHandOverKeepsTheDueDaysAndLevelPaymentsLevel() public view {
        Loan.Terms memory terms = termsOf(Amortisation.LevelPayment, 12);
        (terms.balloon, terms.servicingFeeBps) = (uint64(1_000_000 * E6), 0);
        Loan.Book memory book = opened(terms);
        charge(book, SECOND);
        LoanCharges.reschedule(book, 800_000 * E6, 0, SECOND, 0);
        assertEq(book.terms.balloon, 800_000 * E6);
        LoanCharges.reschedule(book, 600_000 * E6, 0, SECOND, 0);
        assertEq(book.terms.balloon, 600_000 * E6);
        book.terms.balloon = 0;
        LoanCharges.reschedule(book, 600_000 * E6, 0, SECOND, 0);
        uint256 payment;
        for (uint256 i = 2; i < 11; ++i) {
            uint256 day = Loan.dueDay(terms, i);
            charge(book, day);
            if (i == 2) payment = Loan.arrears(book);
            assertEq(Loan.arrears(book), payment);
            assertEq(pay(book, day, payment).juniorYield, 0, "the juniors have lost all");
        }
    }

    /// @dev The second instalment was paid on the day of the first. Ten days later the loan is handed over: the first period
    /// of the new schedule begins with the third.
    function test_aHandOverBeginsWhereWhatWasPaidInAdvanceEnds() public view {
        Loan.Terms memory terms = termsOf(Amortisation.LevelPayment, 12);
        terms.servicingFeeBps = 0;
        Loan.Book memory book = opened(terms);
        charge(book, FIRST);
        LoanWaterfall.pay(book, FIRST, Loan.arrears(book));
        LoanWaterfall.pay(book, FIRST, 200_000 * E6);
        charge(book, FIRST + 10);
        LoanCharges.reschedule(book, 700_000 * E6, 100_000 * E6, FIRST + 10, 0);
        assertEq(book.accruedTo, SECOND);
        charge(book, SECOND);
        assertEq(Loan.payoff(book), 800_000 * E6);
        uint256 payment;
        for (uint256 i = 2; i < 11; ++i) {
            uint256 day = Loan.dueDay(terms, i);
            charge(book, day);
            if (i == 2) payment = Loan.arrears(book);
            // 31 days on 800,000 at 12 %, of which the senior's are on 700,000 at 9 %.
            if (i == 2) assertEq(book.due[2].seniorInterest + book.due[2].juniorInterest, 8_153_424_658);
            assertEq(Loan.arrears(book), payment);
            LoanWaterfall.pay(book, day, payment);
        }
    }

    function test_nothingIsLeftToRescheduleAfterTheLastDueDay() public {
        Loan.Book memory book = opened(termsOf(Amortisation.EqualPrincipal, 6));
        charge(book, Loan.dueDay(book.terms, 5));
        vm.expectRevert(abi.encodeWithSelector(LoanCharges.NoDueDayLeft.selector, 6));
        this.reschedule(book);
    }

    function reschedule(Loan.Book memory book) external pure {
        LoanCharges.reschedule(book, 1, 1, SECOND, 0);
    }
}
