// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {Roles} from "../base/Roles.sol";
import {DealRoleTest} from "./DealRoleTest.sol";

/// @notice The worst underwriter: approves what nobody should, approves nothing, declines everything, and after a default
/// has a friend.
contract UnderwriterTest is DealRoleTest {
    function test_canCallNothingElse() public {
        assertCannotCall(underwriter, new bytes4[](0));
        bytes4[] memory own = new bytes4[](2);
        (own[0], own[1]) = (factory.approve.selector, factory.decline.selector);
        assertCannotCallFactory(underwriter, own);
    }

    /// @dev Approving moves no money. The guardian cancels what it sees, within the two days before a draw.
    function test_anApprovalMovesNothingAndCanBeCancelled() public {
        Holdings memory before = holdings();
        Terms memory t = termsOf(lent.terms().titleId);
        (t.borrower, t.principal, t.junior, t.minJunior) = (underwriter, 2 ** 56 - 1, 0, 0);
        (t.balloon, t.seniorRateBps, t.drawLtvBps, t.breachLtvBps) = (2 ** 56 - 1, 1_200, 8_000, 9_000);
        Deal bad = raising(t);
        assertStage(bad, Stage.Funded);
        vm.prank(underwriter);
        vm.expectPartialRevert(bytes4(keccak256("DrawTooEarly(uint256,uint256)")));
        bad.draw(address(0), 0);
        assertUntouched(before);
        vm.prank(guardian);
        factory.cancel(address(bad));
        assertStage(bad, Stage.Cancelled);
        bytes32 termsHash = bad.termsHash();
        vm.prank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Cancelled));
        factory.approve(address(bad), termsHash);
        assertUsersCanDoEverything();
    }

    /// @dev It can say yes to terms, not write them: neither in the borrower's name nor over what was proposed.
    function test_writesNoTerms() public {
        Terms memory t = termsOf(1);
        vm.prank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(DealFactory.ProposedByAnother.selector, underwriter, borrower));
        factory.propose(t);
        Deal proposed = propose(t);
        t.rateBps = 5_000;
        bytes32 other = DealTerms.hash(t);
        vm.prank(underwriter);
        vm.expectPartialRevert(DealFactory.TermsDiffer.selector);
        factory.approve(address(proposed), other);
        assertEq(proposed.terms().rateBps, 1_200);
    }

    /// @dev An approval cannot put a deal back.
    function test_approvesOnce() public {
        bytes memory before = lentState();
        Deal[2] memory approved = [open, lent];
        for (uint256 i; i < 2; ++i) {
            bytes32 termsHash = approved[i].termsHash();
            bytes memory refusal = abi.encodeWithSelector(DealBase.WrongStage.selector, approved[i].stage());
            vm.prank(underwriter);
            vm.expectRevert(refusal);
            factory.approve(address(approved[i]), termsHash);
        }
        assertEq(lentState(), before);
    }

    function test_decliningEverythingGivesEveryCentBack() public {
        Holdings memory held = holdings();
        bytes memory before = lentState();
        vm.startPrank(underwriter);
        factory.decline(address(open));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active));
        factory.decline(address(lent));
        vm.stopPrank();
        assertEq(lentState(), before);
        assertJuniorsAreFree();
        assertLentGoesOn();
        assertJuniorsGetTheirMoneyBack();
        assertUntouched(held);
    }

    /// @dev Who pays is left alone: a default is a fact that it cannot state before anybody else could.
    function test_takesNothingFromWhoPays() public {
        bytes memory before = lentState();
        bytes memory refusal = abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active);
        vm.startPrank(underwriter);
        vm.expectPartialRevert(bytes4(keccak256("NotInDefault(uint256,uint256)")));
        lent.declareDefault();
        vm.expectRevert(refusal);
        lent.liquidate();
        vm.expectRevert(refusal);
        lent.offerHandOver(underwriter, 1, uint40(block.timestamp + 1));
        vm.stopPrank();
        assertEq(lentState(), before);
    }

    /// @dev After a default its friend gets machines and schedule, for no less than what is owed or 60 % of what the
    /// machines are worth; and the title only once that is repaid.
    function test_afterADefaultAFriendTakesOverForAFloorPrice() public {
        uint256 id = lent.terms().titleId;
        defaulted(lent);
        appraise(id, 0, 400_000e6);
        appraise(id, 1, 400_000e6);
        address friend = makeAddr("friend");
        verify(friend);
        uint256 least = Math.ceilDiv(appraisals.valueOf(id) * 60, 100);
        _offer(friend, least - 1);
        vm.prank(friend);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.HandOverOutOfBounds.selector, least - 1, least, 275_000e6));
        lent.acceptHandOver();
        _offer(friend, least);
        vm.prank(friend);
        lent.acceptHandOver();
        assertStage(lent, Stage.HandedOver);
        assertEq(lent.debtor(), friend);
        assertEq(titles.ownerOf(id), address(lent), "not the friend's yet");
        assertGt(lent.payoff(today()), least - 1);
    }

    function _offer(address to, uint256 principal) private {
        vm.prank(underwriter);
        lent.offerHandOver(to, uint64(principal), uint40(block.timestamp + 1 days));
    }

    /// @dev It can start the auction before others, at the price that everybody pays.
    function test_afterADefaultItSellsToItselfOnlyAtTheAsk() public {
        liquidating(lent);
        uint256 ask = Math.ceilDiv(appraisals.valueOf(lent.terms().titleId) * 120, 100);
        assertEq(auction.ask(address(lent)), ask);
        fund(underwriter, ask);
        vm.startPrank(underwriter);
        usdc.approve(address(auction), ask);
        assertEq(auction.buy(address(lent), uint64(ask)), ask);
        vm.stopPrank();
        assertEq(usdc.balanceOf(underwriter), 0);
    }

    /// @dev Doing nothing holds a sale up for 30 days.
    function test_doingNothingHoldsASaleUpForThirtyDays() public {
        defaulted(lent);
        pass(30 days - 1);
        vm.expectPartialRevert(DealWorkout.LiquidationTooEarly.selector);
        lent.liquidate();
        pass(1);
        lent.liquidate();
        assertTrue(auction.isRunning(address(lent)));
    }
}

