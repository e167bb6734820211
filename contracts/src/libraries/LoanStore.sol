// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Telemetry} from "../Telemetry.sol";
import {Calendar} from "./Calendar.sol";
import {Loan} from "./Loan.sol";
import {LoanCharges} from "./LoanCharges.sol";
import {LoanSlots} from "./LoanSlots.sol";
import {LoanWaterfall} from "./LoanWaterfall.sol";

/// @title LoanStore: a loan in storage
/// @notice Each operation reads what it needs, brings the loan to the day, does its part and writes back.
/// @dev `using LoanStore for Loan.Stored`. What a title earned is read from Telemetry, where a loan has a share in it. A
/// report counts for a due day when it was submitted before that day began: what is owed is known all day long.
library LoanStore {
    // --- operations ---

    /// @notice At the draw. What the title earned before is not shared.
    function open(
        Loan.Stored storage stored,
        Loan.Terms memory terms,
        uint256 titleId,
        uint256 senior,
        uint256 junior,
        uint256 today,
        uint256 reported
    ) internal {
        stored.terms = terms;
        Loan.Book memory book = LoanCharges.open(terms, senior, junior, today, reported);
        LoanSlots.store(stored, book, 0);
        LoanSlots.begin(stored, book, titleId);
    }

    /// @notice LoanWaterfall.pay
    function pay(Loan.Stored storage stored, Telemetry telemetry, uint256 today, uint256 amount)
        internal
        returns (Loan.Receipt memory receipt)
    {
        (Loan.Book memory book, uint256 charged) = _current(stored, telemetry, today);
        receipt = LoanWaterfall.pay(book, today, amount);
        LoanSlots.store(stored, book, charged);
    }

    /// @notice LoanWaterfall.prepay
    function prepay(Loan.Stored storage stored, Telemetry telemetry, uint256 today, uint256 amount)
        internal
        returns (Loan.Receipt memory receipt)
    {
        (Loan.Book memory book, uint256 charged) = _current(stored, telemetry, today);
        _hear(stored, telemetry, book);
        receipt = LoanWaterfall.prepay(book, today, amount);
        LoanSlots.store(stored, book, charged);
    }

    /// @notice LoanWaterfall.accelerated
    function accelerated(Loan.Stored storage stored, Telemetry telemetry, uint256 today, uint256 amount)
        internal
        returns (Loan.Receipt memory receipt)
    {
        (Loan.Book memory book, uint256 charged) = _current(stored, telemetry, today);
        receipt = LoanWaterfall.accelerated(book, amount);
        LoanSlots.store(stored, book, charged);
    }

    /// @notice LoanWaterfall.settle
    function settle(Loan.Stored storage stored, Telemetry telemetry, uint256 today, uint256 amount)
        internal
        returns (Loan.Receipt memory receipt)
    {
        (Loan.Book memory book, uint256 charged) = _current(stored, telemetry, today);
        receipt = LoanWaterfall.settle(book, amount);
        LoanSlots.store(stored, book, charged);
    }

    /// @notice LoanCharges.reschedule
    function reschedule(Loan.Stored storage stored, Telemetry telemetry, uint256 today, uint256 senior, uint256 junior)
        internal
    {
        Loan.Book memory book = at(stored, telemetry, today);
        (uint256 titleId,) = LoanSlots.source(stored);
        LoanCharges.reschedule(book, senior, junior, today, book.reported);
        stored.terms.balloon = book.terms.balloon;
        LoanSlots.store(stored, book, book.charged);
        LoanSlots.storeCharged(stored, book, 0);
        LoanSlots.begin(stored, book, titleId);
    }

    /// @notice LoanWaterfall.close
    function close(Loan.Stored storage stored, Telemetry telemetry, uint256 today)
        internal
        returns (uint256 senior, uint256 junior)
    {
        (Loan.Book memory book, uint256 charged) = _current(stored, telemetry, today);
        (senior, junior) = LoanWaterfall.close(book);
        LoanSlots.store(stored, book, charged);
    }

    // --- what one slot tells ---

    /// @return senior outstanding principal
    /// @return junior outstanding principal
    function outstanding(Loan.Stored storage stored) internal view returns (uint256 senior, uint256 junior) {
        (senior, junior,,) = LoanSlots.unpack(stored.principal);
    }

    /// @return paid instalments that were fully paid when the loan was last touched: the first ones
    /// @return charged instalments that had been charged then
    function progress(Loan.Stored storage stored) internal view returns (uint256 paid, uint256 charged) {
        (paid, charged) = LoanSlots.progress(stored);
    }

    /// @return whether any of these instalments, which have been charged, was charged with anything
    function asked(Loan.Stored storage stored, uint256 from, uint256 through) internal view returns (bool) {
        return LoanSlots.asked(stored, from, through);
    }

    /// @return the day on which an instalment is due, the first being 0
    function dueDay(Loan.Stored storage stored, uint256 instalment) internal view returns (uint256) {
        return Loan.dueDay(stored.terms, instalment);
    }

    /// @return the day of the oldest instalment that was not fully paid when the loan was last touched, or else the last one's
    function oldestDueDay(Loan.Stored storage stored) internal view returns (uint256) {
        (uint256 paid,) = progress(stored);
        return dueDay(stored, Math.min(paid, stored.terms.months - 1));
    }

    function lastDueDay(Loan.Stored storage stored) internal view returns (uint256) {
        return Loan.dueDay(stored.terms, stored.terms.months - 1);
    }

    // --- what is owed on a day ---

    /// @notice Loan.arrears
    function arrears(Loan.Stored storage stored, Telemetry telemetry, uint256 day) internal view returns (uint256) {
        (Loan.Book memory book,) = _current(stored, telemetry, day);
        return Loan.arrears(book);
    }

    /// @notice Loan.payoff
    function payoff(Loan.Stored storage stored, Telemetry telemetry, uint256 day) internal view returns (uint256) {
        (Loan.Book memory book,) = _current(stored, telemetry, day);
        _hear(stored, telemetry, book);
        return Loan.payoff(book);
    }

    /// @notice Loan.owed
    function owed(Loan.Stored storage stored, Telemetry telemetry, uint256 day) internal view returns (uint256) {
        (Loan.Book memory book,) = _current(stored, telemetry, day);
        return Loan.owed(book);
    }

    /// @notice Loan.oldestUnpaid
    function oldestUnpaid(Loan.Stored storage stored, Telemetry telemetry, uint256 day)
        internal
        view
        returns (bool found, uint256 unpaidDay)
    {
        (Loan.Book memory book,) = _current(stored, telemetry, day);
        return Loan.oldestUnpaid(book);
    }

    /// @notice The day from whose end on something of the loan may be lost, if nobody pays: that of the oldest instalment that
    /// is not fully paid (of the last one where there is none), or of a pure revenue share the end of grace after the first
    /// one by which the schedule asks for more than revenue has repaid, if that is sooner.
    function lateAfter(Loan.Stored storage stored, uint256 graceDays) internal view returns (uint256 day) {
        day = oldestDueDay(stored);
        Loan.Terms memory terms = stored.terms;
        if (terms.rateBps != 0) return day;
        uint256 behind = Loan.firstBehind(LoanSlots.load(stored, terms, 0, terms.months));
        return Math.min(day, Loan.dueDay(terms, behind) + graceDays);
    }

    /// @notice Loan.shortfall, leaving out what is due after a day that has begun.
    /// @dev The schedule alone says it: nothing is charged, so that it costs little however long nobody has touched the loan.
    function shortfall(Loan.Stored storage stored, uint256 day) internal view returns (uint256) {
        Loan.Terms memory terms = stored.terms;
        if (terms.rateBps != 0) return 0;
        Loan.Book memory book = LoanSlots.load(stored, terms, 0, terms.months);
        if (book.accruedTo != Loan.FROZEN) {
            for (uint256 i = book.charged; i < terms.months && Loan.dueDay(terms, i) <= day; ++i) {
                book.scheduled += Loan.repaidByRevenue(book, i);
            }
        }
        return Loan.shortfall(book, day);
    }

    /// @notice Everything, on a day, and what the past instalments were charged with.
    function at(Loan.Stored storage stored, Telemetry telemetry, uint256 day)
        internal
        view
        returns (Loan.Book memory book)
    {
        Loan.Terms memory terms = stored.terms;
        book = LoanSlots.load(stored, terms, 0, terms.months);
        LoanSlots.loadPast(stored, book);
        LoanCharges.charge(book, day, _reports(stored, telemetry, book, _dueBy(terms, book.charged, day)));
        _hear(stored, telemetry, book);
    }

    // --- inside ---

    /// @dev From the first unpaid instalment to the one after those that are due: what a payment can reach.
    function _current(Loan.Stored storage stored, Telemetry telemetry, uint256 day)
        private
        view
        returns (Loan.Book memory book, uint256 charged)
    {
        uint256 paid;
        (paid, charged) = LoanSlots.progress(stored);
        Loan.Terms memory terms = stored.terms;
        uint256 through = _dueBy(terms, charged, day);
        book = LoanSlots.load(stored, terms, paid, Math.min(through + 1, terms.months));
        LoanCharges.charge(book, day, _reports(stored, telemetry, book, through));
    }

    /// @dev What has been reported until now, for the day has not ended: who pays off leaves nothing that is known.
    function _hear(Loan.Stored storage stored, Telemetry telemetry, Loan.Book memory book) private view {
        if (book.terms.revenueShareBps == 0) return;
        (uint256 titleId,) = LoanSlots.source(stored);
        book.reported = telemetry.revenueOf(titleId);
    }

    /// @dev How many instalments are due by a day, when so many have been charged.
    function _dueBy(Loan.Terms memory terms, uint256 charged, uint256 day) private pure returns (uint256 through) {
        through = charged;
        while (through < terms.months && Loan.dueDay(terms, through) <= day) {
            ++through;
        }
    }

    /// @dev What was known before each due day from `book.charged` to `through`, not included.
    function _reports(Loan.Stored storage stored, Telemetry telemetry, Loan.Book memory book, uint256 through)
        private
        view
        returns (Loan.Reported[] memory reports)
    {
        if (book.terms.revenueShareBps == 0) return reports;
        (uint256 titleId, uint256 since) = LoanSlots.source(stored);
        reports = new Loan.Reported[](through - book.charged);
        uint256 after_ = since;
        if (book.charged > 0) after_ = Math.max(since, _cutOff(book.terms, book.charged - 1));
        for (uint256 i; i < reports.length; ++i) {
            uint256 until = _cutOff(book.terms, book.charged + i);
            reports[i].revenue = telemetry.revenueBy(titleId, uint40(until));
            reports[i].any = telemetry.submittedBetween(titleId, uint40(after_), uint40(until));
            after_ = until;
        }
    }

    /// @dev The last second before a due day.
    function _cutOff(Loan.Terms memory terms, uint256 instalment) private pure returns (uint256) {
        return Calendar.startOf(Loan.dueDay(terms, instalment)) - 1;
    }
}
