// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Interest} from "./Interest.sol";
import {Loan} from "./Loan.sol";
import {LoanCharges} from "./LoanCharges.sol";

/// @title LoanWaterfall: what money that comes in pays, in which order
/// @notice Servicing fee, late margin, then the oldest instalment first: senior interest, senior principal, junior interest,
/// junior principal, revenue. After a default all senior before any junior.
/// @dev Over Loan.Book, in memory, brought to the day by LoanCharges.charge. What comes in is what is in the receipt, to
/// the micro-dollar, and a book loses what the receipt has, to the micro-dollar.
library LoanWaterfall {
    /// @dev Instalments are to come, or so much is due.
    error StillOwed(uint256 paid, uint256 arrears);

    /// @notice What is due. If then the next instalment can be paid in full, it is, as on its due day: with interest until
    /// then. At most one in advance, and none of a revenue share, whose amount is not known.
    /// @dev In full or not at all: else a stranger's micro-dollar would charge the borrower with a month's interest.
    function pay(Loan.Book memory book, uint256 today, uint256 amount) internal pure returns (Loan.Receipt memory r) {
        r.rest = amount;
        _payDues(book, today, r);
        if (_canPayNext(book, today, r.rest)) {
            uint256 day = Loan.dueDay(book.terms, book.charged);
            Loan.Reported memory none;
            LoanCharges.chargeNext(book, day, none);
            _payDues(book, day, r);
        }
        _finish(book);
    }

    /// @notice What is due, what runs, then principal from the end of the schedule, the senior's first. Of a revenue share
    /// what is due, and then all that a payoff takes or nothing.
    function prepay(Loan.Book memory book, uint256 today, uint256 amount)
        internal
        pure
        returns (Loan.Receipt memory r)
    {
        r.rest = amount;
        _payDues(book, today, r);
        if (book.paid < book.charged || Loan.isMatured(book.terms, book.charged)) return r;
        bool shares = book.terms.revenueShareBps != 0;
        if (shares) {
            uint256 principal = book.senior + book.junior;
            uint256 forgone = Loan.forgone(book, principal, 0);
            if (r.rest < Loan.running(book) + principal + forgone) return r;
            r.rest -= forgone;
            _addYield(book, r, forgone);
        }
        _payRunningFee(book, r);
        _payRunningSenior(book, r);
        _payRunningJunior(book, r);
        _paySenior(book, r);
        _payJunior(book, r);
        if (shares) (book.charged, book.paid) = (book.terms.months, book.terms.months);
        _finish(book);
    }

    /// @notice After a default everything is due: fee, margin, all senior interest, all senior principal, then the junior's,
    /// then revenue. Instalments shrink by what they get, oldest first.
    function accelerated(Loan.Book memory book, uint256 amount) internal pure returns (Loan.Receipt memory r) {
        r.rest = amount;
        _payFees(book, r, true);
        for (uint256 i = book.paid; i < book.charged; ++i) {
            _paySeniorInterest(book.due[i - book.first], r);
        }
        _payRunningSenior(book, r);
        _shrink(book, _paySenior(book, r), true);
        for (uint256 i = book.paid; i < book.charged; ++i) {
            _payJuniorInterest(book.due[i - book.first], r);
        }
        _payRunningJunior(book, r);
        _shrink(book, _payJunior(book, r), false);
        for (uint256 i = book.paid; i < book.charged; ++i) {
            Loan.Instalment memory due = book.due[i - book.first];
            uint256 taken = _take(r, due.revenue);
            due.revenue -= taken;
            _addYield(book, r, taken);
        }
        LoanCharges.skipPaid(book);
    }

    /// @notice Proceeds of a sale, as `accelerated`. Nothing runs and nothing is charged from then on; what is unpaid stays
    /// owed to `accelerated`.
    function settle(Loan.Book memory book, uint256 amount) internal pure returns (Loan.Receipt memory r) {
        r = accelerated(book, amount);
        book.accruedTo = Loan.FROZEN;
    }

    /// @notice Strikes out what revenue did not repay and nobody owes, once all that was owed has been paid.
    /// @return senior principal
    /// @return junior principal
    function close(Loan.Book memory book) internal pure returns (uint256 senior, uint256 junior) {
        if (book.paid < book.terms.months) revert StillOwed(book.paid, Loan.arrears(book));
        (senior, junior) = (book.senior, book.junior);
        (book.senior, book.junior) = (0, 0);
    }

    // --- instalments ---

    function _payDues(Loan.Book memory book, uint256 today, Loan.Receipt memory r) private pure {
        _payFees(book, r, Loan.isMatured(book.terms, book.charged));
        for (uint256 i = book.paid; i < book.charged && r.rest != 0; ++i) {
            _payInstalment(book, i, today, r);
        }
        LoanCharges.skipPaid(book);
    }

    function _payInstalment(Loan.Book memory book, uint256 i, uint256 today, Loan.Receipt memory r) private pure {
        Loan.Instalment memory due = book.due[i - book.first];
        // What runs after the last due day belongs to the last instalment.
        bool last = Loan.isMatured(book.terms, i + 1);
        _paySeniorInterest(due, r);
        if (last) _payRunningSenior(book, r);
        uint256 taken = _take(r, due.seniorPrincipal);
        due.seniorPrincipal -= taken;
        book.senior -= taken;
        r.seniorPrincipal += taken;
        _payJuniorInterest(due, r);
        if (last) _payRunningJunior(book, r);
        taken = _take(r, due.juniorPrincipal);
        due.juniorPrincipal -= taken;
        book.junior -= taken;
        r.juniorPrincipal += taken;
        taken = _take(r, due.revenue);
        due.revenue -= taken;
        if (taken != 0) _addRevenue(book, i, today, r, taken);
    }

    /// @dev Where revenue alone repays, it is principal up to the schedule so far.
    function _addRevenue(Loan.Book memory book, uint256 i, uint256 today, Loan.Receipt memory r, uint256 amount)
        private
        pure
    {
        if (book.terms.rateBps == 0) {
            (uint256 senior, uint256 junior) = Loan.uncharged(book);
            uint256 principal = Math.min(amount, Math.min(Loan.behind(book), senior + junior));
            bool alike = book.terms.proRata && today <= Loan.dueDay(book.terms, i);
            senior = alike ? Loan.portion(principal, senior, junior) : Math.min(principal, senior);
            junior = principal - senior;
            book.senior -= senior;
            book.junior -= junior;
            book.principalPaid += principal;
            r.seniorPrincipal += senior;
            r.juniorPrincipal += junior;
            amount -= principal;
        }
        _addYield(book, r, amount);
    }

    function _canPayNext(Loan.Book memory book, uint256 today, uint256 amount) private pure returns (bool) {
        Loan.Terms memory terms = book.terms;
        if (terms.revenueShareBps != 0 || book.paid < book.charged || Loan.isMatured(terms, book.charged)) {
            return false;
        }
        if (book.accruedTo > today) return false;
        uint256 principal = book.senior + book.junior;
        uint256 dayCount = Loan.dueDay(terms, book.charged) - book.accruedTo;
        uint256 needed = Loan.running(book) + Loan.nextPart(book, principal)
            + Interest.accrued(principal, terms.rateBps, dayCount)
            + Interest.accrued(principal, terms.servicingFeeBps, dayCount);
        return amount >= needed;
    }

    /// @dev Principal that was paid with acceleration shrinks the instalments that asked for it; above that, where revenue
    /// alone repays, it does what revenue was to do.
    function _shrink(Loan.Book memory book, uint256 amount, bool senior) private pure {
        for (uint256 i = book.paid; i < book.charged; ++i) {
            Loan.Instalment memory due = book.due[i - book.first];
            uint256 part = Math.min(amount, senior ? due.seniorPrincipal : due.juniorPrincipal);
            if (senior) due.seniorPrincipal -= part;
            else due.juniorPrincipal -= part;
            amount -= part;
        }
        if (book.terms.rateBps != 0) return;
        uint256 covered = Math.min(amount, Loan.behind(book));
        book.principalPaid += amount;
        for (uint256 i = book.paid; i < book.charged; ++i) {
            Loan.Instalment memory due = book.due[i - book.first];
            uint256 part = Math.min(covered, due.revenue);
            due.revenue -= part;
            covered -= part;
        }
    }

    /// @dev A debt that is repaid has no due day any more.
    function _finish(Loan.Book memory book) private pure {
        if (book.terms.revenueShareBps != 0 || book.paid < book.charged) return;
        if (book.senior + book.junior + Loan.running(book) != 0) return;
        (book.charged, book.paid) = (book.terms.months, book.terms.months);
    }

    // --- one claim each ---

    /// @param running the fee that no instalment has charged as well
    function _payFees(Loan.Book memory book, Loan.Receipt memory r, bool running) private pure {
        uint256 taken = _take(r, book.servicing);
        book.servicing -= taken;
        r.servicing += taken;
        if (running) _payRunningFee(book, r);
        taken = _take(r, book.margin);
        book.margin -= taken;
        if (book.seniorBase != 0) r.seniorYield += taken;
        else r.juniorYield += taken;
    }

    function _payRunningFee(Loan.Book memory book, Loan.Receipt memory r) private pure {
        uint256 taken = _take(r, book.servicingAccrued);
        book.servicingAccrued -= taken;
        r.servicing += taken;
    }

    function _payRunningSenior(Loan.Book memory book, Loan.Receipt memory r) private pure {
        uint256 taken = _take(r, book.seniorAccrued);
        book.seniorAccrued -= taken;
        r.seniorYield += taken;
    }

    function _payRunningJunior(Loan.Book memory book, Loan.Receipt memory r) private pure {
        uint256 taken = _take(r, book.juniorAccrued);
        book.juniorAccrued -= taken;
        r.juniorYield += taken;
    }

    function _paySeniorInterest(Loan.Instalment memory due, Loan.Receipt memory r) private pure {
        uint256 taken = _take(r, due.seniorInterest);
        due.seniorInterest -= taken;
        r.seniorYield += taken;
    }

    function _payJuniorInterest(Loan.Instalment memory due, Loan.Receipt memory r) private pure {
        uint256 taken = _take(r, due.juniorInterest);
        due.juniorInterest -= taken;
        r.juniorYield += taken;
    }

    function _paySenior(Loan.Book memory book, Loan.Receipt memory r) private pure returns (uint256 taken) {
        taken = _take(r, book.senior);
        book.senior -= taken;
        r.seniorPrincipal += taken;
    }

    function _payJunior(Loan.Book memory book, Loan.Receipt memory r) private pure returns (uint256 taken) {
        taken = _take(r, book.junior);
        book.junior -= taken;
        r.juniorPrincipal += taken;
    }

    /// @dev Yield that is no interest: by what the tranches began with.
    function _addYield(Loan.Book memory book, Loan.Receipt memory r, uint256 amount) private pure {
        uint256 senior = Loan.portion(amount, book.seniorBase, book.juniorBase);
        r.seniorYield += senior;
        r.juniorYield += amount - senior;
    }

    function _take(Loan.Receipt memory r, uint256 claim) private pure returns (uint256 taken) {
        taken = Math.min(r.rest, claim);
        r.rest -= taken;
    }
}
