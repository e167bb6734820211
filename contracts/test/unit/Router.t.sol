// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Router} from "../../src/Router.sol";
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
        usdc.approve(address(router), 100 * E6);
        vm.expectRevert(Issuer.ZeroAddress.selector);
        router.mint(E6, address(0), noPermit());
        vm.expectRevert(abi.encodeWithSignature("ERC20InvalidReceiver(address)", address(0)));
        router.mintAndStake(E6, address(0), 0, noPermit());
    }

    function test_refusesItselfAsReceiver() public {
        bytes memory refusal = abi.encodeWithSelector(Router.InvalidReceiver.selector, address(router));
        vm.startPrank(alice);
        usdc.approve(address(router), 100 * E6);
        vm.expectRevert(refusal);
        router.mint(E6, address(router), noPermit());
        vm.expectRevert(refusal);
        router.mintAndStake(E6, address(router), 0, noPermit());
    }

    function test_minimumOfShares() public {
        Router.Permit memory permit = _usdcPermit(100 * E6, later);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Router.SharesBelowMinimum.selector, 100 * E18, 100 * E18 + 1));
        router.mintAndStake(100 * E6, alice, 100 * E18 + 1, permit);
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
        vm.expectRevert("ERC20: transfer amount exceeds allowance");
        router.mint(100 * E6, alice, permit);
    }

    function test_checksThePayerForSanctions() public {
        vm.prank(alice);
        usdc.approve(address(router), 100 * E6);
        sanctions.set(alice, true);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, alice));
        router.mint(100 * E6, bob, noPermit());
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, alice));
        router.mintAndStake(100 * E6, bob, 0, noPermit());
        vm.stopPrank();
        sanctions.set(alice, false);
        sanctions.set(bob, true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, bob));
        router.mint(100 * E6, bob, noPermit());
    }

    function test_stopsWhenTheSanctionsOracleDoesNotAnswer() public {
        sanctions.fail(Fault.Revert);
        vm.prank(alice);
        vm.expectRevert(Sanctions.SanctionsUnavailable.selector);
        router.mint(100 * E6, alice, noPermit());
        vm.etch(address(sanctions), "");
        vm.prank(alice);
        vm.expectRevert(Sanctions.SanctionsUnavailable.selector);
        router.mint(100 * E6, alice, noPermit());
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
