// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Calendar} from "./Calendar.sol";
import {Loan} from "./Loan.sol";

/// @title LoanSlots: Loan.Book to storage and back, in as few slots as there are
/// @dev A payment of one instalment of a debt, when it is due, reads six slots and changes three. An amount that does not
/// fit 64 bits, 18 trillion dollars, stays at the most that does: no absurd report or margin may stop a payment.
library LoanSlots {
    uint256 private constant MOST = type(uint64).max;

    /// @notice Reads a book with the instalments from `first`, of which those before are paid, to `through`, not included.
    function load(Loan.Stored storage stored, Loan.Terms memory terms, uint256 first, uint256 through)
        internal
        view
        returns (Loan.Book memory book)
    {
        book.terms = terms;
        (book.senior, book.junior, book.seniorAccrued, book.juniorAccrued) = unpack(stored.principal);
        uint256 word = stored.state;
        (book.servicing, book.servicingAccrued, book.margin,) = unpack(word);
        (book.accruedTo, book.charged, book.paid) = (uint24(word >> 192), uint8(word >> 216), uint8(word >> 224));
        (book.seniorBase, book.juniorBase, book.scheduled, book.principalPaid) = unpack(stored.bases);
        if (terms.revenueShareBps != 0) {
            (book.revenueCharged, book.begun) = (uint96(stored.revenue), Calendar.dayOf(stored.revenue >> 192));
        }

        (book.first, book.due) = (first, new Loan.Instalment[](through - first));
        for (uint256 i = book.paid; i < book.charged; ++i) {
            Loan.Instalment memory due = book.due[i - first];
            (due.seniorInterest, due.seniorPrincipal, due.juniorInterest, due.juniorPrincipal) = unpack(stored.due[i]);
            if (terms.revenueShareBps != 0) due.revenue = _quarter(stored.dueRevenue[i / 4], i);
        }
        book.parts = new uint256[](through - first);
        // Of debts only those that are to come matter.
        for (uint256 i = terms.rateBps == 0 ? first : book.charged; i < through; ++i) {
            book.parts[i - first] = _quarter(stored.parts[i / 4], i);
        }
    }

    /// @notice Reads what only matters to who looks back: what the instalments were charged with, and of debts their parts.
    /// @dev The book has the lists from the first instalment on, and nothing was charged since it was read.
    function loadPast(Loan.Stored storage stored, Loan.Book memory book) internal view {
        for (uint256 i; i < book.charged; ++i) {
            uint256 word = stored.charged[i / 2] >> i % 2 * 128;
            (book.due[i].chargedPrincipal, book.due[i].chargedYield) = (uint64(word), uint64(word >> 64));
            book.parts[i] = _quarter(stored.parts[i / 4], i);
        }
    }

    /// @notice Writes what instalments were charged with, from one on.
    function storeCharged(Loan.Stored storage stored, Loan.Book memory book, uint256 from) internal {
        // A debt that is repaid counts all as charged; there was nothing to charge.
        uint256 through = Math.min(book.charged, book.first + book.due.length);
        for (uint256 i = from; i < through; ++i) {
            Loan.Instalment memory due = book.due[i - book.first];
            uint256 shift = i % 2 * 128;
            uint256 word = _pack(due.chargedPrincipal, due.chargedYield, 0, 0) << shift;
            stored.charged[i / 2] = stored.charged[i / 2] & ~(uint256(type(uint128).max) << shift) | word;
        }
    }

    /// @notice Writes a book, without its schedule.
    /// @param charged when it was read: later instalments have nothing stored
    function store(Loan.Stored storage stored, Loan.Book memory book, uint256 charged) internal {
        stored.principal = _pack(book.senior, book.junior, book.seniorAccrued, book.juniorAccrued);
        stored.state = _pack(book.servicing, book.servicingAccrued, book.margin, 0) | book.accruedTo << 192
            | book.charged << 216 | book.paid << 224;
        stored.bases = _pack(book.seniorBase, book.juniorBase, book.scheduled, book.principalPaid);
        bool shares = book.terms.revenueShareBps != 0;
        if (shares) {
            uint256 revenueCharged = Math.min(book.revenueCharged, type(uint96).max);
            stored.revenue = stored.revenue >> 96 << 96 | revenueCharged;
        }
        for (uint256 j; j < book.due.length; ++j) {
            uint256 i = book.first + j;
            Loan.Instalment memory due = book.due[j];
            uint256 word = _pack(due.seniorInterest, due.seniorPrincipal, due.juniorInterest, due.juniorPrincipal);
            if (word != 0 || i < charged) stored.due[i] = word;
            if (shares) stored.dueRevenue[i / 4] = _withQuarter(stored.dueRevenue[i / 4], i, due.revenue);
        }
        storeCharged(stored, book, charged);
    }

    /// @notice Writes the schedule, and which title's reports count: from the day after the one on which the book begins.
    /// @dev The book has the lists from the first instalment on.
    function begin(Loan.Stored storage stored, Loan.Book memory book, uint256 titleId) internal {
        uint256 word;
        for (uint256 i; i < book.parts.length; ++i) {
            word = _withQuarter(word, i, book.parts[i]);
            if (i % 4 == 3 || i + 1 == book.parts.length) (stored.parts[i / 4], word) = (word, 0);
        }
        if (book.terms.revenueShareBps == 0) return;
        stored.revenue = uint96(stored.revenue) | titleId << 96 | (Calendar.startOf(book.begun + 1) - 1) << 192;
    }

    /// @return paid number of instalments that were fully paid when the loan was last touched
    /// @return charged number of those that were charged
    function progress(Loan.Stored storage stored) internal view returns (uint256 paid, uint256 charged) {
        uint256 word = stored.state;
        (paid, charged) = (uint8(word >> 224), uint8(word >> 216));
    }

    /// @return whether any of these instalments, which have been charged, was charged with anything
    function asked(Loan.Stored storage stored, uint256 from, uint256 through) internal view returns (bool) {
        for (uint256 i = from; i < through; ++i) {
            if (uint128(stored.charged[i / 2] >> i % 2 * 128) != 0) return true;
        }
        return false;
    }

    /// @return titleId whose revenue is shared
    /// @return since unix time after which its reports count
    function source(Loan.Stored storage stored) internal view returns (uint256 titleId, uint256 since) {
        uint256 word = stored.revenue;
        (titleId, since) = (uint96(word >> 96), word >> 192);
    }

    function unpack(uint256 word) internal pure returns (uint256 a, uint256 b, uint256 c, uint256 d) {
        (a, b, c, d) = (uint64(word), uint64(word >> 64), uint64(word >> 128), word >> 192);
    }

    // --- inside ---

    function _pack(uint256 a, uint256 b, uint256 c, uint256 d) private pure returns (uint256) {
        return Math.min(a, MOST) | Math.min(b, MOST) << 64 | Math.min(c, MOST) << 128 | Math.min(d, MOST) << 192;
    }

    function _quarter(uint256 word, uint256 i) private pure returns (uint256) {
        return word >> i % 4 * 64 & MOST;
    }

    function _withQuarter(uint256 word, uint256 i, uint256 value) private pure returns (uint256) {
        uint256 shift = i % 4 * 64;
        return word & ~(MOST << shift) | Math.min(value, MOST) << shift;
    }
}
