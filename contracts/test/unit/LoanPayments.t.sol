// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Loan} from "../../src/libraries/Loan.sol";
import {LoanWaterfall} from "../../src/libraries/LoanWaterfall.sol";
import {Amortisation, Schedule} from "../../src/libraries/Schedule.sol";
import {LoanFixture} from "../base/LoanFixture.sol";

/// @notice Debts that are paid on time, late, ahead and off: by hand. 16 days of 12 % on 1,200,000 are 6,312.328767…, of
/// them 9 % on the senior's 1,000,000 3,945.205479…; 50 basis points for the servicer are 263.013698….
contract LoanPaymentsTest is LoanFixture {
    function _equal() private pure returns (Loan.Book memory) {
        return opened(termsOf(Amortisation.EqualPrincipal, 6));
    }

    function _bullet() private pure returns (Loan.Book memory) {
        return opened(termsOf(Amortisation.Bullet, 3));
    }

    // --- on time ---

    function test_nothingIsDueBeforeTheDueDayAndAllOfItOnThatDay() public view {
        Loan.Book memory book = _equal();
        Loan.Book memory before = copy(book);
        charge(before, FIRST - 1);
        assertEq(Loan.arrears(before), 0);
        (bool found, uint256 day) = Loan.oldestUnpaid(before);
        assertTrue(found);
        assertEq(day, FIRST);
        charge(book, FIRST);
        assertEq(Loan.arrears(book), 200_000 * E6 + 6_312_328_768 + 263_013_699);
        (, day) = Loan.oldestUnpaid(book);
        assertEq(day, FIRST);
    }

    function test_anInstalmentIsSharedInTheOrderOfTheWaterfall() public view {
        Loan.Book memory book = _equal();
        Loan.Receipt memory r = pay(book, FIRST, 206_575_342_467);
        assertReceipt(r, [uint256(263_013_699), 200_000 * E6, 3_945_205_480, 0, 2_367_123_288, 0]);
        assertEq(book.senior, 800_000 * E6);
        assertEq(book.junior, 200_000 * E6);
        (, uint256 day) = Loan.oldestUnpaid(book);
        assertEq(day, SECOND);
        // 29 days over the leap day, on 1,000,000.
        r = pay(book, SECOND, 200_000 * E6 + 9_534_246_576 + 397_260_274);
        assertReceipt(r, [uint256(397_260_274), 200_000 * E6, 5_720_547_946, 0, 3_813_698_630, 0]);
    }

    function test_whatIsShortIsMissingFromTheEndOfTheOrder() public view {
        Loan.Book memory book = _equal();
        assertReceipt(pay(book, FIRST, 263_013_699), [uint256(263_013_699), 0, 0, 0, 0, 0]);
        assertReceipt(pay(book, FIRST, 3_945_205_479), [uint256(0), 0, 3_945_205_479, 0, 0, 0]);
        assertReceipt(pay(book, FIRST, 2), [uint256(0), 1, 1, 0, 0, 0]);
        assertReceipt(pay(book, FIRST, 200_000 * E6), [uint256(0), 200_000 * E6 - 1, 0, 0, 1, 0]);
        assertEq(Loan.arrears(book), 2_367_123_287);
        assertEq(book.paid, 0);
        assertReceipt(pay(book, FIRST, 2_367_123_287), [uint256(0), 0, 0, 0, 2_367_123_287, 0]);
        assertEq(book.paid, 1);
    }

    function test_theJuniorIsRepaidOnceTheSeniorIsWhole() public view {
        Loan.Book memory book = _equal();
        for (uint256 i; i < 5; ++i) {
            uint256 day = Loan.dueDay(book.terms, i);
            charge(book, day);
            assertEq(pay(book, day, Loan.arrears(book)).juniorPrincipal, 0);
        }
        assertEq(book.senior, 0);
        assertEq(book.junior, 200_000 * E6);
        uint256 last = Loan.dueDay(book.terms, 5);
        charge(book, last);
        Loan.Receipt memory r = pay(book, last, Loan.arrears(book) + 5);
        assertEq(r.juniorPrincipal, 200_000 * E6);
        assertEq(r.seniorYield, 0, "the senior has nothing outstanding");
        assertEq(r.rest, 5);
        (bool found,) = Loan.oldestUnpaid(book);
        assertFalse(found);
        assertEq(Loan.payoff(book), 0);
    }

    function test_proRataPrincipalIsSharedAsItStandsWhileItIsNotLate() public view {
        Loan.Terms memory terms = termsOf(Amortisation.EqualPrincipal, 6);
        terms.proRata = true;
        Loan.Book memory book = opened(terms);
        Loan.Book memory late = copy(book);
        Loan.Receipt memory r = pay(book, FIRST, 206_575_342_467);
        assertEq(r.seniorPrincipal, 166_666_666_667);
        assertEq(r.juniorPrincipal, 33_333_333_333);
        // A day later all of it is the senior's.
        charge(late, FIRST + 1);
        r = pay(late, FIRST + 1, Loan.arrears(late));
        assertEq(r.seniorPrincipal, 200_000 * E6);
        assertEq(r.juniorPrincipal, 0);
    }

    function test_levelPaymentsAreLevelOverALeapDay() public view {
        Loan.Terms memory terms = termsOf(Amortisation.LevelPayment, 6);
        terms.servicingFeeBps = 0;
        Loan.Book memory book = opened(terms);
        uint256 payment = Schedule.levelPayment(1_200_000 * E6, 0, 1_200, 6);
        for (uint256 i; i < 5; ++i) {
            uint256 day = Loan.dueDay(terms, i);
            charge(book, day);
            assertEq(Loan.arrears(book), payment);
            Loan.Receipt memory r = pay(book, day, payment);
            assertEq(r.seniorPrincipal + r.juniorPrincipal, book.parts[i]);
        }
        // The last makes up for the short first period: 198,760.321077 and 30 days of it.
        charge(book, Loan.dueDay(terms, 5));
        assertEq(Loan.arrears(book), 198_760_321_077 + 1_960_375_770);
    }

    function test_aBulletIsInterestUntilTheLastDay() public view {
        Loan.Book memory book = _bullet();
        assertReceipt(pay(book, FIRST, 6_575_342_467), [uint256(263_013_699), 0, 3_945_205_480, 0, 2_367_123_288, 0]);
        charge(book, SECOND);
        assertEq(Loan.arrears(book), 11_441_095_891 + 476_712_329);
        pay(book, SECOND, Loan.arrears(book));
        charge(book, THIRD);
        assertEq(Loan.arrears(book), 1_200_000 * E6 + 12_230_136_987 + 509_589_042);
    }

    function test_withoutJuniorsTheSeniorHasTheWholeInterest() public view {
        Loan.Book memory book = opened(termsOf(Amortisation.Bullet, 3));
        (book.senior, book.seniorBase, book.junior, book.juniorBase) = (book.senior + book.junior, 1, 0, 0);
        assertReceipt(pay(book, FIRST, 6_575_342_467), [uint256(263_013_699), 0, 6_312_328_768, 0, 0, 0]);
    }

    function test_withoutASeniorAllIsTheJuniors() public view {
        Loan.Book memory book = opened(termsOf(Amortisation.EqualPrincipal, 6));
        (book.junior, book.juniorBase, book.senior, book.seniorBase) = (book.senior + book.junior, 1, 0, 0);
        charge(book, FIRST + 10);
        Loan.Receipt memory r = pay(book, FIRST + 10, Loan.arrears(book));
        assertReceipt(r, [uint256(263_013_699), 0, 0, 200_000 * E6, 6_312_328_768 + 282_619_629, 0]);
    }

    // --- late ---

    /// @dev 5 % on 206,312.328768 for ten days: 282.619628…. The fee bears none.
    function test_theMarginRunsByTheDayFromTheDueDayOn() public view {
        Loan.Book memory book = _equal();
        charge(book, FIRST + 10);
        assertEq(book.margin, 282_619_629);
        assertEq(Loan.arrears(book), 206_575_342_467 + 282_619_629);
        Loan.Receipt memory r = pay(book, FIRST + 10, 1_000 * E6);
        assertReceipt(r, [uint256(263_013_699), 0, 1_000 * E6 - 263_013_699, 0, 0, 0]);
        assertEq(book.margin, 0, "it comes before the interest");
    }

    function test_theOldestInstalmentIsPaidFirst() public view {
        Loan.Book memory book = _equal();
        // Interest runs on the whole principal, since none was repaid.
        charge(book, SECOND);
        uint256 fees = 263_013_699 + 476_712_329 + 819_596_923;
        assertEq(Loan.arrears(book), fees + 400_000 * E6 + 6_312_328_768 + 11_441_095_891);
        Loan.Receipt memory r = pay(book, SECOND, fees + 206_312_328_768 + 7_150_684_931);
        assertEq(r.seniorYield, 819_596_923 + 3_945_205_480 + 7_150_684_931);
        assertEq(r.juniorYield, 2_367_123_288, "the junior's of the first comes before the senior's of the second");
        assertEq(r.seniorPrincipal, 200_000 * E6);
        assertEq(book.paid, 1);
        assertEq(book.due[1].seniorInterest, 1);
    }

    function test_afterTheLastDueDayInterestAndFeeAreOwedDayByDay() public view {
        Loan.Book memory book = _bullet();
        pay(book, FIRST, 6_575_342_467);
        pay(book, SECOND, 11_441_095_891 + 476_712_329);
        charge(book, THIRD + 5);
        uint256 due = 1_200_000 * E6 + 12_230_136_987 + 509_589_042;
        assertEq(Loan.arrears(book), due + 1_972_602_740 + 82_191_781 + 830_294_615);
        assertEq(Loan.payoff(book), Loan.arrears(book));
        // The senior's of it comes before its principal, the junior's before the junior's.
        Loan.Book memory partly = copy(book);
        Loan.Receipt memory r = pay(partly, THIRD + 5, 1_000_000 * E6);
        assertEq(r.servicing, 509_589_042 + 82_191_781);
        assertEq(r.seniorYield, 830_294_615 + 7_643_835_617 + 1_232_876_713);
        assertEq(r.seniorPrincipal, 1_000_000 * E6 - r.servicing - r.seniorYield);
        r = pay(book, THIRD + 5, Loan.arrears(book));
        assertEq(r.juniorYield, 12_230_136_987 - 7_643_835_617 + 1_972_602_740 - 1_232_876_713);
        (bool found,) = Loan.oldestUnpaid(book);
        assertFalse(found);
    }

    function test_anInstalmentIsNotPaidWhileItsInterestOfLateDaysIsNot() public view {
        Loan.Book memory book = _bullet();
        pay(book, FIRST, 6_575_342_467);
        pay(book, SECOND, 11_441_095_891 + 476_712_329);
        charge(book, THIRD + 5);
        // All but the last micro-dollar: that is the junior's principal. Then it is paid, and a day later owed once more.
        pay(book, THIRD + 5, Loan.arrears(book) - 1);
        charge(book, THIRD + 6);
        assertEq(Loan.arrears(book), 4, "a micro-dollar, and a day of its interest, fee and margin");
        (bool found, uint256 day) = Loan.oldestUnpaid(book);
        assertTrue(found);
        assertEq(day, THIRD);
    }

    // --- ahead ---

    function test_theNextInstalmentIsPaidInAdvanceWithInterestUntilItsDay() public view {
        Loan.Book memory book = _equal();
        uint256 next = 200_000 * E6 + 9_534_246_576 + 397_260_274;
        Loan.Receipt memory r = pay(book, FIRST, 206_575_342_467 + next + 7);
        assertReceipt(
            r, [uint256(263_013_699 + 397_260_274), 400_000 * E6, 3_945_205_480 + 5_720_547_946, 0, 6_180_821_918, 7]
        );
        assertEq(book.accruedTo, SECOND);
        (, uint256 day) = Loan.oldestUnpaid(book);
        assertEq(day, THIRD);
        // One in advance is the most.
        assertEq(pay(book, FIRST + 1, 1_000_000 * E6).rest, 1_000_000 * E6);
        charge(book, SECOND);
        assertEq(Loan.arrears(book), 0);
        assertEq(pay(book, SECOND, 1_000_000 * E6).seniorPrincipal, 200_000 * E6, "now the third");
    }

    /// @dev Who pays a micro-dollar for somebody else must not make that one owe a month's interest.
    function test_anInstalmentInAdvanceIsPaidInFullOrNotAtAll() public view {
        Loan.Book memory book = _equal();
        pay(book, FIRST, 206_575_342_467);
        uint256 next = 200_000 * E6 + 9_534_246_576 + 397_260_274;
        uint256 payoff = Loan.payoff(book);
        assertEq(pay(book, FIRST, next - 1).rest, next - 1);
        assertEq(Loan.payoff(book), payoff);
        assertEq(book.charged, 1);
        assertEq(pay(book, FIRST, next).rest, 0);
        assertEq(book.charged, 2);
    }

    function test_aLoanIsRepaidByTheLastInstalmentInAdvance() public view {
        Loan.Book memory book = _bullet();
        pay(book, FIRST, 6_575_342_467);
        pay(book, SECOND, 11_441_095_891 + 476_712_329);
        Loan.Receipt memory r = pay(book, SECOND, 2_000_000 * E6);
        assertEq(r.rest, 800_000 * E6 - 12_230_136_987 - 509_589_042);
        assertEq(Loan.payoff(book), 0);
        assertEq(pay(book, SECOND + 1, E6).rest, E6);
    }

    // --- off ---

    function test_aPrepaymentShortensTheScheduleFromItsEnd() public view {
        Loan.Book memory book = _equal();
        pay(book, FIRST, 206_575_342_467);
        // Ten days of interest and fee come first: 3,287.671233 and 136.986302.
        Loan.Receipt memory r = prepay(book, FIRST + 10, 250_000 * E6 + 3_287_671_233 + 136_986_302);
        assertReceipt(r, [uint256(136_986_302), 250_000 * E6, 1_972_602_740, 0, 1_315_068_493, 0]);
        charge(book, SECOND);
        assertEq(book.due[1].seniorPrincipal, 200_000 * E6, "the next part is what it was");
        for (uint256 i = 1; i < 4; ++i) {
            uint256 day = Loan.dueDay(book.terms, i);
            charge(book, day);
            r = pay(book, day, Loan.arrears(book));
        }
        assertEq(r.seniorPrincipal + r.juniorPrincipal, 200_000 * E6);
        charge(book, Loan.dueDay(book.terms, 4));
        r = pay(book, Loan.dueDay(book.terms, 4), Loan.arrears(book));
        assertEq(r.seniorPrincipal + r.juniorPrincipal, 150_000 * E6, "of five parts one and a quarter are gone");
        (bool found,) = Loan.oldestUnpaid(book);
        assertFalse(found, "there is no sixth");
    }

    function test_aPayoffIsWhatIsDueWhatRunsAndThePrincipal() public view {
        Loan.Book memory book = _equal();
        charge(book, FIRST + 10);
        uint256 quote = Loan.payoff(book);
        uint256 running = 3_945_205_480 + 164_383_562;
        assertEq(quote, 206_575_342_467 + 282_619_629 + running + 1_000_000 * E6);
        Loan.Book memory other = copy(book);
        assertEq(prepay(other, FIRST + 10, quote - 1).rest, 0);
        assertEq(Loan.payoff(other), 1);
        Loan.Receipt memory r = prepay(book, FIRST + 10, quote + 3);
        assertEq(r.rest, 3);
        assertEq(r.seniorPrincipal, 1_000_000 * E6);
        assertEq(r.juniorPrincipal, 200_000 * E6);
        assertEq(Loan.payoff(book), 0);
        (bool found,) = Loan.oldestUnpaid(book);
        assertFalse(found);
    }

    function test_aPrepaymentThatIsShortOfWhatIsDueIsAPayment() public view {
        Loan.Book memory book = _equal();
        Loan.Book memory other = copy(book);
        Loan.Receipt memory r = prepay(book, FIRST + 1, 200_000 * E6);
        assertEq(keccak256(abi.encode(r)), keccak256(abi.encode(pay(other, FIRST + 1, 200_000 * E6))));
        assertEq(keccak256(abi.encode(book)), keccak256(abi.encode(other)));
    }

    function test_afterThePaidOffThereIsNothingToTake() public view {
        Loan.Book memory book = _equal();
        charge(book, DRAWN);
        assertEq(Loan.payoff(book), 1_200_000 * E6);
        prepay(book, DRAWN, 1_200_000 * E6);
        charge(book, DRAWN + 3_000);
        assertEq(Loan.owed(book) + Loan.arrears(book) + Loan.payoff(book), 0);
        assertEq(LoanWaterfall.prepay(book, DRAWN + 3_000, 9).rest, 9);
        assertEq(LoanWaterfall.accelerated(book, 9).rest, 9);
    }
}
