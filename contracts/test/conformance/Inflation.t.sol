// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fixture} from "../base/Fixture.sol";

/// @notice The inflation attack: be first, own all shares, send AID to the vault so that the next deposit rounds to
/// nothing. Without the seed here, to show that the ledger alone stops it.
contract InflationTest is Fixture {
    function _seed() internal override {}

    function testFuzz_aFirstDepositorCannotTakeFromTheSecond(uint256 first, uint256 sent, uint256 second) public {
        first = bound(first, 1, E18);
        sent = bound(sent, 0, 1e6 * E18);
        second = bound(second, 1, 1e6 * E18);
        mintAid(bob, 2e6 * E6);
        mintAid(alice, 2e6 * E6);
        vm.startPrank(bob);
        aid.approve(address(staked), first);
        staked.deposit(first, bob);
        aid.transfer(address(staked), sent);
        vm.stopPrank();

        vm.startPrank(alice);
        aid.approve(address(staked), second);
        uint256 shares = staked.deposit(second, alice);
        vm.stopPrank();
        assertEq(staked.convertToAssets(shares), second);
        assertEq(staked.entryPrice(), E18);
    }

    function test_anEmptyVaultHasAPrice() public view {
        assertEq(staked.entryPrice(), E18);
        assertEq(staked.exitPrice(), 0, "nothing to leave with");
        assertEq(staked.maxDeposit(alice), type(uint104).max);
    }
}
