// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {LoanCharges} from "../../src/libraries/LoanCharges.sol";
import {LoanWaterfall} from "../../src/libraries/LoanWaterfall.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {LoanFixture} from "../base/LoanFixture.sol";

/// @notice What must hold for every loan that terms can describe, after any history: twelve steps of time and money.
contract LoanFuzzTest is LoanFixture {
    uint256 private dice;

    function _roll(uint256 bound_) private returns (uint256) {
        dice = uint256(keccak256(abi.encode(dice)));
        return dice % bound_;
    }

    function _any() private returns (Loan.Book memory) {
        Loan.Terms memory terms;
        uint256 principal = _roll(2) == 0 ? 1 + _roll(1e15) : 1 + _roll(2 ** 56 - 1);
        terms.rateBps = uint16(_roll(3) == 0 ? 0 : 1 + _roll(10_000));
        terms.seniorRateBps = uint16(_roll(uint256(terms.rateBps) + 1));
        if (terms.rateBps == 0 || _roll(3) == 0) terms.revenueShareBps = uint16(1 + _roll(10_000));
        terms.lateMarginBps = uint16(_roll(10_001));
        terms.servicingFeeBps = uint16(_roll(101));
        terms.amortisation = Amortisation(_roll(3));
        terms.proRata = _roll(2) == 0;
        terms.months = uint8(3 + _roll(34));
        terms.firstDueDay = uint24(DRAWN + 1 + _roll(90));
        terms.balloon = uint64(_roll(principal + 1));
        terms.contractedRevenue = uint64(_roll(principal + 1));
        uint256 junior = _roll(4) == 0 ? 0 : _roll(principal + 1);
        for (uint256 i; i < terms.months; ++i) {
            uint256 sum = (i == 0 ? 0 : reports[i - 1].revenue) + _roll(2 * uint256(terms.contractedRevenue) + 1);
            reports.push(Loan.Reported(sum, _roll(4) != 0));
        }
        return LoanCharges.open(terms, principal - junior, junior, DRAWN, 0);
    }

    /// @dev Charges with what was reported for those instalments.
    function _to(Loan.Book memory book, uint256 day) private view {
        Loan.Reported[] memory rest = new Loan.Reported[](book.terms.months - book.charged);
        for (uint256 i; i < rest.length; ++i) {
            rest[i] = reports[book.charged + i];
        }
        LoanCharges.charge(book, day, rest);
    }

    function _part(uint256 amount) private returns (uint256) {
        return amount * _roll(1_001) / 1_000;
    }

    /// @dev Some way into its life. Returns the day.
    function _live(Loan.Book memory book) private returns (uint256 day) {
        day = DRAWN;
        for (uint256 i; i < 6; ++i) {
            day += _roll(50);
            _to(book, day);
            if (_roll(3) == 0) LoanWaterfall.pay(book, day, Loan.arrears(book));
            else LoanWaterfall.pay(book, day, _part(2 * Loan.arrears(book)));
        }
        day += _roll(50);
        _to(book, day);
        _hear(book);
    }

    /// @dev What has been reported since the last due day: less or more than is contracted.
    function _hear(Loan.Book memory book) private {
        book.reported = book.revenueCharged + _roll(3 * uint256(book.terms.contractedRevenue) + 1);
    }

    /// @dev Everything that comes in is in the receipt once, and the book loses what the receipt has.
    function _conserves(Loan.Book memory b, Loan.Book memory a, Loan.Receipt memory r, uint256 amount) private pure {
        assertEq(sumOf(r), amount, "a micro-dollar is nobody's or counted twice");
        assertEq(b.senior - a.senior, r.seniorPrincipal, "senior principal");
        assertEq(b.junior - a.junior, r.juniorPrincipal, "junior principal");
        (uint256 senior, uint256 junior) = Loan.uncharged(a);
        assertLe(senior + junior, a.senior + a.junior);
    }

    function testFuzz_conservesInEveryStepOfALife(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        uint256 day = DRAWN;
        for (uint256 i; i < 12; ++i) {
            day += _roll(4) == 0 ? _roll(400) : _roll(40);
            Loan.Book memory untouched = copy(book);
            _to(book, day);
            // Time charges; it moves no principal.
            assertEq(book.senior, untouched.senior);
            assertEq(book.junior, untouched.junior);
            Loan.Book memory before = copy(book);
            if (_roll(2) == 0) _hear(book);
            uint256 way = _roll(5);
            uint256 amount = way == 0 ? Loan.payoff(book) + _roll(2) : _part(2 * Loan.arrears(book)) + _roll(1_000);
            Loan.Receipt memory r;
            if (way < 2) r = LoanWaterfall.prepay(book, day, amount);
            else if (way < 4) r = LoanWaterfall.pay(book, day, amount);
            else r = LoanWaterfall.accelerated(book, amount);
            _conserves(before, book, r, amount);
            assertLe(Loan.arrears(book), Loan.arrears(before), "a payment made more due");
        }
    }

    function testFuzz_arrearsFallByWhatIsPaidAndNoMoreIsTakenThanIsDue(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        uint256 day = _live(book);
        uint256 due = Loan.arrears(book);
        uint256 amount = _part(due);
        Loan.Book memory partly = copy(book);
        assertEq(LoanWaterfall.pay(partly, day, amount).rest, 0);
        assertEq(Loan.arrears(partly), due - amount);
        LoanWaterfall.pay(book, day, due);
        assertEq(Loan.arrears(book), 0);
        (bool found, uint256 oldest) = Loan.oldestUnpaid(book);
        assertTrue(!found || oldest > day, "late although nothing is due");
    }

    /// @dev Two payments on a day do what one does, but that a share rounds in favour of the senior each time.
    function testFuzz_aPaymentInTwoPartsIsTheSamePayment(uint256 seed) public {
        dice = seed;
        Loan.Book memory whole = _any();
        uint256 day = _live(whole);
        uint256 due = Loan.arrears(whole);
        uint256 first = _part(due);
        Loan.Book memory split = copy(whole);
        Loan.Receipt memory r = LoanWaterfall.pay(whole, day, due);
        LoanWaterfall.pay(split, day, first);
        LoanWaterfall.pay(split, day, due - first);
        assertEq(split.senior + split.junior, whole.senior + whole.junior);
        assertEq(split.paid, whole.paid);
        uint256 rounded = whole.terms.revenueShareBps == 0 ? 0 : 1;
        assertApproxEqAbs(split.senior, whole.senior, rounded);
        assertEq(sumOf(r), due);
    }

    /// @dev The oldest first: nothing of an instalment is paid while anything of an older one is owed.
    function testFuzz_theOldestInstalmentIsPaidFirst(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        uint256 day = _live(book);
        Loan.Book memory before = copy(book);
        LoanWaterfall.pay(book, day, _part(Loan.arrears(book)));
        bool owed = book.servicing + book.margin != 0;
        for (uint256 i = before.paid; i < before.charged; ++i) {
            uint256 left = Loan.total(book.due[i]);
            if (owed) assertEq(left, Loan.total(before.due[i]), "a younger one was paid");
            owed = owed || left != 0;
        }
    }

    /// @dev In a debt the senior's interest, then its principal, then the junior's.
    function testFuzz_theOrderWithinAnInstalment(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        uint256 day = _live(book);
        LoanWaterfall.pay(book, day, _part(Loan.arrears(book)));
        if (book.paid == book.charged) return;
        Loan.Book memory before = copy(book);
        LoanWaterfall.pay(book, day, _part(Loan.total(book.due[book.paid])));
        uint256 i = before.paid;
        (Loan.Instalment memory a, Loan.Instalment memory b) = (book.due[i], before.due[i]);
        if (a.seniorInterest != 0) assertEq(a.seniorPrincipal, b.seniorPrincipal);
        if (a.seniorPrincipal != 0) assertEq(a.juniorInterest, b.juniorInterest);
        if (a.juniorInterest != 0) assertEq(a.juniorPrincipal, b.juniorPrincipal);
        if (a.juniorPrincipal != 0) assertEq(a.revenue, b.revenue);
    }

    function testFuzz_afterADefaultAllSeniorComesBeforeAnyJunior(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        _live(book);
        uint256 owed = Loan.owed(book);
        uint256 amount = _part(owed);
        Loan.Receipt memory r = LoanWaterfall.accelerated(book, amount);
        assertEq(r.rest, 0);
        assertEq(Loan.owed(book), owed - amount, "what is owed falls by what came in");
        bool juniors =
            r.juniorPrincipal != 0 || (book.terms.revenueShareBps == 0 && book.seniorBase != 0 && r.juniorYield != 0);
        if (juniors) assertEq(book.senior + book.seniorAccrued, 0, "a junior was paid before the senior was whole");
        assertEq(LoanWaterfall.settle(book, owed - amount + 3).rest, 3);
        assertEq(Loan.owed(book), 0);
    }

    function testFuzz_thePayoffPaysOffAndAMicroDollarLessDoesNot(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        uint256 day = _live(book);
        uint256 payoff = Loan.payoff(book);
        Loan.Book memory short = copy(book);
        assertEq(LoanWaterfall.prepay(book, day, payoff + 5).rest, 5);
        assertEq(Loan.payoff(book), 0);
        (bool found,) = Loan.oldestUnpaid(book);
        assertFalse(found);
        if (payoff == 0) return;
        LoanWaterfall.prepay(short, day, payoff - 1);
        assertGt(Loan.payoff(short), 0);
    }

    /// @dev Debts that are paid when due: principal is paid once, and the interest is that of the schedule.
    function testFuzz_aDebtPaidWhenDueEndsOnItsLastDay(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        book.terms.revenueShareBps = 0;
        if (book.terms.rateBps == 0) book.terms.rateBps = 1;
        uint256 principal = book.senior + book.junior;
        uint256 repaid;
        for (uint256 i; i < book.terms.months; ++i) {
            uint256 day = Loan.dueDay(book.terms, i);
            _to(book, day);
            Loan.Receipt memory r = LoanWaterfall.pay(book, day, Loan.arrears(book));
            repaid += r.seniorPrincipal + r.juniorPrincipal;
            assertEq(book.margin, 0);
        }
        assertEq(repaid, principal);
        assertEq(Loan.owed(book), 0);
    }

    /// @dev But for what a day brings in interest, fee and margin.
    function testFuzz_payingOffTheDayBeforeADueDaySavesNothing(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        uint256 day = _live(book);
        if (Loan.isMatured(book.terms, book.charged)) return;
        uint256 due = Loan.dueDay(book.terms, book.charged);
        if (day < due - 1) _to(book, due - 1);
        uint256 ran = Loan.running(book) + book.servicing + book.margin;
        uint256 eve = Loan.payoff(book);

        LoanCharges.chargeNext(book, due, Loan.Reported(book.reported, true));
        Loan.Instalment memory next = book.due[book.charged - 1];
        ran = next.seniorInterest + next.juniorInterest + book.servicing + book.margin - ran;
        assertLe(Loan.payoff(book), eve + ran);
    }

    /// @dev Whatever was paid in advance: until the next due day the loan of who took it over grows as it would have.
    function testFuzz_aHandOverBearsNoDayTwice(uint256 seed) public {
        dice = seed;
        Loan.Book memory book = _any();
        book.terms.revenueShareBps = 0;
        if (book.terms.rateBps == 0) book.terms.rateBps = 1;
        uint256 day = _live(book);
        LoanWaterfall.pay(book, day, Loan.arrears(book));
        if (_roll(3) != 0) LoanWaterfall.pay(book, day, type(uint64).max);
        if (Loan.isMatured(book.terms, book.charged)) return;
        Loan.Book memory over = copy(book);
        LoanCharges.reschedule(over, over.senior, over.junior, day, 0);
        uint256 struckOut = Loan.running(book);
        assertEq(Loan.payoff(over) + struckOut, Loan.payoff(book));
        day = Math.min(day + _roll(50), Loan.dueDay(book.terms, book.charged));
        _to(book, day);
        _to(over, day);
        assertEq(Loan.payoff(over) + struckOut, Loan.payoff(book), "days bore something else");
    }
}
