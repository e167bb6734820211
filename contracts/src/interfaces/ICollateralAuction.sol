// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice What a deal asks of the auction of titles.
interface ICollateralAuction {
    /// @notice Starts the caller's auction, again where the last one ended unsold. Only a deal; refuses while one runs.
    /// @param value of the title now, USDC, 6 decimals: the price falls from 120 % of it to 30 % in seven days
    function start(uint256 value) external;

    /// @notice Ends the caller's auction and forgets its last ask. Only a deal; does nothing where there is none.
    function stop() external;

    /// @return usdc the lowest ask of the deal so far, of the auction that runs and of those before it that ended unsold; the
    /// highest number of all where there is none, so that it bounds nothing
    function lastAsk(address deal) external view returns (uint256 usdc);

    /// @return whether the deal's title can be bought now
    function isRunning(address deal) external view returns (bool);
}
