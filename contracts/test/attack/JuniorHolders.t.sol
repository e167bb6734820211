// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {UsdcDouble} from "../mocks/UsdcDouble.sol";

/// @notice A holder that asks again while it is being paid.
contract GreedyHolder {
    JuniorToken private immutable TOKEN;
    address private immutable PURSE;

    constructor(JuniorToken token, address purse) {
        (TOKEN, PURSE) = (token, purse);
    }

    function claim() external returns (uint256) {
        return TOKEN.claim(PURSE);
    }

    function refund() external returns (uint256) {
        return TOKEN.refund(PURSE);
    }

    function give(address to) external {
        TOKEN.transfer(to, TOKEN.balanceOf(address(this)));
    }
}

/// @notice Whatever one holder is or does, the others get what is theirs.
contract JuniorHoldersTest is FactoryFixture {
    DealDouble private vehicle;
    JuniorToken private token;

    function setUp() public override {
        super.setUp();
        (vehicle, token) = raising();
        commit(vehicle, alice, 3e6);
        commit(vehicle, bob, 1e6);
    }

    function test_aBlacklistedHolderStopsNobody() public {
        distribute(vehicle, 400e6);
        usdc.blacklist(bob);
        vm.prank(bob);
        vm.expectRevert("Blacklistable: account is blacklisted");
        token.claim(bob);
        assertEq(token.claimable(bob), 100e6, "kept");
        vm.prank(alice);
        assertEq(token.claim(alice), 300e6);
        distribute(vehicle, 40e6);
        vm.prank(alice);
        token.transfer(bob, 1e6);
        vm.prank(bob);
        token.transfer(governance, 2e6);
        assertEq(token.claimable(bob), 110e6);
        // Its payout goes where it says.
        vm.prank(bob);
        assertEq(token.claim(governance), 110e6);
        assertEq(usdc.balanceOf(governance), 110e6);
    }

    function test_aBlacklistedHolderStopsNoRefund() public {
        usdc.blacklist(bob);
        vm.prank(guardian);
        factory.cancel(address(vehicle));
        vm.prank(bob);
        vm.expectRevert("Blacklistable: account is blacklisted");
        token.refund(bob);
        assertEq(token.balanceOf(bob), 1e6, "kept");
        vm.prank(alice);
        token.refund(alice);
        vm.prank(bob);
        token.refund(governance);
        assertEq(usdc.balanceOf(address(vehicle)), 0);
    }

    /// @dev While USDC is stopped nobody is paid; nothing is lost, and tokens still move.
    function test_aPauseOfUsdcLosesNothing() public {
        distribute(vehicle, 400e6);
        usdc.pause();
        vm.prank(alice);
        vm.expectRevert("Pausable: paused");
        token.claim(alice);
        vm.prank(alice);
        token.transfer(governance, 3e6);
        assertEq(token.claimable(alice), 300e6);
    }

    function test_nobodyClaimsForAnother() public {
        distribute(vehicle, 400e6);
        vm.prank(governance);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NothingToClaim.selector, governance));
        token.claim(governance);
        assertEq(token.claimable(alice), 300e6);
        // Nor does an allowance give a right to payouts.
        vm.prank(alice);
        token.approve(governance, type(uint256).max);
        vm.startPrank(governance);
        token.transferFrom(alice, governance, 3e6);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NothingToClaim.selector, governance));
        token.claim(governance);
        vm.stopPrank();
        assertEq(token.claimable(alice), 300e6);
    }
}

/// @notice A dollar token that calls back: who is being paid asks again, or gives its tokens to a friend who asks.
contract JuniorReentrancyTest is FactoryFixture {
    UsdcDouble private evil;
    DealDouble private vehicle;
    JuniorToken private token;
    GreedyHolder private greedy;
    address private purse = makeAddr("purse");

    function _deployUsdc() internal override returns (address) {
        evil = new UsdcDouble();
        return address(evil);
    }

    function setUp() public override {
        super.setUp();
        (vehicle, token) = raising();
        greedy = new GreedyHolder(token, purse);
        commit(vehicle, address(greedy), 1e6);
        commit(vehicle, alice, 1e6);
    }

    function test_aClaimIsPaidOnce() public {
        distribute(vehicle, 100e6);
        evil.callBack(address(greedy), abi.encodeCall(greedy.claim, ()));
        assertEq(greedy.claim(), 50e6);
        assertFalse(evil.lastCallSucceeded());
        assertEq(evil.lastCallResult(), abi.encodeWithSelector(JuniorToken.NothingToClaim.selector, greedy));
        _assertTheRestIsAlices();
    }

    function test_tokensGivenAwayInTheMiddleTakeNoPayoutAlong() public {
        distribute(vehicle, 100e6);
        evil.callBack(address(greedy), abi.encodeCall(greedy.give, (bob)));
        assertEq(greedy.claim(), 50e6);
        assertTrue(evil.lastCallSucceeded());
        assertEq(token.balanceOf(bob), 1e6);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NothingToClaim.selector, bob));
        token.claim(bob);
        _assertTheRestIsAlices();
    }

    function _assertTheRestIsAlices() private {
        assertEq(usdc.balanceOf(purse), 50e6);
        vm.prank(alice);
        assertEq(token.claim(alice), 50e6);
        assertEq(usdc.balanceOf(address(vehicle)), 2e6, "only commitments are left");
    }

    function test_aRefundIsPaidOnce() public {
        vehicle.set(Stage.Cancelled);
        evil.callBack(address(greedy), abi.encodeCall(greedy.refund, ()));
        assertEq(greedy.refund(), 1e6);
        assertEq(evil.lastCallResult(), abi.encodeWithSelector(JuniorToken.NothingToRefund.selector, greedy));
        assertEq(usdc.balanceOf(address(vehicle)), 1e6);
    }

    /// @dev A token that says no without reverting costs nobody a payout.
    function test_aRefusedPaymentLosesNothing() public {
        distribute(vehicle, 100e6);
        evil.refuse(true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, evil));
        greedy.claim();
        evil.refuse(false);
        assertEq(greedy.claim(), 50e6);
    }
}
