// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice Before the draw: raising, closing a raise, cancelling, refunds.
contract DealRaiseTest is DealFixture {
    Terms private t;

    function setUp() public override {
        super.setUp();
        t = termsOf(newTitle(borrower));
    }

    function test_aProposedDealHasItsTerms() public {
        Deal deal = propose(t);
        assertStage(deal, Stage.Proposed);
        assertEq(keccak256(abi.encode(deal.terms())), keccak256(abi.encode(t)));
        assertEq(deal.termsHash(), keccak256(abi.encode(t)));
        assertEq(deal.debtor(), borrower);
        assertEq(deal.number(), 1);
        assertEq(deal.principal(), 0, "nothing raised yet");
    }

    function test_onlyTheFactoryMakesAndMovesIt() public {
        Deal deal = propose(t);
        JuniorToken token = tokenOf(deal);
        bytes memory refusal = abi.encodeWithSelector(DealBase.NotFactory.selector, address(this));
        vm.expectRevert(refusal);
        deal.initialise(1, t, token);
        vm.expectRevert(refusal);
        deal.onApproved();
        vm.expectRevert(refusal);
        deal.onCancelled();
        vm.startPrank(address(factory));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Proposed));
        deal.initialise(1, t, token);
        deal.onApproved();
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Raising));
        deal.onApproved();
    }

    function test_theImplementationIsNoDeal() public {
        Deal implementation = Deal(factory.DEAL());
        assertStage(implementation, Stage.None);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.None));
        implementation.commit(1, bob);
    }

    function test_juniorsFillIt() public {
        Deal deal = raising(t);
        assertStage(deal, Stage.Raising);
        fund(bob, 20_000e6);
        vm.startPrank(bob);
        usdc.approve(address(deal), 20_000e6);
        vm.expectEmit(address(deal));
        emit DealRaise.Committed(bob, bob, 20_000e6, 20_000e6);
        assertEq(deal.commit(20_000e6, bob), 20_000e6);
        vm.stopPrank();
        assertEq(commit(deal, carol, 50_000e6), 40_000e6, "no more than is missing");
        assertEq(usdc.balanceOf(carol), 10_000e6);
        assertStage(deal, Stage.Funded);
        assertEq(tokenOf(deal).balanceOf(carol), 40_000e6);
        assertEq(tokenOf(deal).totalSupply(), t.junior);
        assertEq(deal.principal(), t.principal);
        (Deal.Purse memory p, uint256 unapplied) = deal.purse();
        assertEq(p.raising, t.junior);
        assertEq(unapplied, 0);
        fund(bob, 1);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Funded));
        deal.commit(1, bob);
    }

    function test_somebodyCommitsForAnother() public {
        Deal deal = raising(t);
        fund(bob, 100e6);
        vm.startPrank(bob);
        usdc.approve(address(deal), 100e6);
        deal.commit(100e6, carol);
        assertEq(tokenOf(deal).balanceOf(carol), 100e6);
    }

    function test_withoutJuniorsItIsFundedWhenApproved() public {
        t = withoutJuniors(t);
        assertStage(raising(t), Stage.Funded);
    }

    function test_whatACommitmentRefuses() public {
        Deal deal = propose(t);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Proposed));
        deal.commit(1, bob);
        approve(deal);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        deal.commit(0, bob);
        vm.expectRevert(abi.encodeWithSelector(DealBase.InvalidReceiver.selector, address(0)));
        deal.commit(1, address(0));
        vm.expectRevert(abi.encodeWithSelector(DealBase.InvalidReceiver.selector, address(deal)));
        deal.commit(1, address(deal));
        sanctions.set(carol, true);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, carol));
        deal.commit(1, carol);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, carol));
        deal.commit(1, bob);
        vm.prank(guardian);
        factory.pause();
        vm.expectRevert(DealBase.DealsPaused.selector);
        deal.commit(1, bob);
    }

    function test_noCommitmentAfterTheDeadline() public {
        Deal deal = raising(t);
        vm.expectRevert(abi.encodeWithSelector(DealRaise.RaiseRunning.selector, t.raiseDeadline, block.timestamp));
        deal.closeRaise();
        vm.warp(t.raiseDeadline);
        vm.expectRevert(abi.encodeWithSelector(DealRaise.RaiseOver.selector, t.raiseDeadline, t.raiseDeadline));
        deal.commit(1, bob);
    }

    function test_aRaiseThatReachesItsMinimumIsScaledDown() public {
        (t.balloon, t.revenueShareBps) = (100_000e6, 1_001);
        Deal deal = raising(t);
        commit(deal, bob, 30_000e6);
        vm.warp(t.raiseDeadline);
        vm.expectEmit(address(deal));
        emit DealRaise.Funded(30_000e6, 150_000e6);
        deal.closeRaise();
        assertStage(deal, Stage.Funded);
        assertEq(deal.principal(), 150_000e6);
    }

    function testFuzz_theScaledPrincipalRoundsDown(uint64 raised) public {
        raised = uint64(bound(raised, t.minJunior, t.junior - 1));
        Deal deal = raising(t);
        commit(deal, bob, raised);
        vm.warp(t.raiseDeadline);
        deal.closeRaise();
        assertEq(deal.principal(), uint256(t.principal) * raised / t.junior);
        assertGe(deal.principal(), raised);
    }

    function test_aRaiseBelowItsMinimumIsRefunded() public {
        Deal deal = raising(t);
        commit(deal, bob, 10_000e6);
        commit(deal, carol, t.minJunior - 10_000e6 - 1);
        vm.warp(t.raiseDeadline);
        deal.closeRaise();
        assertStage(deal, Stage.Cancelled);
        JuniorToken token = tokenOf(deal);
        vm.prank(bob);
        token.transfer(alice, 4_000e6);
        vm.prank(alice);
        token.refund(alice);
        assertEq(usdc.balanceOf(alice), 4_000e6, "whoever holds them");
        vm.prank(bob);
        token.refund(bob);
        vm.prank(carol);
        token.refund(bob);
        assertEq(usdc.balanceOf(bob), 6_000e6 + t.minJunior - 10_000e6 - 1);
        assertEq(usdc.balanceOf(address(deal)), 0, "every cent");
        assertEq(token.totalSupply(), 0);
    }

    function test_oneWhoCannotGetARefundStopsNobody() public {
        Deal deal = raising(t);
        commit(deal, bob, 10_000e6);
        commit(deal, carol, 10_000e6);
        vm.prank(borrower);
        deal.cancel();
        JuniorToken token = tokenOf(deal);
        usdc.blacklist(bob);
        vm.prank(bob);
        vm.expectRevert("Blacklistable: account is blacklisted");
        token.refund(bob);
        vm.prank(carol);
        token.refund(carol);
        assertEq(usdc.balanceOf(carol), 10_000e6);
        vm.prank(bob);
        token.refund(alice);
        assertEq(usdc.balanceOf(alice), 10_000e6, "to another address of theirs");
    }

    function test_theTitleGoesBackWhenItIsCancelled() public {
        Deal deal = drawable(t);
        vm.expectEmit(address(deal));
        emit DealBase.TitleReturned(t.titleId);
        vm.prank(borrower);
        deal.cancel();
        assertStage(deal, Stage.Cancelled);
        assertEq(titles.ownerOf(t.titleId), borrower);
        (Deal.Purse memory p,) = deal.purse();
        assertEq(p.juniors, t.junior);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Cancelled));
        vm.prank(borrower);
        deal.cancel();
    }

    function test_whoMayCancel() public {
        Deal deal = funded(t);
        vm.expectRevert(abi.encodeWithSelector(DealBase.NotBorrower.selector, bob));
        vm.prank(bob);
        deal.cancel();
        vm.warp(t.drawDeadline);
        vm.prank(bob);
        deal.cancel();
        assertStage(deal, Stage.Cancelled);

        vm.warp(t.raiseDeadline - 7 days);
        deal = propose(t);
        vm.prank(underwriter);
        factory.decline(address(deal));
        assertStage(deal, Stage.Cancelled);
        deal = funded(t);
        vm.prank(guardian);
        factory.cancel(address(deal));
        assertStage(deal, Stage.Cancelled);
    }

    function test_refundsAndPayoutsAreTheTokensAlone() public {
        Deal deal = raising(t);
        vm.expectRevert(abi.encodeWithSelector(DealRaise.NotJuniorToken.selector, address(this)));
        deal.payJunior(bob, 1);
        commit(deal, bob, 10_000e6);
        JuniorToken token = tokenOf(deal);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Raising));
        token.refund(bob);
        vm.prank(borrower);
        deal.cancel();
        vm.expectRevert(abi.encodeWithSelector(DealRaise.NotJuniorToken.selector, address(this)));
        deal.refundJunior(bob, 1);
    }

    function test_strayTitlesGoBack() public {
        Deal deal = raising(t);
        uint256 other = newTitle(carol);
        vm.prank(carol);
        titles.pledge(other, address(deal));
        vm.expectEmit(address(deal));
        emit DealBase.TitleReturned(other);
        deal.returnStray(other);
        assertEq(titles.ownerOf(other), carol);
        vm.prank(borrower);
        titles.pledge(t.titleId, address(deal));
        vm.expectRevert(abi.encodeWithSelector(DealRaise.TitleIsCollateral.selector, t.titleId));
        deal.returnStray(t.titleId);
        vm.prank(borrower);
        deal.cancel();
        vm.prank(borrower);
        titles.pledge(t.titleId, address(deal));
        deal.returnStray(t.titleId);
        (TitleFacts.State state,) = titles.stateOf(t.titleId);
        assertEq(uint256(state), uint256(TitleFacts.State.Free));
    }

    function test_whatIsSentToACancelledDealIsTheBorrowers() public {
        Deal deal = raising(t);
        commit(deal, bob, 10_000e6);
        vm.prank(borrower);
        deal.cancel();
        fund(address(deal), 5e6);
        assertHeld(deal);
        vm.prank(borrower);
        assertEq(deal.takeUnapplied(borrower), 5e6);
        (Deal.Purse memory p, uint256 unapplied) = deal.purse();
        assertEq(p.juniors, 10_000e6, "the juniors' is untouched");
        assertEq(unapplied, 0);
    }
}
