// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ExitQueue} from "../../src/ExitQueue.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {IERC7540Redeem} from "../../src/interfaces/IERC7540.sol";
import {ExitFixture} from "../base/ExitFixture.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice Asking to leave and being served.
contract ExitQueueTest is ExitFixture {
    function test_aRequestIsATicketAndEscrowsTheShares() public {
        vm.expectEmit(address(staked));
        emit IERC7540Redeem.RedeemRequest(carol, alice, 1, alice, 4 * E18);
        vm.prank(alice);
        assertEq(staked.requestRedeem(4 * E18, carol, alice), 1, "never 0");
        assertEq(tickets.ownerOf(1), carol);
        assertEq(staked.balanceOf(alice), STAKE - 4 * E18);
        assertEq(staked.balanceOf(address(staked)), 4 * E18);
        (uint256 pending, uint256 shares, uint256 assets, uint256 cancelled, uint256 maturesAt) = staked.ticket(1);
        assertEq(pending, 4 * E18);
        assertEq(shares + assets + cancelled, 0);
        assertEq(maturesAt, block.timestamp + 7 days);
        assertEq(staked.pendingRedeemRequest(1, carol), 4 * E18);
        assertEq(staked.pendingRedeemRequest(1, alice), 0, "whoever holds it is its controller");
        assertEq(staked.claimableRedeemRequest(1, carol), 0);
        assertEq(unserved(), 4 * E18);
        assertEq(request(bob, E18), 2);
    }

    function test_refusesNothingNobodyTooMuchAndStrangers() public {
        vm.startPrank(alice);
        vm.expectRevert(ExitRequests.ZeroShares.selector);
        staked.requestRedeem(0, alice, alice);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        staked.requestRedeem(STAKE + 1, alice, alice);
        vm.expectRevert(bytes4(keccak256("TransferToZeroAddress()")));
        staked.requestRedeem(1, address(0), alice);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        staked.requestRedeem(1, alice, bob);
        vm.stopPrank();
    }

    function test_anAllowanceOrAnOperatorAsksForTheOwner() public {
        vm.prank(alice);
        staked.approve(bob, 3 * E18);
        vm.prank(bob);
        uint256 id = staked.requestRedeem(3 * E18, alice, alice);
        assertEq(staked.allowance(alice, bob), 0);
        vm.prank(alice);
        staked.setOperator(bob, true);
        vm.prank(bob);
        staked.requestRedeem(2 * E18, bob, alice);
        assertEq(tickets.ownerOf(id + 1), bob);
        assertEq(staked.balanceOf(alice), STAKE - 5 * E18);
    }

    function test_nothingIsServedBeforeItsTime() public {
        uint256 id = request(alice, E18);
        (,,,, uint256 maturesAt) = staked.ticket(id);
        vm.warp(maturesAt - 1);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingDue.selector, id, maturesAt));
        staked.process(1);
        vm.warp(maturesAt);
        staked.process(1);
        assertEq(pendingOf(id), 0);
    }

    function test_anEmptyQueueAndAnEmptyOrderAreNamed() public {
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingDue.selector, 1, 0));
        staked.process(5);
        vm.expectRevert(ExitQueue.ZeroTickets.selector);
        staked.process(0);
    }

    function test_servesInOrderAndSetsAside() public {
        uint256 first = request(alice, 6_000 * E18);
        uint256 second = matured(bob, 3_000 * E18);
        uint256 supply = staked.totalSupply();
        int256 free = freeLiquidity();
        vm.expectEmit(address(staked));
        emit ExitQueue.TicketServed(first, 6_000 * E18, 6_000 * E18);
        vm.expectEmit(address(staked));
        emit ExitQueue.TicketServed(second, 3_000 * E18, 3_000 * E18);
        vm.expectEmit(address(staked));
        emit StakedAID.QueueServed(carol, 9_000 * E18, 9_000 * E18, 3);
        vm.prank(carol);
        (uint256 shares, uint256 assets) = staked.process(10);
        assertEq(shares, 9_000 * E18);
        assertEq(assets, 9_000 * E18);
        assertEq(staked.totalSupply(), supply - shares, "burned");
        assertEq(staked.ledger(), 12_000 * E18);
        assertEq(setAside(), 9_000 * E18);
        assertEq(aid.balanceOf(address(staked)), staked.ledger() + setAside());
        assertEq(freeLiquidity(), free - int256(assets), "what is set aside circulates");
        assertEq(head(), 3);
        assertEq(unserved(), 0);
        assertEq(staked.claimableRedeemRequest(first, alice), 6_000 * E18);
        assertEq(staked.pendingRedeemRequest(first, alice), 0);
    }

    function test_servesAsFarAsFreeLiquidityReachesAndKeepsThePlace() public {
        uint256 first = request(alice, 6_000 * E18);
        uint256 second = matured(bob, 3_000 * E18);
        setFree(2_500 * E18);
        staked.process(10);
        assertEq(freeLiquidity(), 0, "P2");
        assertEq(pendingOf(first), 3_500 * E18);
        assertEq(staked.claimableRedeemRequest(first, alice), 2_500 * E18);
        assertEq(head(), first);
        assertEq(staked.sharesAhead(first), 0);
        assertEq(staked.sharesAhead(second), 3_500 * E18);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingServed.selector, first, 0, E18));
        staked.process(10);
        setFree(4_000 * E18);
        staked.process(10);
        assertEq(pendingOf(first), 0);
        assertEq(pendingOf(second), 2_500 * E18);
        assertEq(head(), second);
        (uint256 shares, uint256 assets) = claimableOf(first);
        assertEq(shares, 6_000 * E18);
        assertEq(assets, 6_000 * E18);
    }

    function test_maxCountsThoseThatAreSkipped() public {
        uint256 first = request(alice, E18);
        uint256 second = request(alice, E18);
        uint256 third = matured(bob, E18);
        cancel(alice, first);
        cancel(alice, second);
        (uint256 shares,) = staked.process(1);
        assertEq(shares, 0);
        assertEq(head(), second);
        staked.process(2);
        assertEq(pendingOf(third), 0);
    }

    function test_cancelledTicketsArePassedBeforeTheirTime() public {
        uint256 first = request(alice, E18);
        uint256 second = request(bob, E18);
        cancel(alice, first);
        assertEq(staked.sharesAhead(second), E18, "counts until passed");
        staked.process(9);
        assertEq(head(), second);
        assertEq(staked.sharesAhead(second), 0);
        cancel(bob, second);
        staked.process(9);
        assertEq(head(), 3, "the queue is empty again");
        assertEq(request(alice, E18), 3);
        assertEq(staked.sharesAhead(3), 0);
    }

    function test_sharesAheadFollowTheQueue() public {
        uint256 first = request(alice, 5 * E18);
        uint256 second = request(bob, 7 * E18);
        uint256 third = matured(alice, 11 * E18);
        assertEq(staked.sharesAhead(first), 0);
        assertEq(staked.sharesAhead(second), 5 * E18);
        assertEq(staked.sharesAhead(third), 12 * E18);
        assertEq(staked.sharesAhead(third + 1), 0, "not given out");
        setFree(8 * E18);
        staked.process(9);
        assertEq(staked.sharesAhead(third), 4 * E18);
        // What was served in part and then cancelled is still in the way until it is passed.
        cancel(bob, second);
        assertEq(staked.sharesAhead(third), 4 * E18);
        staked.process(1);
        assertEq(staked.sharesAhead(third), 0);
        assertEq(staked.sharesAhead(second), 0, "passed");
    }

    function test_queuedSharesEarn() public {
        uint256 id = request(alice, 5_000 * E18);
        gain(10 * E6);
        pass(1 days);
        treasury.recognise();
        pass(7 days);
        uint256 price = staked.exitPrice();
        assertGt(price, E18);
        staked.process(1);
        (, uint256 assets) = claimableOf(id);
        assertApproxEqAbs(assets, 5_000 * price, 5_000);
        assertGt(assets, 5_000 * E18);
    }

    function test_queuedSharesBearLossesBeforeTheyAreRealised() public {
        uint256 id = matured(alice, 5_000 * E18);
        impair(2_200 * E6);
        uint256 price = staked.exitPrice();
        assertApproxEqAbs(price, 0.9e18, 1e6, "2,100 of 21,000");
        staked.process(1);
        (, uint256 assets) = claimableOf(id);
        assertApproxEqAbs(assets, 4_500 * E18, 1e10);
        assertApproxEqAbs(staked.exitPrice(), price, 1, "nobody else is worse off");
        treasury.recognise();
        assertApproxEqAbs(staked.exitPrice(), price, 1);
        (, uint256 after_) = claimableOf(id);
        assertEq(after_, assets, "what is set aside bears nothing more");
    }

    function test_atPriceZeroNothingIsServed() public {
        uint256 first = request(alice, E18);
        uint256 second = matured(bob, E18);
        cancel(alice, first);
        impair(21_100 * E6);
        assertEq(staked.exitPrice(), 0);
        staked.process(1);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingServed.selector, second, 0, 0));
        staked.process(1);
        assertEq(pendingOf(second), E18);
    }

    /// @dev Where a wei is left for all, the price shows as 0 too: tickets are not burned for nothing.
    function test_whereThePriceShowsAsNothingNothingIsServed() public {
        uint256 id = matured(bob, 1_000 * E18);
        impair(21_100 * E6);
        mintAid(carol, E6);
        vm.startPrank(carol);
        aid.approve(address(staked), 1);
        staked.deposit(1, carol);
        vm.stopPrank();
        assertGt(staked.totalAssets(), treasury.impairment());
        assertEq(staked.exitPrice(), 0);
        vm.expectPartialRevert(ExitQueue.NothingServed.selector);
        staked.process(1);
        assertEq(pendingOf(id), 1_000 * E18);
    }

    /// @dev Whatever number, and however much others have queued.
    function testFuzz_moreThanTheBalanceIsNamed(uint256 shares, uint256 bits) public {
        request(bob, 1_000 * E18);
        shares = bound(shares >> bits % 256, STAKE + 1, type(uint256).max);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, STAKE, shares));
        staked.requestRedeem(shares, alice, alice);
    }

    /// @dev A ticket worth less than one wei is served for nothing rather than stand in the way.
    function test_dustDoesNotStopTheQueue() public {
        uint256 dust = request(alice, 1);
        uint256 second = matured(bob, E18);
        impair(2_200 * E6);
        staked.process(2);
        (uint256 shares, uint256 assets) = claimableOf(dust);
        assertEq(shares, 1);
        assertEq(assets, 0);
        assertEq(pendingOf(second), 0);
        vm.prank(alice);
        assertEq(staked.claim(dust, alice), 0);
        assertEq(tickets.balanceOf(alice), 0);
    }

    /// @dev Where what is free does not pay a single wei's worth of shares, none are taken.
    function test_noSharesAreTakenForNothing() public {
        uint256 id = matured(alice, E18);
        impair(2_200 * E6);
        setFree(0);
        vm.expectPartialRevert(ExitQueue.NothingServed.selector);
        staked.process(1);
        assertEq(pendingOf(id), E18);
    }

    function test_servesNothingWhileFreeLiquidityIsNegative() public {
        matured(alice, E18);
        mintAid(carol, 50 * E6);
        invest(50 * E6);
        VaultDouble.Knobs memory knobs;
        knobs.paused = true;
        vault.set(knobs);
        assertEq(freeLiquidity(), -50 * int256(E18));
        vm.expectPartialRevert(ExitQueue.NothingServed.selector);
        staked.process(1);
    }
}
