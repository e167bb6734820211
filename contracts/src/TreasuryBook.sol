// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title TreasuryBook: cash, what is lent, and what of all assets has been recognised
abstract contract TreasuryBook {
    using SafeCast for uint256;

    /// @dev One storage slot, the only one that minting and redeeming from cash touch here. USDC, 6 decimals: up to 18
    /// trillion dollars each.
    struct Book {
        uint64 cash;
        uint64 recognised;
        /// The least that `recognised` has been since the last recognition: money that comes and goes does not raise it.
        uint64 settled;
        /// Of all senior positions.
        uint64 carrying;
    }

    /// @dev One storage slot.
    struct Pending {
        /// What deals have paid beyond principal, yield and recoveries, USDC, 6 decimals. At most this much of what is
        /// pending: a fall of bills takes of it too.
        uint64 ofDeals;
        uint40 recognisedAt;
        /// From the end of this day on senior positions may be impaired, so that leaving sAID need not ask before.
        uint24 lateAfter;
    }

    Book internal _book;
    Pending internal _pending;

    constructor() {
        _pending = Pending(0, uint40(block.timestamp), type(uint24).max);
    }

    /// @return cash USDC held, 6 decimals
    /// @return recognised what of cash, bills and senior positions has been recognised, USDC, 6 decimals
    /// @return recognisedAt unix time of the last recognition of a gain
    function book() external view returns (uint256 cash, uint256 recognised, uint256 recognisedAt) {
        Book memory b = _readBook();
        return (b.cash, b.recognised, _pending.recognisedAt);
    }

    /// @notice The least that was recognised at any time since `recognisedAt`, USDC, 6 decimals: what limits the next
    /// gain of bills.
    function settled() external view returns (uint256) {
        return _book.settled;
    }

    /// @notice What deals have paid beyond principal since the last recognition, USDC, 6 decimals: no limit a day holds
    /// it back.
    function pendingOfDeals() external view returns (uint256) {
        return _pending.ofDeals;
    }

    /// @dev USDC that has come in and is somebody's, 6 decimals.
    function _receive(uint256 usdc) internal {
        Book memory b = _readBook();
        b.cash += usdc.toUint64();
        b.recognised += uint64(usdc);
        _writeBook(b);
    }

    /// @dev Reading and writing stand here once, for they are long.
    function _readBook() internal view returns (Book memory) {
        return _book;
    }

    function _writeBook(Book memory b) internal {
        _book = b;
    }

    /// @dev Changes the memory alone.
    /// @param recognised the new value, at most the old one
    function _lower(Book memory b, uint64 recognised) internal pure {
        b.recognised = recognised;
        if (b.settled > recognised) b.settled = recognised;
    }
}
