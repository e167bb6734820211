// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Interest: simple interest by days, ACT/365
/// @notice Every civil day counts, 29 February too, and a year is 365 of them: a leap year earns 366/365 of the rate.
/// @dev Known as ACT/365 (Fixed), section 4.16(d) of the 2006 ISDA Definitions.
library Interest {
    uint256 private constant BPS = 10_000;
    uint256 private constant DAYS_PER_YEAR = 365;

    /// @dev Principal below 2^128, rate and days below 2^32 each.
    /// @param principal micro-dollars
    /// @param rateBps a year's interest, basis points of the principal
    /// @param dayCount whole days from the first, which counts, to the last, which does not
    /// @return micro-dollars, rounded up, for they are owed
    function accrued(uint256 principal, uint256 rateBps, uint256 dayCount) internal pure returns (uint256) {
        return Math.ceilDiv(principal * rateBps * dayCount, BPS * DAYS_PER_YEAR);
    }
}
