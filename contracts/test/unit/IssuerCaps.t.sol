// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Fixture} from "../base/Fixture.sol";
import {Roles} from "../base/Roles.sol";

contract IssuerCapsTest is Fixture {
    uint256 private constant BLOCK = BLOCK_CAP * E6;
    uint256 private constant DAY = DAY_CAP * E6;

    function setUp() public override {
        super.setUp();
        pass(1 days);
        verify(alice);
        fund(alice, 1e15);
        vm.prank(alice);
        usdc.approve(address(issuer), type(uint256).max);
    }

    function test_startsWithTheCapsGiven() public view {
        (uint256 blockCap, uint256 dayCap) = issuer.caps();
        assertEq(blockCap, BLOCK_CAP);
        assertEq(dayCap, DAY_CAP);
        _expect(BLOCK, BLOCK, DAY);
        assertEq(address(issuer.SANCTIONS()), address(sanctions));
    }

    function test_theBlocksCap() public {
        _mint(BLOCK);
        _expect(0, 0, DAY - BLOCK);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Issuer.BlockCapExceeded.selector, 1, 0));
        issuer.mint(1, alice);
        vm.roll(block.number + 1);
        _expect(BLOCK, BLOCK, DAY - BLOCK);
        _mint(BLOCK);
    }

    function test_theDaysCapAndItsLinearRefill() public {
        for (uint256 i; i < 5; ++i) {
            _mint(BLOCK);
            vm.roll(block.number + 1);
        }
        _expect(0, BLOCK, 0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Issuer.DayCapExceeded.selector, 1, 0));
        issuer.mint(1, alice);
        vm.warp(block.timestamp + 6 hours);
        feed.set(1e8, block.timestamp);
        _expect(BLOCK, BLOCK, DAY / 4);
        vm.warp(block.timestamp + 18 hours);
        feed.set(1e8, block.timestamp);
        _expect(BLOCK, BLOCK, DAY);
        vm.warp(block.timestamp + 1 days);
        feed.set(1e8, block.timestamp);
        _expect(BLOCK, BLOCK, DAY);
    }

    function test_redeemingGivesCapacityBackButNoMore() public {
        _mint(BLOCK);
        redeem(alice, 4 * BLOCK / 10 * E12);
        _expect(4 * BLOCK / 10, 4 * BLOCK / 10, DAY - 6 * BLOCK / 10);
        vm.roll(block.number + 1);
        // This block has minted nothing: what is redeemed gives it nothing beyond its cap.
        redeem(alice, BLOCK / 10 * E12);
        _expect(BLOCK, BLOCK, DAY - BLOCK / 2);
        pass(1 days);
        redeem(alice, BLOCK / 10 * E12);
        _expect(BLOCK, BLOCK, DAY);
    }

    function test_setCaps() public {
        _mint(BLOCK);
        bytes memory call = abi.encodeCall(Issuer.setCaps, (100, 1_000));
        vm.startPrank(governance);
        manager.schedule(address(issuer), call, 0);
        pass(Roles.GOVERNOR_DELAY);
        vm.expectEmit(address(issuer));
        emit Issuer.CapsSet(100, 1_000);
        issuer.setCaps(100, 1_000);
        vm.stopPrank();
        (uint256 blockCap, uint256 dayCap) = issuer.caps();
        assertEq(blockCap, 100);
        assertEq(dayCap, 1_000);
        _expect(100 * E6, 100 * E6, 1_000 * E6);
    }

    function test_useAboveALoweredCapWearsOffAtTheLoweredRate() public {
        vm.prank(governance);
        manager.schedule(address(issuer), abi.encodeCall(Issuer.setCaps, (BLOCK_CAP, BLOCK_CAP / 2)), 0);
        pass(Roles.GOVERNOR_DELAY);
        _mint(BLOCK);
        vm.prank(governance);
        issuer.setCaps(BLOCK_CAP, BLOCK_CAP / 2);
        _expect(0, 0, 0);
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + 1 days);
        feed.set(1e8, block.timestamp);
        _expect(0, BLOCK, 0);
        vm.warp(block.timestamp + 12 hours);
        feed.set(1e8, block.timestamp);
        _expect(BLOCK / 4, BLOCK, BLOCK / 4);
    }

    function test_capsHaveCeilings() public {
        uint256 blockCeiling = issuer.MAX_BLOCK_CAP();
        uint256 dayCeiling = issuer.MAX_DAY_CAP();
        vm.startPrank(governance);
        manager.schedule(address(issuer), abi.encodeCall(Issuer.setCaps, (blockCeiling + 1, 0)), 0);
        manager.schedule(address(issuer), abi.encodeCall(Issuer.setCaps, (0, dayCeiling + 1)), 0);
        manager.schedule(address(issuer), abi.encodeCall(Issuer.setCaps, (blockCeiling, dayCeiling)), 0);
        pass(Roles.GOVERNOR_DELAY);
        vm.expectRevert(abi.encodeWithSelector(Issuer.CapAboveCeiling.selector, blockCeiling + 1, blockCeiling));
        issuer.setCaps(blockCeiling + 1, 0);
        vm.expectRevert(abi.encodeWithSelector(Issuer.CapAboveCeiling.selector, dayCeiling + 1, dayCeiling));
        issuer.setCaps(0, dayCeiling + 1);
        issuer.setCaps(blockCeiling, dayCeiling);
        vm.stopPrank();

        // The widths of the slot hold the ceilings in full use.
        for (uint256 i; i < 10; ++i) {
            _mint(blockCeiling * E6);
            vm.roll(block.number + 1);
        }
        _expect(0, blockCeiling * E6, 0);
    }

    function test_pauseAndUnpause() public {
        vm.expectEmit(address(issuer));
        emit Issuer.Paused(guardian);
        vm.prank(guardian);
        issuer.pause();
        assertTrue(issuer.paused());
        _expect(0, BLOCK, DAY);

        vm.startPrank(governance);
        manager.schedule(address(issuer), abi.encodeCall(Issuer.unpause, ()), 0);
        pass(Roles.GOVERNOR_DELAY);
        vm.expectEmit(address(issuer));
        emit Issuer.Unpaused(governance);
        issuer.unpause();
        vm.stopPrank();
        assertFalse(issuer.paused());
        _mint(1);
    }

    function test_onlyRolesPauseAndSetCaps() public {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        issuer.pause();
        vm.expectRevert(refusal);
        issuer.unpause();
        vm.expectRevert(refusal);
        issuer.setCaps(1, 1);
    }

    function _mint(uint256 amount) private {
        vm.prank(alice);
        issuer.mint(amount, alice);
    }

    function _expect(uint256 amount, uint256 blockLeft, uint256 dayLeft) private view {
        (uint256 a, uint256 b, uint256 d) = issuer.mintable();
        assertEq(a, amount, "mintable");
        assertEq(b, blockLeft, "block");
        assertEq(d, dayLeft, "day");
    }
}
