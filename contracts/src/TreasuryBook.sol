// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title TreasuryBook: what the Treasury has in cash, and what of its assets has been recognised
abstract contract TreasuryBook {
    using SafeCast for uint256;

    /// @dev One storage slot, the only one that minting and redeeming from cash touch here. USDC, 6 decimals.
    struct Book {
        uint72 cash;
        uint72 recognised;
        /// The least that `recognised` has been since `recognisedAt`: money that comes and goes does not raise it.
        uint72 settled;
        uint40 recognisedAt;
    }

    Book internal _book;

    /// @return cash USDC held, 6 decimals
    /// @return recognised what of cash and bills has been recognised, USDC, 6 decimals
    /// @return recognisedAt unix time of the last recognition of a gain
    function book() external view returns (uint256 cash, uint256 recognised, uint256 recognisedAt) {
        Book memory b = _book;
        return (b.cash, b.recognised, b.recognisedAt);
    }

    /// @notice The least that was recognised at any time since `recognisedAt`, USDC, 6 decimals: what limits the next
    /// gain.
    function settled() external view returns (uint256) {
        return _book.settled;
    }

    /// @dev USDC that has come in and is somebody's, 6 decimals.
    function _receive(uint256 usdc) internal {
        Book memory b = _book;
        b.cash += usdc.toUint72();
        b.recognised += uint72(usdc);
        _book = b;
    }

    /// @dev Changes the memory alone.
    /// @param recognised the new value, at most the old one
    function _lower(Book memory b, uint72 recognised) internal pure {
        b.recognised = recognised;
        if (b.settled > recognised) b.settled = recognised;
    }
}
