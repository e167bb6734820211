// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {ExitQueue} from "../../src/ExitQueue.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {IERC7540Operator} from "../../src/interfaces/IERC7540.sol";
import {IERC7887Redeem} from "../../src/interfaces/IERC7887.sol";
import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice Claiming what was served, and taking back what was not.
contract ExitClaimsTest is ExitFixture {
    function test_claimPaysAllAndEndsTheTicket() public {
        uint256 id = served(alice, 100 * E18);
        vm.expectEmit(address(staked));
        emit ExitQueue.TicketClaimed(id, bob, 100 * E18, 100 * E18);
        vm.expectEmit(address(staked));
        emit IERC4626.Withdraw(alice, bob, alice, 100 * E18, 100 * E18);
        vm.prank(alice);
        assertEq(staked.claim(id, bob), 100 * E18);
        assertEq(aid.balanceOf(bob), 100 * E18);
        assertEq(setAside(), 0);
        assertEq(tickets.holderOf(id), address(0), "burned");
        assertEq(staked.pendingRedeemRequest(id, address(0)), 0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ExitRequests.NotHolder.selector, id, alice));
        staked.claim(id, alice);
    }

    function test_aTicketServedInPartIsClaimedInPart() public {
        uint256 id = matured(alice, 100 * E18);
        setFree(30 * E18);
        staked.process(1);
        vm.startPrank(alice);
        assertEq(staked.claim(id, alice), 30 * E18);
        assertEq(tickets.ownerOf(id), alice, "the rest still waits");
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingClaimable.selector, id));
        staked.claim(id, alice);
        vm.stopPrank();
        setFree(70 * E18);
        staked.process(1);
        vm.prank(alice);
        assertEq(staked.claim(id, alice), 70 * E18);
        assertEq(tickets.balanceOf(alice), 0);
    }

    function test_onlyTheHolderAndItsOperatorsClaim() public {
        uint256 id = served(alice, 100 * E18);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ExitRequests.NotHolder.selector, id, bob));
        staked.claim(id, bob);
        bytes memory refusal = abi.encodeWithSelector(ExitRequests.NotController.selector, bob, alice);
        vm.startPrank(bob);
        vm.expectRevert(refusal);
        staked.redeem(E18, bob, alice);
        vm.expectRevert(refusal);
        staked.withdraw(E18, bob, alice);
        vm.expectRevert(refusal);
        staked.cancelRedeemRequest(id, alice);
        vm.expectRevert(refusal);
        staked.claimCancelRedeemRequest(id, bob, alice);
        vm.expectRevert(abi.encodeWithSelector(ExitRequests.NotHolder.selector, id, bob));
        staked.cancelRedeemRequest(id, bob);
        vm.stopPrank();

        vm.expectEmit(address(staked));
        emit IERC7540Operator.OperatorSet(alice, bob, true);
        vm.prank(alice);
        assertTrue(staked.setOperator(bob, true));
        assertTrue(staked.isOperator(alice, bob));
        vm.startPrank(bob);
        assertEq(staked.redeem(40 * E18, carol, alice), 40 * E18);
        assertEq(staked.withdraw(30 * E18, carol, alice), 30 * E18);
        assertEq(staked.claim(id, carol), 30 * E18);
        vm.stopPrank();
        assertEq(aid.balanceOf(carol), 100 * E18);
    }

    function test_whoeverHoldsTheTicketIsItsController() public {
        uint256 id = served(alice, 100 * E18);
        vm.prank(alice);
        tickets.transferFrom(alice, carol, id);
        assertEq(staked.maxRedeem(alice), 0);
        assertEq(staked.maxRedeem(carol), 100 * E18);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ExitRequests.NotHolder.selector, id, alice));
        staked.claim(id, alice);
        vm.prank(carol);
        staked.claim(id, carol);
        assertEq(aid.balanceOf(carol), 100 * E18);
    }

    function test_redeemGoesOverTheTicketsOldestFirst() public {
        uint256 first = request(alice, 10 * E18);
        uint256 second = request(alice, 20 * E18);
        uint256 third = served(alice, 30 * E18);
        assertEq(staked.maxRedeem(alice), 60 * E18);
        vm.expectEmit(address(staked));
        emit IERC4626.Withdraw(alice, alice, alice, 25 * E18, 25 * E18);
        vm.prank(alice);
        assertEq(staked.redeem(25 * E18, alice, alice), 25 * E18);
        assertEq(tickets.holderOf(first), address(0));
        assertEq(staked.claimableRedeemRequest(second, alice), 5 * E18);
        assertEq(staked.claimableRedeemRequest(third, alice), 30 * E18);
        vm.prank(alice);
        assertEq(staked.withdraw(35 * E18, alice, alice), 35 * E18);
        assertEq(tickets.balanceOf(alice), 0);
        assertEq(staked.maxWithdraw(alice), 0);
    }

    function test_claimsBeyondWhatIsReadyAreNamed() public {
        served(alice, 10 * E18);
        request(alice, 5 * E18);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxRedeem.selector, alice, 11 * E18, 10 * E18));
        staked.redeem(11 * E18, alice, alice);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxWithdraw.selector, alice, 11 * E18, 10 * E18));
        staked.withdraw(11 * E18, alice, alice);
        vm.expectRevert(ExitRequests.ZeroShares.selector);
        staked.redeem(0, alice, alice);
        vm.expectRevert(ExitRequests.ZeroAssets.selector);
        staked.withdraw(0, alice, alice);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        staked.redeem(E18, address(0), alice);
        vm.stopPrank();
    }

    /// @dev Away from a price of one a part of a ticket is rounded down, its last part gets the rest.
    function test_partsAddUpToTheWhole() public {
        impair(1_231 * E6);
        uint256 id = served(alice, 3 * E18 + 1);
        (uint256 shares, uint256 assets) = claimableOf(id);
        assertLt(assets, shares);
        vm.startPrank(alice);
        uint256 paid = staked.redeem(E18 + 7, alice, alice);
        assertEq(paid, assets * (E18 + 7) / shares);
        uint256 took = staked.withdraw(E18, alice, alice);
        assertEq(took, (E18 * (shares - E18 - 7) + (assets - paid) - 1) / (assets - paid));
        paid += E18 + staked.redeem(staked.maxRedeem(alice), alice, alice);
        vm.stopPrank();
        assertEq(paid, assets);
        assertEq(aid.balanceOf(alice), assets);
        assertEq(tickets.balanceOf(alice), 0);
    }

    function test_limitsLookAtThirtyTwoTicketsAndClaimReachesAny() public {
        uint256 last;
        for (uint256 i; i < 33; ++i) {
            last = request(alice, E18);
        }
        pass(7 days);
        staked.process(100);
        assertEq(staked.maxRedeem(alice), 32 * E18);
        assertEq(staked.maxWithdraw(alice), 32 * E18);
        vm.startPrank(alice);
        vm.expectPartialRevert(ERC4626.ERC4626ExceededMaxRedeem.selector);
        staked.redeem(33 * E18, alice, alice);
        assertEq(staked.claim(last, alice), E18);
        assertEq(staked.redeem(32 * E18, alice, alice), 32 * E18);
        vm.stopPrank();
        assertEq(aid.balanceOf(alice), 33 * E18);
    }

    function test_previewsRevert() public {
        vm.expectRevert(ExitRequests.PreviewUnavailable.selector);
        staked.previewRedeem(1);
        vm.expectRevert(ExitRequests.PreviewUnavailable.selector);
        staked.previewWithdraw(1);
    }

    // --- cancelling ---

    function test_cancellingTakesTwoCallsAndIsFree() public {
        uint256 id = request(alice, 100 * E18);
        vm.expectEmit(address(staked));
        emit IERC7887Redeem.CancelRedeemRequest(alice, id, alice);
        cancel(alice, id);
        assertEq(staked.pendingRedeemRequest(id, alice), 0);
        assertFalse(staked.pendingCancelRedeemRequest(id, alice));
        assertEq(staked.claimableCancelRedeemRequest(id, alice), 100 * E18);
        assertEq(staked.claimableCancelRedeemRequest(id, bob), 0);
        assertEq(unserved(), 0);
        assertEq(staked.balanceOf(alice), STAKE - 100 * E18, "not pushed");
        vm.expectEmit(address(staked));
        emit IERC7887Redeem.CancelRedeemClaim(alice, bob, id, alice, 100 * E18);
        vm.prank(alice);
        assertEq(staked.claimCancelRedeemRequest(id, bob, alice), 100 * E18);
        assertEq(staked.balanceOf(bob), STAKE + 100 * E18);
        assertEq(tickets.holderOf(id), address(0));
    }

    function test_onlyThePendingPartIsCancelled() public {
        uint256 id = matured(alice, 100 * E18);
        setFree(30 * E18);
        staked.process(1);
        cancel(alice, id);
        (uint256 pending, uint256 shares, uint256 assets, uint256 cancelled,) = staked.ticket(id);
        assertEq(pending, 0);
        assertEq(shares, 30 * E18);
        assertEq(assets, 30 * E18);
        assertEq(cancelled, 70 * E18);
        vm.startPrank(alice);
        staked.claim(id, alice);
        assertEq(tickets.ownerOf(id), alice, "shares are still in it");
        staked.claimCancelRedeemRequest(id, alice, alice);
        vm.stopPrank();
        assertEq(tickets.balanceOf(alice), 0);
        assertEq(staked.balanceOf(alice), STAKE - 30 * E18);
    }

    function test_whatIsOverCannotBeCancelledOrTakenBack() public {
        uint256 id = served(alice, 100 * E18);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingPending.selector, id));
        staked.cancelRedeemRequest(id, alice);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingCancelled.selector, id));
        staked.claimCancelRedeemRequest(id, alice, alice);
        uint256 other = staked.requestRedeem(E18, alice, alice);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingCancelled.selector, other));
        staked.claimCancelRedeemRequest(other, alice, alice);
        staked.cancelRedeemRequest(other, alice);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingPending.selector, other));
        staked.cancelRedeemRequest(other, alice);
        vm.stopPrank();
    }

    /// @dev Taken back in part served tickets: the claim of what was served still works afterwards.
    function test_takenBackFirstClaimedLast() public {
        uint256 id = matured(alice, 100 * E18);
        setFree(30 * E18);
        staked.process(1);
        cancel(alice, id);
        vm.startPrank(alice);
        staked.claimCancelRedeemRequest(id, alice, alice);
        vm.expectRevert(abi.encodeWithSelector(ExitQueue.NothingCancelled.selector, id));
        staked.claimCancelRedeemRequest(id, alice, alice);
        assertEq(staked.claim(id, alice), 30 * E18);
        vm.stopPrank();
        assertEq(tickets.balanceOf(alice), 0);
    }
}
