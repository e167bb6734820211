// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fault, Faults} from "./Faults.sol";

/// @notice A price feed that says what a test tells it, or misbehaves.
contract FeedDouble {
    uint8 public immutable decimals;
    int256 private _answer;
    uint256 private _updatedAt;
    Fault private _fault;

    constructor(uint8 decimals_) {
        decimals = decimals_;
        set(int256(10 ** decimals_), block.timestamp);
    }

    function set(int256 answer, uint256 updatedAt) public {
        _answer = answer;
        _updatedAt = updatedAt;
    }

    function fail(Fault fault) external {
        _fault = fault;
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        Faults.act(_fault);
        return (1, _answer, _updatedAt, _updatedAt, 1);
    }
}
