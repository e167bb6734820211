// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {TreasuryRecognition} from "../../src/TreasuryRecognition.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Fixture} from "../base/Fixture.sol";
import {Roles} from "../base/Roles.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice 1,100 USDC seeded: 1,000 AID staked, 100 surplus; the floor is 2 % of 1,000 = 20.
contract TreasurySurplusTest is Fixture {
    function test_addSurplus() public {
        fund(alice, 50 * E6);
        vm.startPrank(alice);
        vm.expectRevert(TreasurySheet.ZeroAmount.selector);
        treasury.addSurplus(0);
        usdc.approve(address(treasury), 50 * E6);
        vm.expectEmit(address(treasury));
        emit TreasuryRecognition.SurplusAdded(alice, 50 * E6);
        treasury.addSurplus(50 * E6);
        vm.stopPrank();
        assertEq(surplus(), int256(150 * E18));
        assertEq(treasury.pendingYield(), 0);
        assertEq(treasury.recognise(), 0);
    }

    function test_usdcSentUnaskedChangesNothing() public {
        fund(address(treasury), 1e6 * E6);
        assertEq(surplus(), int256(100 * E18));
        pass(1 days);
        assertEq(treasury.recognise(), 0);
        assertEq(treasury.redeemable(), 1_100 * E6);
    }

    function test_withdrawsDownToTheFloor() public {
        bytes memory refusal =
            abi.encodeWithSelector(Treasury.SurplusTooSmall.selector, int256(20 * E18 - E12), int256(20 * E18));
        vm.startPrank(feeRecipient);
        vm.expectRevert(refusal);
        treasury.withdrawSurplus(80 * E6 + 1, bob);
        vm.expectEmit(address(treasury));
        emit Treasury.SurplusPaid(bob, 80 * E6);
        treasury.withdrawSurplus(80 * E6, bob);
        vm.expectPartialRevert(Treasury.SurplusTooSmall.selector);
        treasury.withdrawSurplus(1, bob);
        vm.stopPrank();
        assertEq(usdc.balanceOf(bob), 80 * E6);
        assertEq(surplus(), int256(20 * E18));
    }

    function test_refusesNothingNobodyAndStrangers() public {
        vm.startPrank(feeRecipient);
        vm.expectRevert(TreasurySheet.ZeroAmount.selector);
        treasury.withdrawSurplus(0, bob);
        vm.expectRevert(abi.encodeWithSelector(Treasury.InvalidReceiver.selector, address(0)));
        treasury.withdrawSurplus(1, address(0));
        vm.expectRevert(abi.encodeWithSelector(Treasury.InvalidReceiver.selector, address(treasury)));
        treasury.withdrawSurplus(1, address(treasury));
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        treasury.withdrawSurplus(1, alice);
    }

    /// @dev P4: 20,000 wait, and with what the vault lets go and 30 in cash 10 are free beyond them.
    function test_exitsOutrankFees() public {
        uint256 id = requestExit(alice, 20_000 * E6);
        fund(address(this), 1_000 * E6);
        usdc.approve(address(treasury), 1_000 * E6);
        treasury.addSurplus(1_000 * E6);
        invest(22_070 * E6);
        VaultDouble.Knobs memory knobs;
        knobs.most = 19_980 * E6;
        vault.set(knobs);
        vm.startPrank(feeRecipient);
        vm.expectRevert(abi.encodeWithSelector(TreasurySheet.FreeLiquidityNegative.selector, -int256(E12)));
        treasury.withdrawSurplus(10 * E6 + 1, bob);
        treasury.withdrawSurplus(10 * E6, bob);
        vm.stopPrank();
        vm.prank(alice);
        staked.cancelRedeemRequest(id, alice);
        vm.prank(feeRecipient);
        treasury.withdrawSurplus(100 * E6, bob);
    }

    function test_pendingYieldIsNoSurplus() public {
        invest(1_000 * E6);
        gain(500 * E6);
        assertGt(surplus(), int256(599 * E18));
        vm.prank(feeRecipient);
        vm.expectPartialRevert(Treasury.SurplusTooSmall.selector);
        treasury.withdrawSurplus(81 * E6, bob);
    }

    function test_aLossNotYetRealisedCounts() public {
        invest(1_000 * E6);
        vault.lose(70 * E6);
        vm.prank(feeRecipient);
        vm.expectPartialRevert(Treasury.SurplusTooSmall.selector);
        treasury.withdrawSurplus(11 * E6, bob);
        vm.prank(feeRecipient);
        treasury.withdrawSurplus(10 * E6, bob);
    }

    function test_liquidityOfCirculatingAidComesFirst() public {
        mintAid(alice, 1_000 * E6);
        invest(2_000 * E6);
        VaultDouble.Knobs memory knobs;
        knobs.paused = true;
        vault.set(knobs);
        vm.prank(feeRecipient);
        vm.expectRevert(abi.encodeWithSelector(TreasurySheet.FreeLiquidityNegative.selector, -int256(910 * E18)));
        treasury.withdrawSurplus(10 * E6, bob);
    }

    function test_sellsBillsForSurplusWhenCashIsShort() public {
        invest(1_100 * E6);
        vm.prank(feeRecipient);
        treasury.withdrawSurplus(50 * E6, bob);
        assertEq(usdc.balanceOf(bob), 50 * E6);
    }

    function test_targetAprIsAWish() public {
        bytes memory call = abi.encodeCall(Treasury.setTargetApr, (1_000));
        vm.startPrank(governance);
        manager.schedule(address(treasury), call, 0);
        manager.schedule(address(treasury), abi.encodeCall(Treasury.setTargetApr, (10_001)), 0);
        pass(Roles.GOVERNOR_DELAY);
        vm.expectEmit(address(treasury));
        emit Treasury.TargetAprSet(1_000);
        treasury.setTargetApr(1_000);
        vm.expectRevert(abi.encodeWithSelector(Treasury.TargetAprTooHigh.selector, 10_001));
        treasury.setTargetApr(10_001);
        vm.stopPrank();
        assertEq(treasury.targetApr(), 1_000);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        treasury.setTargetApr(1);
    }
}
