// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Router} from "../../src/Router.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {Fixture} from "../base/Fixture.sol";
import {Permits} from "../base/Permits.sol";
import {Fault} from "../mocks/Faults.sol";

contract RouterTest is Fixture {
    uint256 private later;

    function setUp() public override {
        super.setUp();
        fund(alice, 1_000 * E6);
        later = block.timestamp + 1 hours;
    }

    function test_knowsTheProtocol() public view {
        assertEq(address(router.ISSUER()), address(issuer));
        assertEq(address(router.STAKED_AID()), address(staked));
        assertEq(address(router.USDC()), address(usdc));
        assertEq(address(router.AID_TOKEN()), address(aid));
        assertEq(address(router.SANCTIONS()), address(sanctions));
    }

    function test_mintsWithAPermit() public {
        Router.Permit memory permit = _usdcPermit(100 * E6, later);
        vm.prank(alice);
        assertEq(router.mint(100 * E6, bob, permit), 100 * E18);
        assertEq(aid.balanceOf(bob), 100 * E18);
        assertEq(usdc.allowance(alice, address(router)), 0);
        _keepsNothing();
    }

    function test_mintsWithAnAllowance() public {
        vm.startPrank(alice);
        usdc.approve(address(router), 100 * E6);
        assertEq(router.mint(100 * E6, alice, noPermit()), 100 * E18);
        vm.stopPrank();
        _keepsNothing();
    }

    function test_stakesWithAPermit() public {
        mintAid(alice, 100 * E6);
        Router.Permit memory permit = Permits.sign(address(aid), aliceKey, address(router), 100 * E18, later);
        vm.prank(alice);
        assertEq(router.stake(100 * E18, bob, 100 * E18, permit), 100 * E18);
        assertEq(staked.balanceOf(bob), 100 * E18);
        _keepsNothing();
    }

    function test_mintsAndStakesInOneTransaction() public {
        Router.Permit memory permit = _usdcPermit(100 * E6, later);
        vm.prank(alice);
        assertEq(router.mintAndStake(100 * E6, alice, 100 * E18, permit), 100 * E18);
        assertEq(staked.balanceOf(alice), 100 * E18);
        assertEq(aid.balanceOf(alice), 0);
        _keepsNothing();
    }

    function test_refusesNothingAndNobody() public {
        vm.startPrank(alice);
        vm.expectRevert(Router.ZeroAmount.selector);
        router.mint(0, alice, noPermit());
        vm.expectRevert(Router.ZeroAmount.selector);
        router.stake(0, alice, 0, noPermit());
        vm.expectRevert(Router.ZeroAmount.selector);
        router.mintAndStake(0, alice, 0, noPermit());
    }

    function test_refusesNobodyAndItselfAsReceiver() public {
        address[2] memory receivers = [address(0), address(router)];
        mintAid(alice, 100 * E6);
        vm.startPrank(alice);
        usdc.approve(address(router), 100 * E6);
        aid.approve(address(router), 100 * E18);
        for (uint256 i; i < 2; ++i) {
            bytes memory refusal = abi.encodeWithSelector(Router.InvalidReceiver.selector, receivers[i]);
            vm.expectRevert(refusal);
            router.mint(E6, receivers[i], noPermit());
            vm.expectRevert(refusal);
            router.stake(E18, receivers[i], 0, noPermit());
            vm.expectRevert(refusal);
            router.mintAndStake(E6, receivers[i], 0, noPermit());
        }
    }

    function test_minimumOfShares() public {
        Router.Permit memory permit = _usdcPermit(100 * E6, later);
        bytes memory refusal = abi.encodeWithSelector(StakedAID.SharesBelowMinimum.selector, 100 * E18, 100 * E18 + 1);
        vm.prank(alice);
        vm.expectRevert(refusal);
        router.mintAndStake(100 * E6, alice, 100 * E18 + 1, permit);

        mintAid(alice, 100 * E6);
        vm.startPrank(alice);
        aid.approve(address(router), 100 * E18);
        vm.expectRevert(refusal);
        router.stake(100 * E18, alice, 100 * E18 + 1, noPermit());
    }

    function test_noOneElsesPermitCounts() public {
        fund(bob, 1_000 * E6);
        Router.Permit memory permit = _usdcPermit(100 * E6, later);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(Router.PermitFailed.selector, 0, 100 * E6));
        router.mint(100 * E6, bob, permit);
        assertEq(usdc.balanceOf(alice), 1_000 * E6);
    }

    function test_anExpiredPermitSaysSo() public {
        Router.Permit memory permit = _usdcPermit(100 * E6, block.timestamp - 1);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Router.PermitExpired.selector, block.timestamp - 1, block.timestamp));
        router.mint(100 * E6, alice, permit);
        // An allowance does as well.
        usdc.approve(address(router), 100 * E6);
        router.mint(100 * E6, alice, permit);
    }

    function test_aPermitSentOnBySomeoneElseDoesNoHarm() public {
        Router.Permit memory permit = _usdcPermit(100 * E6, later);
        vm.prank(bob);
        IERC20Permit(address(usdc))
            .permit(alice, address(router), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        vm.prank(alice);
        assertEq(router.mint(100 * E6, alice, permit), 100 * E18);
    }

    function test_aPermitCountsOnce() public {
        Router.Permit memory permit = _usdcPermit(100 * E6, later);
        vm.startPrank(alice);
        router.mint(100 * E6, alice, permit);
        vm.expectRevert(abi.encodeWithSelector(Router.PermitFailed.selector, 0, 100 * E6));
        router.mint(100 * E6, alice, permit);
    }

    function test_aPermitForLessIsNotEnough() public {
        Router.Permit memory permit = _usdcPermit(99 * E6, later);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Router.PermitFailed.selector, 99 * E6, 100 * E6));
        router.mint(100 * E6, alice, permit);
    }

    function test_checksPayerAndReceiverForSanctions() public {
        _approveAll();
        address[2] memory listed = [alice, bob];
        for (uint256 i; i < 2; ++i) {
            sanctions.set(listed[i], true);
            bytes memory refusal = abi.encodeWithSelector(Sanctions.Sanctioned.selector, listed[i]);
            vm.startPrank(alice);
            vm.expectRevert(refusal);
            router.mint(100 * E6, bob, noPermit());
            vm.expectRevert(refusal);
            router.stake(100 * E18, bob, 0, noPermit());
            vm.expectRevert(refusal);
            router.mintAndStake(100 * E6, bob, 0, noPermit());
            vm.stopPrank();
            sanctions.set(listed[i], false);
        }
    }

    function test_aSilentSanctionsOracleStopsMintingAndNotStaking() public {
        _approveAll();
        sanctions.fail(Fault.Revert);
        _mintsNothing();
        sanctions.fail(Fault.None);
        vm.etch(address(sanctions), "");
        _mintsNothing();
        vm.prank(alice);
        assertEq(router.stake(100 * E18, bob, 0, noPermit()), 100 * E18);
    }

    function _mintsNothing() private {
        vm.startPrank(alice);
        vm.expectRevert(Sanctions.SanctionsUnavailable.selector);
        router.mint(100 * E6, alice, noPermit());
        vm.expectRevert(Sanctions.SanctionsUnavailable.selector);
        router.mintAndStake(100 * E6, alice, 0, noPermit());
        vm.stopPrank();
    }

    function _approveAll() private {
        mintAid(alice, 100 * E6);
        fund(alice, 100 * E6);
        vm.startPrank(alice);
        usdc.approve(address(router), type(uint256).max);
        aid.approve(address(router), type(uint256).max);
        vm.stopPrank();
    }

    function test_neverTouchesWhatOthersAllowedIt() public {
        vm.prank(alice);
        usdc.approve(address(router), 500 * E6);
        vm.prank(bob);
        vm.expectRevert("ERC20: transfer amount exceeds allowance");
        router.mint(100 * E6, bob, noPermit());
        assertEq(usdc.balanceOf(alice), 1_000 * E6);
    }

    function _usdcPermit(uint256 value, uint256 deadline) private view returns (Router.Permit memory) {
        return Permits.sign(address(usdc), aliceKey, address(router), value, deadline);
    }

    function _keepsNothing() private view {
        assertEq(usdc.balanceOf(address(router)), 0);
        assertEq(aid.balanceOf(address(router)), 0);
        assertEq(staked.balanceOf(address(router)), 0);
    }
}
