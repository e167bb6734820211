// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Calendar} from "./Calendar.sol";
import {Terms} from "./DealTerms.sol";
import {DebtView, InstalmentView, NextView} from "./DealViews.sol";
import {Loan} from "./Loan.sol";
import {LoanCharges} from "./LoanCharges.sol";
import {Amortisation} from "./Schedule.sol";

/// @title DealOutlook: what a loan asked for, and what it will ask for
/// @notice By the loan's own arithmetic: what is to come is charged in memory, as if its day had come.
/// @dev Over Loan.Book, brought to the day and with the lists from the first instalment on. It changes the book.
library DealOutlook {
    uint256 private constant BPS = 10_000;
    uint256 private constant DAYS_PER_YEAR = 365;
    uint256 private constant MONTHS_PER_YEAR = 12;

    /// @notice The instalment that comes next, if nothing is paid before.
    /// @dev Leaves it empty where none comes.
    function next(Loan.Book memory book) internal pure returns (NextView memory n) {
        if (!_goesOn(book)) return n;
        n.dueDay = Loan.dueDay(book.terms, book.charged);
        uint256 servicing = book.servicing;
        Loan.Instalment memory due = _chargeNext(book);
        n.revenue = due.revenue;
        n.amount = Loan.total(due) - n.revenue + book.servicing - servicing;
        if (book.charged < book.terms.months) return n;
        bool bullet = book.terms.amortisation == Amortisation.Bullet;
        n.balloon = bullet ? due.chargedPrincipal : Math.min(book.terms.balloon, due.chargedPrincipal);
    }

    /// @notice All instalments, those that were charged as they were, those to come as they will be.
    function schedule(Loan.Book memory book) internal pure returns (InstalmentView[] memory list) {
        list = new InstalmentView[](book.terms.months);
        uint256 charged = book.charged;
        for (uint256 i; i < list.length; ++i) {
            Loan.Instalment memory due = book.due[i];
            uint256 principal = due.seniorPrincipal + due.juniorPrincipal;
            list[i].dueDay = Loan.dueDay(book.terms, i);
            (list[i].charged, list[i].scheduled) = (i < charged, book.parts[i]);
            (list[i].principal, list[i].yield) = (due.chargedPrincipal, due.chargedYield);
            list[i].paidPrincipal = Math.saturatingSub(due.chargedPrincipal, principal);
            list[i].paidYield = Math.saturatingSub(due.chargedYield, Loan.total(due) - principal);
        }
        for (uint256 i = charged; _goesOn(book); ++i) {
            _payAll(book);
            Loan.Instalment memory due = _chargeNext(book);
            (list[i].principal, list[i].yield) = (due.chargedPrincipal, due.chargedYield);
        }
    }

    /// @notice The loan that a deal would be if it were drawn now; on the day before the first due day at the latest.
    /// @param raised what juniors put in, micro-dollars: with less than the terms ask for all is smaller in proportion
    function ifDrawn(Terms memory t, uint256 raised, uint256 today) internal pure returns (Loan.Book memory) {
        uint256 whole = t.junior;
        Loan.Terms memory terms;
        (terms.rateBps, terms.seniorRateBps, terms.servicingFeeBps) = (t.rateBps, t.seniorRateBps, t.servicingFeeBps);
        (terms.amortisation, terms.proRata, terms.months) = (t.amortisation, t.juniorProRata, uint8(t.months));
        (terms.firstDueDay, terms.contractedRevenue) = (t.firstDueDay, t.contractedRevenue);
        (terms.revenueShareBps, terms.balloon) = (t.revenueShareBps, t.balloon);
        uint256 principal = t.principal;
        if (raised != whole) {
            // Smaller than those of the terms, so they fit.
            terms.revenueShareBps = uint16(Math.ceilDiv(t.revenueShareBps * raised, whole));
            terms.balloon = uint64(t.balloon * raised / whole);
            principal = principal * raised / whole;
        }
        return LoanCharges.open(terms, principal - raised, raised, Math.min(today, t.firstDueDay - 1), 0);
    }

    /// @notice Contracted revenue of the period up to the next due day over what is to be paid then, without a balloon, which
    /// is paid by selling or refinancing and not out of a month's income.
    /// @param drawDay on which the first period begins
    /// @return basis points, rounded down; the highest number of all where nothing is to be paid
    function coverage(Terms memory t, uint256 drawDay, DebtView memory d) internal pure returns (uint256) {
        uint256 service = d.next.amount - d.next.balloon;
        if (service == 0) return type(uint256).max;
        uint256 from = d.charged == 0 ? drawDay : Calendar.addMonths(t.firstDueDay, d.charged - 1);
        uint256 income = t.contractedRevenue * MONTHS_PER_YEAR * (d.next.dueDay - from) / DAYS_PER_YEAR;
        return income * BPS / service;
    }

    // --- inside ---

    function _goesOn(Loan.Book memory book) private pure returns (bool) {
        return book.accruedTo != Loan.FROZEN && book.charged < book.terms.months;
    }

    /// @dev On its day, without a report: then the contracted revenue is shared.
    function _chargeNext(Loan.Book memory book) private pure returns (Loan.Instalment memory) {
        Loan.Reported memory none;
        LoanCharges.chargeNext(book, Loan.dueDay(book.terms, book.charged), none);
        return book.due[book.charged - 1];
    }

    /// @dev Of principal; what else is due bears on nothing to come. Revenue repays a schedule, never a balloon.
    function _payAll(Loan.Book memory book) private pure {
        for (; book.paid < book.charged; ++book.paid) {
            Loan.Instalment memory due = book.due[book.paid];
            book.senior -= due.seniorPrincipal;
            book.junior -= due.juniorPrincipal;
        }
    }
}
