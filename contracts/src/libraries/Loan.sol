// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Calendar} from "./Calendar.sol";
import {Interest} from "./Interest.sol";
import {Amortisation, Schedule} from "./Schedule.sol";

/// @title Loan: what a borrower owes, and to whom, as days pass
/// @notice On each due day the interest and the servicing fee that ran since the last one, the part of the principal that
/// the schedule has for it, and the share of revenue become an instalment. From then on it is owed; from the day after
/// it bears the late margin as well. After the last due day what still runs is owed day by day.
/// @dev Pure arithmetic over memory; LoanStore keeps it, LoanWaterfall pays it. Amounts are micro-dollars, days are whole
/// and UTC (Calendar), interest is ACT/365 (Interest). What is owed is rounded up: once for each instalment, and once
/// more on each day between on which the loan is touched.
/// Whoever sets the terms checks them: those of Schedule, the senior rate at most the rate, and a rate or a share.
library Loan {
    /// @dev One storage slot. Set at the draw; of it only the balloon may fall, at a hand-over.
    struct Terms {
        /// What the borrower pays and what of it the senior gets, basis points a year. 0: revenue alone repays.
        uint16 rateBps;
        uint16 seniorRateBps;
        /// Of the reported revenue, basis points.
        uint16 revenueShareBps;
        /// On what is late, and to the servicer on outstanding principal; both on top, basis points a year.
        uint16 lateMarginBps;
        uint16 servicingFeeBps;
        Amortisation amortisation;
        /// Principal that is not late goes to both tranches alike; else to the senior until it is whole.
        bool proRata;
        uint8 months;
        uint24 firstDueDay;
        /// Micro-dollars. The revenue of a month is taken for this where none is reported (`contracted`).
        uint64 balloon;
        uint64 contractedRevenue;
    }

    /// @dev What is unpaid of an instalment, and what it was charged with, micro-dollars. The difference has been paid.
    struct Instalment {
        uint256 seniorInterest;
        uint256 seniorPrincipal;
        uint256 juniorInterest;
        uint256 juniorPrincipal;
        uint256 revenue;
        /// Whatever tranche it was for. Less what a hand-over struck out.
        uint256 chargedPrincipal;
        /// Interest and revenue, likewise.
        uint256 chargedYield;
    }

    /// @dev Micro-dollars, but for days and numbers of instalments.
    struct Book {
        Terms terms;
        /// Outstanding principal.
        uint256 senior;
        uint256 junior;
        /// Running since the last due day, up to `accruedTo`.
        uint256 seniorAccrued;
        uint256 juniorAccrued;
        uint256 servicingAccrued;
        /// Owed: the fee of past periods, and the margin.
        uint256 servicing;
        uint256 margin;
        /// A day. In the future where an instalment was paid in advance; FROZEN after a sale.
        uint256 accruedTo;
        /// How many instalments have been charged, and how many of them are fully paid: the first ones.
        uint256 charged;
        uint256 paid;
        /// What the tranches began with: yield that is no interest is shared by it.
        uint256 seniorBase;
        uint256 juniorBase;
        /// Of a pure revenue share: the schedule so far without the balloon, and what revenue has repaid.
        uint256 scheduled;
        uint256 principalPaid;
        /// Revenue of which the share has been charged.
        uint256 revenueCharged;
        /// All revenue that has been reported until now. Not kept: read where a payoff is asked for, else 0.
        uint256 reported;
        /// The day of the draw, or of the hand-over. Known of revenue shares alone.
        uint256 begun;
        /// Number of the instalment that both lists begin with; those before it are paid.
        uint256 first;
        /// Scheduled principal, senior and junior, and the instalments that have been charged.
        uint256[] parts;
        Instalment[] due;
    }

    /// @dev What came in: micro-dollars, together all of it. `rest` is returned.
    struct Receipt {
        uint256 servicing;
        uint256 seniorPrincipal;
        uint256 seniorYield;
        uint256 juniorPrincipal;
        uint256 juniorYield;
        uint256 rest;
    }

    /// @dev What is known of a title's revenue before a due day begins: all that had been reported, and whether any
    /// report came since the due day before.
    struct Reported {
        uint256 revenue;
        bool any;
    }

    /// @dev A book in storage, amounts in 64 bits each, four to a slot, the first lowest. LoanSlots reads and writes it.
    struct Stored {
        Terms terms;
        /// senior, junior, seniorAccrued, juniorAccrued
        uint256 principal;
        /// servicing, servicingAccrued, margin; then accruedTo (24 bits), charged (8), paid (8)
        uint256 state;
        /// seniorBase, juniorBase, scheduled, principalPaid
        uint256 bases;
        /// Only with a revenue share: revenueCharged (96 bits), the title (96), after which time reports count (40)
        uint256 revenue;
        /// By instalment, what is unpaid: seniorInterest, seniorPrincipal, juniorInterest, juniorPrincipal
        uint256[36] due;
        /// Four instalments to a slot: unpaid revenue, and scheduled principal.
        uint256[9] dueRevenue;
        uint256[9] parts;
        /// Two instalments to a slot: chargedPrincipal, chargedYield.
        uint256[18] charged;
    }

    /// @dev `accruedTo` of a loan on which nothing runs any more.
    uint256 internal constant FROZEN = type(uint24).max;
    uint256 internal constant BPS = 10_000;

    /// @return the day's number on which an instalment is due, the first being 0
    function dueDay(Terms memory terms, uint256 instalment) internal pure returns (uint256) {
        return Calendar.addMonths(terms.firstDueDay, instalment);
    }

    // --- what is owed ---

    /// @notice What is due, without what a default makes due.
    function arrears(Book memory book) internal pure returns (uint256 usdc) {
        usdc = unpaid(book) + book.servicing + book.margin;
        if (isMatured(book.terms, book.charged)) usdc += running(book);
    }

    /// @notice What pays a loan off: what is due, what runs and what is outstanding. Of a revenue share before its last
    /// due day `forgone` as well.
    function payoff(Book memory book) internal pure returns (uint256 usdc) {
        if (book.accruedTo == FROZEN) return owed(book);
        usdc = unpaid(book) + book.servicing + book.margin + running(book);
        (uint256 senior, uint256 junior) = uncharged(book);
        uint256 repaid = repaidByDues(book);
        uint256 principal = senior + junior - repaid;
        if (isMatured(book.terms, book.charged)) return book.terms.rateBps == 0 ? usdc : usdc + principal;
        return usdc + principal + forgone(book, principal, repaid);
    }

    /// @notice All that is owed once a default has made everything due.
    function owed(Book memory book) internal pure returns (uint256 usdc) {
        (uint256 senior, uint256 junior) = uncharged(book);
        usdc = unpaid(book) + book.servicing + book.margin + running(book) + senior + junior - repaidByDues(book);
    }

    /// @notice The oldest instalment that is not fully paid, or the next one.
    /// @return found false where there is none any more
    /// @return day on which it was or is due
    function oldestUnpaid(Book memory book) internal pure returns (bool found, uint256 day) {
        found = book.paid < book.terms.months;
        if (found) day = dueDay(book.terms, book.paid);
    }

    /// @notice How far a pure revenue share is behind its schedule: nobody owes it.
    /// @dev Needs the lists from the instalment that `day` leaves out on.
    /// @param day instalments due after it do not count
    function shortfall(Book memory book, uint256 day) internal pure returns (uint256 usdc) {
        Terms memory terms = book.terms;
        if (terms.rateBps != 0 || book.senior + book.junior == 0) return 0;
        uint256 scheduled = book.scheduled;
        for (uint256 i = book.charged; i > book.first && dueDay(terms, i - 1) > day; --i) {
            scheduled -= repaidByRevenue(book, i - 1);
        }
        return Math.saturatingSub(scheduled, book.principalPaid);
    }

    /// @notice The first instalment by which a pure revenue share is behind its schedule, of those that have been charged; the
    /// one after them where there is none.
    /// @dev Needs all lists.
    function firstBehind(Book memory book) internal pure returns (uint256 instalment) {
        instalment = book.charged;
        // Paid off ahead of the schedule.
        if (book.senior + book.junior == 0) return instalment;
        uint256 scheduled = book.scheduled;
        for (; instalment > book.first && scheduled > book.principalPaid; --instalment) {
            scheduled -= repaidByRevenue(book, instalment - 1);
        }
    }

    // --- parts of it ---

    /// @notice The contracted revenue of the period that ends with an instalment: a month's. The first period since the draw or
    /// a hand-over may be shorter or longer than a month; then it counts by days, twelve months being 365, rounded up.
    function contracted(Book memory book, uint256 instalment) internal pure returns (uint256) {
        Terms memory terms = book.terms;
        if (instalment != 0 && book.begun <= dueDay(terms, instalment - 1)) return terms.contractedRevenue;
        uint256 until = dueDay(terms, instalment);
        if (Calendar.addMonths(book.begun, 1) == until) return terms.contractedRevenue;
        return Math.ceilDiv(uint256(terms.contractedRevenue) * 12 * (until - book.begun), 365);
    }

    /// @notice What of a month's revenue is owed.
    function shareOf(Terms memory terms, uint256 revenue) internal pure returns (uint256) {
        return Math.ceilDiv(revenue * terms.revenueShareBps, BPS);
    }

    /// @notice What of an instalment's scheduled principal a pure revenue share leaves to revenue: all but the balloon.
    function repaidByRevenue(Book memory book, uint256 instalment) internal pure returns (uint256) {
        uint256 balloon = isMatured(book.terms, instalment + 1) ? book.terms.balloon : 0;
        return book.parts[instalment - book.first] - balloon;
    }

    /// @notice Principal that no instalment has charged.
    function uncharged(Book memory book) internal pure returns (uint256 senior, uint256 junior) {
        (senior, junior) = (book.senior, book.junior);
        for (uint256 i = book.paid; i < book.charged; ++i) {
            Instalment memory due = book.due[i - book.first];
            (senior, junior) = (senior - due.seniorPrincipal, junior - due.juniorPrincipal);
        }
    }

    /// @notice What a payoff of a revenue share pays besides what is due, runs and is outstanding: the share of the
    /// revenue of the months to come. Each is taken for the contracted one, the running month for what has been reported
    /// of it if that is more. Where revenue alone repays, this and the balloon repay the principal too: it is what
    /// they are above it, and at least what the reported revenue is above the schedule. So the day before a due day
    /// takes no less than the due day would.
    /// @param principal that is outstanding besides what is due
    /// @param repaid what revenue that is due will repay besides
    function forgone(Book memory book, uint256 principal, uint256 repaid) internal pure returns (uint256) {
        Terms memory terms = book.terms;
        uint256 told = shareOf(terms, Math.saturatingSub(book.reported, book.revenueCharged));
        uint256 share = Math.max(told, shareOf(terms, contracted(book, book.charged)))
            + shareOf(terms, terms.contractedRevenue) * (terms.months - book.charged - 1);
        if (terms.rateBps != 0) return share;
        uint256 scheduled = book.scheduled + repaidByRevenue(book, book.charged);
        uint256 left = Math.min(Math.saturatingSub(scheduled, book.principalPaid + repaid), principal);
        // Of the balloon what a default has not repaid.
        uint256 balloon = Math.min(terms.balloon, principal);
        return Math.max(Math.saturatingSub(share + balloon, principal), Math.saturatingSub(told, left));
    }

    /// @notice Of the uncharged principal, what revenue that is due will repay: up to the schedule, where revenue alone
    /// repays.
    function repaidByDues(Book memory book) internal pure returns (uint256) {
        if (book.terms.rateBps != 0) return 0;
        uint256 revenue;
        for (uint256 i = book.paid; i < book.charged; ++i) {
            revenue += book.due[i - book.first].revenue;
        }
        (uint256 senior, uint256 junior) = uncharged(book);
        return Math.min(revenue, Math.min(behind(book), senior + junior));
    }

    /// @notice What revenue has yet to repay of the schedule so far.
    function behind(Book memory book) internal pure returns (uint256) {
        return Math.saturatingSub(book.scheduled, book.principalPaid);
    }

    /// @notice Interest and fee that no instalment has charged.
    function running(Book memory book) internal pure returns (uint256) {
        return book.seniorAccrued + book.juniorAccrued + book.servicingAccrued;
    }

    /// @return whether so many instalments are all of them
    function isMatured(Terms memory terms, uint256 instalments) internal pure returns (bool) {
        return instalments == terms.months;
    }

    /// @notice Principal of the next instalment: prepayments shorten the schedule from its end.
    /// @param left principal that has not been charged
    function nextPart(Book memory book, uint256 left) internal pure returns (uint256) {
        return isMatured(book.terms, book.charged + 1) ? left : Math.min(book.parts[book.charged - book.first], left);
    }

    /// @notice The senior's portion, rounded up.
    function portion(uint256 amount, uint256 senior, uint256 junior) internal pure returns (uint256) {
        return senior == 0 ? 0 : Math.ceilDiv(amount * senior, senior + junior);
    }

    /// @notice What is unpaid of what has been charged.
    function unpaid(Book memory book) internal pure returns (uint256 usdc) {
        for (uint256 i = book.paid; i < book.charged; ++i) {
            usdc += total(book.due[i - book.first]);
        }
    }

    /// @notice What is unpaid of an instalment.
    function total(Instalment memory due) internal pure returns (uint256) {
        return due.seniorInterest + due.seniorPrincipal + due.juniorInterest + due.juniorPrincipal + due.revenue;
    }
}
