// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Calendar} from "./Calendar.sol";

/// @title Lateness: what of a deal is taken for lost while it is late
/// @notice The loss grows by the second along three straight pieces: from nothing to 5 % of the exposure in 30 days, to
/// 20 % in 60, to 50 % in 90. Later than that it is half the exposure, or what 60 % of the collateral leave open, if
/// that is more.
///
///     50 %                           ┌──────── at least
///                                   ╱
///                                  ╱
///     20 %                       ╱
///                          ╱
///      5 %           ╱
///      0    ╱
///           0        30       60    90 days
/// @dev `portion` is a whole number for every second, equal where two pieces meet, and grows by 500, 1,500 or 3,000 a
/// second: so the loss never falls, and below 90 days grows in d seconds by no more than 1 % of the exposure a day and
/// a micro-dollar of rounding.
library Lateness {
    /// @notice Of the exposure: what `portion` counts in.
    uint256 internal constant SCALE = BPS * 30 days;
    /// @notice Where the pieces end.
    uint256 internal constant LINE_ENDS = 90 days;
    /// @notice What an open breach of a covenant counts as, at least.
    uint256 internal constant BREACHED = 30 days;
    /// @notice What a declared default counts as, at least: later than where the pieces end.
    uint256 internal constant DEFAULTED = LINE_ENDS + 1;

    uint256 private constant BPS = 10_000;
    /// @dev Of the collateral's aged value, in per cent: what a sale is trusted to bring.
    uint256 private constant COLLATERAL_PERCENT = 60;

    /// @notice From the end of a day on something may be lost.
    function isOver(uint256 day, uint256 time) internal pure returns (bool) {
        return time >= Calendar.startOf(day + 1);
    }

    /// @notice An instalment is late from the end of the day on which it is due.
    /// @param dueDay a day's number
    /// @param time unix time, seconds
    /// @return seconds
    function secondsLate(uint256 dueDay, uint256 time) internal pure returns (uint256) {
        return Math.saturatingSub(time, Calendar.startOf(dueDay + 1));
    }

    /// @notice The part of the exposure that counts as lost for its lateness alone.
    /// @param late seconds
    /// @return in 1/SCALE, exact; at most SCALE / 2
    function portion(uint256 late) internal pure returns (uint256) {
        if (late <= 30 days) return late * 500;
        if (late <= 60 days) return 30 days * 500 + (late - 30 days) * 1_500;
        return 30 days * 2_000 + (Math.min(late, LINE_ENDS) - 60 days) * 3_000;
    }

    /// @notice What counts as lost.
    /// @dev Exposure and collateral below 2^128.
    /// @param exposure outstanding principal, senior and junior, micro-dollars
    /// @param late seconds since the oldest instalment that is not fully paid became late
    /// @param collateral aged value of the collateral, micro-dollars
    /// @return micro-dollars, rounded up; at most the exposure
    function loss(uint256 exposure, uint256 late, uint256 collateral) internal pure returns (uint256) {
        uint256 byTime = Math.ceilDiv(exposure * portion(late), SCALE);
        return late <= LINE_ENDS ? byTime : Math.max(byTime, uncovered(exposure, collateral));
    }

    /// @notice What is left of the exposure when the collateral brings what a sale is trusted to.
    /// @dev Exposure and collateral below 2^128.
    /// @param exposure outstanding principal, micro-dollars
    /// @param collateral aged value of the collateral, micro-dollars
    /// @return micro-dollars, rounded up
    function uncovered(uint256 exposure, uint256 collateral) internal pure returns (uint256) {
        return Math.saturatingSub(exposure, collateral * COLLATERAL_PERCENT / 100);
    }
}
