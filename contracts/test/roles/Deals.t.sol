// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {Roles} from "../base/Roles.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {DealRoleTest} from "./DealRoleTest.sol";

/// @notice The worst underwriter: approves what nobody should, approves nothing, declines everything.
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
        Terms memory t = termsOf(underwriter, 1);
        (t.principal, t.junior, t.minJunior) = (2 ** 56 - 1, 0, 0);
        (t.balloon, t.seniorRateBps, t.drawLtvBps, t.breachLtvBps) = (2 ** 56 - 1, 1_200, 8_000, 9_000);
        (DealDouble bad,) = propose(t);
        approve(bad);
        assertUntouched(before);
        vm.prank(guardian);
        factory.cancel(address(bad));
        assertTrue(bad.stage() == Stage.Cancelled);
        bytes32 termsHash = bad.termsHash();
        vm.prank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(DealDouble.WrongStage.selector, Stage.Cancelled));
        factory.approve(address(bad), termsHash);
        assertUsersCanDoEverything();
    }

    /// @dev It can say yes to terms, not write them: neither with the borrower's name nor over what was proposed.
    function test_writesNoTerms() public {
        Terms memory t = termsOf(borrower, 1);
        vm.prank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(DealFactory.ProposedByAnother.selector, underwriter, borrower));
        factory.propose(t);
        (DealDouble proposed,) = propose(t);
        t.rateBps = 5_000;
        bytes32 other = DealTerms.hash(t);
        vm.prank(underwriter);
        vm.expectPartialRevert(DealFactory.TermsDiffer.selector);
        factory.approve(address(proposed), other);
        assertEq(proposed.terms().rateBps, 1_200);
    }

    /// @dev Twice is once: an approval cannot put a deal back.
    function test_approvesOnce() public {
        DealDouble[2] memory approved = [open, drawn];
        for (uint256 i; i < 2; ++i) {
            bytes32 termsHash = approved[i].termsHash();
            bytes memory refusal = abi.encodeWithSelector(DealDouble.WrongStage.selector, approved[i].stage());
            vm.prank(underwriter);
            vm.expectRevert(refusal);
            factory.approve(address(approved[i]), termsHash);
        }
        assertDrawnUntouched();
    }

    function test_decliningEverythingGivesEveryCentBack() public {
        Holdings memory before = holdings();
        vm.startPrank(underwriter);
        factory.decline(address(open));
        vm.expectRevert(abi.encodeWithSelector(DealDouble.WrongStage.selector, Stage.Active));
        factory.decline(address(drawn));
        vm.stopPrank();
        assertDrawnUntouched();
        assertJuniorsAreFree();
        assertJuniorsGetTheirMoneyBack();
        assertUntouched(before);
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
        Holdings memory before = holdings();
        (DealDouble waiting,) = propose(termsOf(borrower, 1));
        bytes32 termsHash = waiting.termsHash();
        Terms memory t = termsOf(borrower, 1);
        vm.prank(guardian);
        factory.pause();
        vm.prank(borrower);
        vm.expectRevert(DealFactory.DealsPaused.selector);
        factory.propose(t);
        vm.prank(underwriter);
        vm.expectRevert(DealFactory.DealsPaused.selector);
        factory.approve(address(waiting), termsHash);
        assertJuniorsAreFree();
        distribute(drawn, 1e6);
        _assertTitlesAreSold();
        vm.prank(underwriter);
        factory.decline(address(open));
        assertJuniorsGetTheirMoneyBack();
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    /// @dev In a state that is thrown away.
    function _assertTitlesAreSold() private {
        uint256 state = vm.snapshotState();
        uint256 id = drawn.terms().titleId;
        drawn.set(Stage.Liquidating);
        drawn.startAuction(1_000e6);
        fund(bob, 1_200e6);
        vm.startPrank(bob);
        usdc.approve(address(auction), 1_200e6);
        auction.buy(address(drawn), 1_200e6);
        vm.stopPrank();
        assertEq(titles.ownerOf(id), bob);
        vm.revertToState(state);
    }

    function test_cancellingEverythingGivesEveryCentBack() public {
        vm.startPrank(guardian);
        factory.cancel(address(open));
        vm.expectRevert(abi.encodeWithSelector(DealDouble.WrongStage.selector, Stage.Active));
        factory.cancel(address(drawn));
        vm.stopPrank();
        assertDrawnUntouched();
        assertJuniorsAreFree();
        assertJuniorsGetTheirMoneyBack();
    }

    /// @dev It can hold a pause by cancelling its end; what has drawn runs on.
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
        assertDrawnUntouched();
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
        (DealDouble waiting,) = propose(termsOf(borrower, 1));
        vm.prank(guardian);
        factory.pause();
        vm.prank(governance);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        factory.unpause();
        asDelayed(governance, address(factory), abi.encodeCall(factory.unpause, ()), Roles.GOVERNOR_DELAY);
        assertFalse(factory.paused());
        assertTrue(waiting.stage() == Stage.Proposed);
        assertDrawnUntouched();
    }
}
