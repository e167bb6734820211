// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice The part of Chainlink's AggregatorV3Interface that is read.
interface IPriceFeed {
    /// @return number of decimals of the answer
    function decimals() external view returns (uint8);

    /// @return roundId phase-prefixed number of the round
    /// @return answer price, in `decimals()` decimals
    /// @return startedAt unix time the round began
    /// @return updatedAt unix time of the answer
    /// @return answeredInRound obsolete
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}
