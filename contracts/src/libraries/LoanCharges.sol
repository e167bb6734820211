// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Interest} from "./Interest.sol";
import {Loan} from "./Loan.sol";
import {Schedule} from "./Schedule.sol";

/// @title LoanCharges: what days, due days and a hand-over add to a loan
/// @dev Over Loan.Book, in memory.
library LoanCharges {
    /// @dev All instalments have been charged: there is nothing to reschedule.
    error NoDueDayLeft(uint256 charged);

    /// @notice A loan on the day of its draw.
    /// @param reported revenue of the title until now: it is not shared
    function open(Loan.Terms memory terms, uint256 senior, uint256 junior, uint256 today, uint256 reported)
        internal
        pure
        returns (Loan.Book memory book)
    {
        book.terms = terms;
        begin(book, senior, junior, today, reported);
        book.due = new Loan.Instalment[](terms.months);
    }

    /// @notice Principal and schedule from today on, for the due days that have not been charged.
    function begin(Loan.Book memory book, uint256 senior, uint256 junior, uint256 today, uint256 reported)
        internal
        pure
    {
        Loan.Terms memory terms = book.terms;
        (book.senior, book.junior, book.seniorBase, book.juniorBase) = (senior, junior, senior, junior);
        (book.accruedTo, book.begun, book.revenueCharged) = (today, today, reported);
        book.parts = Schedule.partsAfter(
            Schedule.Loan(
                senior + junior,
                terms.balloon,
                terms.rateBps,
                terms.months,
                today,
                terms.firstDueDay,
                terms.amortisation
            ),
            book.charged
        );
    }

    /// @notice A hand-over: what is unpaid is struck out, and so much principal is repaid on the due days that are left, by
    /// a schedule of its own with the same amortisation and at most the same balloon. Days whose interest was paid in
    /// advance bear none again.
    /// @dev After `charge`, and with the lists from the first instalment on.
    /// @param reported revenue of the title until now: it is not shared any more
    function reschedule(Loan.Book memory book, uint256 senior, uint256 junior, uint256 today, uint256 reported)
        internal
        pure
    {
        if (Loan.isMatured(book.terms, book.charged)) revert NoDueDayLeft(book.charged);
        for (; book.paid < book.charged; ++book.paid) {
            Loan.Instalment memory due = book.due[book.paid];
            uint256 principal = due.seniorPrincipal + due.juniorPrincipal;
            // Nothing that does not fit 64 bits may stop a hand-over.
            due.chargedYield = Math.saturatingSub(due.chargedYield, Loan.total(due) - principal);
            due.chargedPrincipal = Math.saturatingSub(due.chargedPrincipal, principal);
            (due.seniorInterest, due.seniorPrincipal, due.juniorInterest) = (0, 0, 0);
            (due.juniorPrincipal, due.revenue) = (0, 0);
        }
        (book.seniorAccrued, book.juniorAccrued, book.servicingAccrued) = (0, 0, 0);
        (book.servicing, book.margin, book.scheduled, book.principalPaid) = (0, 0, 0, 0);
        book.terms.balloon = uint64(Math.min(book.terms.balloon, senior + junior));
        uint256 from = book.charged == 0 ? today : Math.max(today, Loan.dueDay(book.terms, book.charged - 1));
        begin(book, senior, junior, from, reported);
    }

    /// @notice Brings a loan to a day: charges every instalment due by then and lets the rest run.
    /// @param reports one for each of those instalments, in order; none are looked at without a revenue share
    function charge(Loan.Book memory book, uint256 today, Loan.Reported[] memory reports) internal pure {
        if (book.accruedTo == Loan.FROZEN) return;
        Loan.Reported memory report;
        for (uint256 i; book.charged < book.terms.months; ++i) {
            uint256 day = Loan.dueDay(book.terms, book.charged);
            if (day > today) break;
            if (book.terms.revenueShareBps != 0) report = reports[i];
            chargeNext(book, day, report);
        }
        _accrue(book, today);
        if (book.terms.proRata && book.charged > book.paid && today > Loan.dueDay(book.terms, book.charged - 1)) {
            _seniorFirst(book);
        }
        skipPaid(book);
    }

    /// @dev Charges one instalment, on its day.
    function chargeNext(Loan.Book memory book, uint256 day, Loan.Reported memory report) internal pure {
        Loan.Terms memory terms = book.terms;
        _accrue(book, day);
        // Whatever was charged before is late by now.
        if (terms.proRata) _seniorFirst(book);

        Loan.Instalment memory next = book.due[book.charged - book.first];
        (next.seniorInterest, next.juniorInterest) = (book.seniorAccrued, book.juniorAccrued);
        book.servicing += book.servicingAccrued;
        (book.seniorAccrued, book.juniorAccrued, book.servicingAccrued) = (0, 0, 0);

        (uint256 senior, uint256 junior) = Loan.uncharged(book);
        uint256 part = Loan.nextPart(book, senior + junior);
        if (terms.rateBps == 0) {
            // Revenue is to repay what is scheduled; only the balloon is owed.
            uint256 byRevenue = Loan.repaidByRevenue(book, book.charged);
            book.scheduled += byRevenue;
            part = Math.min(book.parts[book.charged - book.first] - byRevenue, part);
        }
        next.seniorPrincipal = terms.proRata ? Loan.portion(part, senior, junior) : Math.min(part, senior);
        next.juniorPrincipal = part - next.seniorPrincipal;

        if (terms.revenueShareBps != 0) {
            uint256 revenue = report.any
                ? Math.saturatingSub(report.revenue, book.revenueCharged)
                : Loan.contracted(book, book.charged);
            book.revenueCharged += revenue;
            next.revenue = Loan.shareOf(terms, revenue);
        }
        (next.chargedPrincipal, next.chargedYield) = (part, Loan.total(next) - part);
        ++book.charged;
    }

    /// @dev Moves on to the first instalment of which something is owed. The fee and the margin are paid before any, and
    /// what runs after the last day with the last: while they are owed, none is fully paid.
    function skipPaid(Loan.Book memory book) internal pure {
        if (book.servicing + book.margin != 0) return;
        while (book.paid < book.charged) {
            if (Loan.total(book.due[book.paid - book.first]) != 0) return;
            if (Loan.isMatured(book.terms, book.paid + 1) && Loan.running(book) != 0) return;
            ++book.paid;
        }
    }

    // --- inside ---

    /// @dev After the last due day fee and interest run on what is owed alone: nobody owes what revenue did not repay.
    function _accrue(Loan.Book memory book, uint256 day) private pure {
        if (day <= book.accruedTo) return;
        Loan.Terms memory terms = book.terms;
        uint256 dayCount = day - book.accruedTo;
        uint256 principal = book.senior + book.junior;
        if (Loan.isMatured(terms, book.charged)) {
            (uint256 senior, uint256 junior) = Loan.uncharged(book);
            principal -= senior + junior;
        }
        uint256 interest = Interest.accrued(principal, terms.rateBps, dayCount);
        // Where there never was a junior, there is nobody to have the difference.
        uint256 seniorInterest =
            book.juniorBase == 0 ? interest : Interest.accrued(book.senior, terms.seniorRateBps, dayCount);
        book.seniorAccrued += seniorInterest;
        book.juniorAccrued += interest - seniorInterest;
        book.servicingAccrued += Interest.accrued(principal, terms.servicingFeeBps, dayCount);
        book.margin += Interest.accrued(Loan.unpaid(book), terms.lateMarginBps, dayCount);
        book.accruedTo = day;
    }

    /// @dev Principal that is late goes to the senior until it is whole.
    function _seniorFirst(Loan.Book memory book) private pure {
        (uint256 senior,) = Loan.uncharged(book);
        for (uint256 i = book.paid; i < book.charged; ++i) {
            Loan.Instalment memory due = book.due[i - book.first];
            uint256 part = due.seniorPrincipal + due.juniorPrincipal;
            uint256 first = Math.min(part, senior + due.seniorPrincipal);
            senior -= first - due.seniorPrincipal;
            (due.seniorPrincipal, due.juniorPrincipal) = (first, part - first);
        }
    }
}
