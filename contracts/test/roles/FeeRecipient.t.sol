// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Treasury} from "../../src/Treasury.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice The worst fee recipient: takes whatever can be taken, whenever it can.
contract FeeRecipientTest is RoleTest {
    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](1);
        own[0] = Treasury.withdrawSurplus.selector;
        assertCannotCall(feeRecipient, own);
    }

    function test_takesNothingBelowTheFloor() public {
        // 100 of surplus against 21,000 staked: the floor is 420.
        vm.prank(feeRecipient);
        vm.expectPartialRevert(Treasury.SurplusTooSmall.selector);
        treasury.withdrawSurplus(1, feeRecipient);
    }

    function test_takesFeesAboveTheFloorAndNothingMore() public {
        _addSurplus(400 * E6);
        Holdings memory before = holdings();
        uint256 earned;
        for (uint256 day; day < 60; ++day) {
            gain(10 * E6);
            pass(1 days);
            earned += uint256(treasury.recognise());
            _takeAll();
        }
        uint256 taken = usdc.balanceOf(feeRecipient);
        // 80 above the floor at the start, and a tenth of the yield, less what the floor grew by.
        assertGt(taken, 80 * E6);
        assertLe(taken, 80 * E6 + earned / 10 + 60);
        assertGe(surplus(), int256(staked.totalAssets() * 2 / 100));
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    function test_takesNothingOutOfPendingYieldOrAHiddenLoss() public {
        _addSurplus(500 * E6);
        gain(2_000 * E6);
        vm.prank(feeRecipient);
        vm.expectPartialRevert(Treasury.SurplusTooSmall.selector);
        treasury.withdrawSurplus(200 * E6, feeRecipient);
        vault.lose(2_200 * E6);
        vm.prank(feeRecipient);
        vm.expectPartialRevert(Treasury.SurplusTooSmall.selector);
        treasury.withdrawSurplus(1, feeRecipient);
    }

    /// @dev Nobody else is hurt when the recipient cannot be paid: it must call itself and names who receives.
    function test_aBlacklistedRecipientStopsNobody() public {
        _addSurplus(500 * E6);
        usdc.blacklist(feeRecipient);
        vm.prank(feeRecipient);
        vm.expectRevert("Blacklistable: account is blacklisted");
        treasury.withdrawSurplus(E6, feeRecipient);
        assertUsersCanDoEverything();
        vm.prank(feeRecipient);
        treasury.withdrawSurplus(E6, makeAddr("another"));
    }

    function _takeAll() private {
        int256 above = surplus() - int256(treasury.pendingYield()) - int256(staked.totalAssets() * 2 / 100);
        if (above < int256(E12)) return;
        vm.prank(feeRecipient);
        treasury.withdrawSurplus(uint256(above) / E12, feeRecipient);
    }

    function _addSurplus(uint256 amount) private {
        fund(address(this), amount);
        usdc.approve(address(treasury), amount);
        treasury.addSurplus(amount);
    }
}
