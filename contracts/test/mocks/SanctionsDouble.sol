// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fault, Faults} from "./Faults.sol";

/// @notice A sanctions oracle that says what a test tells it, or misbehaves.
contract SanctionsDouble {
    mapping(address account => bool) private _listed;
    Fault private _fault;
    /// Gas that an honest answer takes besides reading the list.
    uint256 private _work;

    function set(address account, bool listed) external {
        _listed[account] = listed;
    }

    function fail(Fault fault) external {
        _fault = fault;
    }

    function work(uint256 amount) external {
        _work = amount;
    }

    function isSanctioned(address account) external view returns (bool) {
        Faults.act(_fault);
        uint256 start = gasleft();
        uint256 amount = _work;
        while (start - gasleft() < amount) {}
        return _listed[account];
    }
}
