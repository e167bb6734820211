// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fault, Faults} from "./Faults.sol";

/// @notice A deal that says what a test wants, in whichever way it wants, and does what it is told.
contract DebtorDouble {
    uint256 private _impairment;
    Fault private _fault;

    function set(uint256 impairment) external {
        _impairment = impairment;
    }

    function fail(Fault fault) external {
        _fault = fault;
    }

    function seniorImpairment() external view returns (uint256) {
        Faults.act(_fault);
        return _impairment;
    }

    function act(address target, bytes calldata data) external {
        (bool ok, bytes memory result) = target.call(data);
        if (ok) return;
        assembly ("memory-safe") {
            revert(add(result, 0x20), mload(result))
        }
    }
}