/// @notice The worst guardian: pauses for ever and cancels everything that has not drawn.
contract GuardianOfDealsTest is DealRoleTest {
    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](2);
        (own[0], own[1]) = (factory.cancel.selector, factory.pause.selector);
        assertCannotCallFactory(guardian, own);
    }

    function test_aPauseStopsNewRiskAndNothingElse() public {
        Holdings memory held = holdings();
        Terms memory t = termsOf(newTitle(borrower));
        Deal waiting = drawable(t);
        t = termsOf(t.titleId);
        Deal proposed = propose(t);
        open = raising(t);
        openToken = tokenOf(open);
        commit(open, alice, 30_000e6);
        commit(open, bob, 10_000e6);
        vm.prank(guardian);
        factory.pause();
        _assertNoNewRisk(waiting, proposed, t);
        assertJuniorsAreFree();
        assertLentGoesOn();
        vm.prank(underwriter);
        factory.decline(address(open));
        assertJuniorsGetTheirMoneyBack();
        assertUntouched(held);
        assertUsersCanDoEverything();
    }

    function _assertNoNewRisk(Deal waiting, Deal proposed, Terms memory t) private {
        bytes32 termsHash = proposed.termsHash();
        vm.startPrank(borrower);
        vm.expectRevert(DealFactory.DealsPaused.selector);
        factory.propose(t);
        vm.expectRevert(DealBase.DealsPaused.selector);
        waiting.draw(address(0), 0);
        vm.stopPrank();
        vm.prank(underwriter);
        vm.expectRevert(DealFactory.DealsPaused.selector);
        factory.approve(address(proposed), termsHash);
        vm.prank(alice);
        vm.expectRevert(DealBase.DealsPaused.selector);
        open.commit(1e6, alice);
    }

    function test_cancellingEverythingGivesEveryCentBack() public {
        bytes memory before = lentState();
        vm.startPrank(guardian);
        factory.cancel(address(open));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active));
        factory.cancel(address(lent));
        vm.stopPrank();
        assertEq(lentState(), before);
        assertJuniorsAreFree();
        assertJuniorsGetTheirMoneyBack();
    }

    /// @dev It can hold a pause by cancelling its end; what is lent runs on.
    function test_holdsAPauseByCancellingItsEnd() public {
        bytes memory unpause = abi.encodeCall(factory.unpause, ());
        vm.prank(guardian);
        factory.pause();
        vm.prank(governance);
        manager.schedule(address(factory), unpause, 0);
        vm.prank(guardian);
        manager.cancel(governance, address(factory), unpause);
        pass(Roles.GOVERNOR_DELAY);
        vm.prank(governance);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        factory.unpause();
        assertJuniorsAreFree();
        assertLentGoesOn();
    }
}

/// @notice The worst governor: ends a pause that should have stayed.
contract GovernorOfDealsTest is DealRoleTest {
    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](1);
        own[0] = factory.unpause.selector;
        assertCannotCallFactory(governance, own);
    }

    /// @dev Two days after it has said so in public, and nothing is approved by it.
    function test_endsAPauseInPublicAndLater() public {
        Deal waiting = propose(termsOf(newTitle(borrower)));
        vm.prank(guardian);
        factory.pause();
        vm.prank(governance);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        factory.unpause();
        asDelayed(governance, address(factory), abi.encodeCall(factory.unpause, ()), Roles.GOVERNOR_DELAY);
        assertFalse(factory.paused());
        assertStage(waiting, Stage.Proposed);
    }
}
