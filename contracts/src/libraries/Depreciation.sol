// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FixedPointMathLib} from "solady/src/utils/FixedPointMathLib.sol";

/// @title Depreciation: what machines are worth some time after they were appraised
/// @notice V(t) = V0 · (s + (1 − s)·e^(−k·t)), t in years of 365 days, by the second: s = 0.03, k = 0.46 a year, so that
/// about 64 % is left after a year and 42 % after two.
library Depreciation {
    /// @dev k and s, 18 decimals.
    uint256 internal constant RATE = 0.46e18;
    uint256 internal constant SCRAP = 0.03e18;
    uint256 internal constant YEAR = 365 days;
    uint256 private constant WAD = 1e18;

    /// @param value at the appraisal, USDC, 6 decimals, below 2^72
    /// @param age seconds since, below 2^40
    /// @return USDC, 6 decimals, rounded down at each step
    function aged(uint256 value, uint256 age) internal pure returns (uint256) {
        return value * retained(age) / WAD;
    }

    /// @param age seconds, below 2^40
    /// @return part of the value that is left, 18 decimals; the exponent is rounded up, the rest down
    function retained(uint256 age) internal pure returns (uint256) {
        int256 exponent = -int256((RATE * age + YEAR - 1) / YEAR);
        return SCRAP + (WAD - SCRAP) * uint256(FixedPointMathLib.expWad(exponent)) / WAD;
    }
}
