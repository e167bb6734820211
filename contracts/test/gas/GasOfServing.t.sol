// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice What serving the queue costs, as transactions of their own: after setUp every account and slot is cold. Fifty
/// tickets of fifty holders are due.
contract GasOfServingTest is ExitFixture {
    uint256 private constant COUNT = 50;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < COUNT; ++i) {
            requestExit(makeAddr(vm.toString(i)), 10 * E6);
        }
        pass(7 days);
    }

    function test_processOne() public {
        staked.process(1);
    }

    function test_processTen() public {
        staked.process(10);
    }

    function test_processFifty() public {
        staked.process(50);
    }
}
