// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ERC721} from "solady/src/tokens/ERC721.sol";
import {AID} from "../../src/AID.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {ExitTicket} from "../../src/ExitTicket.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {StakerLedger} from "../../src/StakerLedger.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Fixture} from "../base/Fixture.sol";

/// @notice A protocol in use, and what its users must still be able to do whatever a role has done to it: alice is
/// verified and holds AID, sAID and exit ticket 1, bob holds AID.
abstract contract RoleTest is Fixture {
    function setUp() public virtual override {
        super.setUp();
        verify(alice);
        stakeAid(alice, 20_000 * E6);
        mintAid(alice, 30_000 * E6);
        mintAid(bob, 10_000 * E6);
        invest(40_000 * E6);
        vm.prank(alice);
        staked.requestRedeem(100 * E18, alice, alice);
    }

    struct Holdings {
        uint256 aliceAid;
        uint256 aliceShares;
        uint256 aliceTicket;
        uint256 bobAid;
        uint256 sharePrice;
        uint256 exitPrice;
    }

    function holdings() internal view returns (Holdings memory h) {
        h.aliceAid = aid.balanceOf(alice);
        h.aliceShares = staked.balanceOf(alice);
        h.aliceTicket = staked.pendingRedeemRequest(1, alice);
        h.bobAid = aid.balanceOf(bob);
        h.sharePrice = staked.convertToAssets(1e27);
        h.exitPrice = staked.exitPrice();
    }

    function assertUntouched(Holdings memory before) internal view {
        Holdings memory h = holdings();
        assertEq(h.aliceAid, before.aliceAid, "AID of a user");
        assertEq(h.bobAid, before.bobAid, "AID of a user");
        assertEq(h.aliceShares, before.aliceShares, "sAID of a user");
        assertEq(h.aliceTicket, before.aliceTicket, "ticket of a user");
        assertGe(h.sharePrice, before.sharePrice, "share price");
        assertGe(h.exitPrice, before.exitPrice, "exit price");
    }

    /// @dev Redeem (from cash and from bills), transfer, stake, leave, recognise: what nobody may stop.
    function assertUsersCanDoEverything() internal {
        uint256 before = usdc.balanceOf(alice);
        redeem(alice, E18);
        (uint256 cash,,) = treasury.book();
        // More than the cash, if she has it.
        uint256 more = Math.min(cash + E6, aid.balanceOf(alice) / E12);
        redeem(alice, more * E12);
        assertEq(usdc.balanceOf(alice), before + E6 + more);
        vm.startPrank(bob);
        aid.transfer(alice, E18);
        aid.approve(address(staked), E18);
        staked.deposit(E18, bob);
        staked.transfer(alice, 1);
        vm.stopPrank();
        _assertUsersCanLeave();
        treasury.recognise();
    }

    /// @dev Ask, change one's mind, ask again, give the ticket away, be served and claim; and leave at once. In a state
    /// that is thrown away, for it takes a week.
    function _assertUsersCanLeave() private {
        uint256 state = vm.snapshotState();
        vm.startPrank(alice);
        uint256 id = staked.requestRedeem(E18, alice, alice);
        staked.cancelRedeemRequest(id, alice);
        staked.claimCancelRedeemRequest(id, alice, alice);
        staked.redeemInstant(E18, 0);
        id = staked.requestRedeem(E18, alice, alice);
        tickets.transferFrom(alice, bob, id);
        vm.stopPrank();
        pass(7 days);
        staked.process(9);
        vm.prank(bob);
        assertGt(staked.claim(id, bob), 0);
        vm.revertToState(state);
    }

    /// @dev The role can call none of the functions that others are for.
    function assertCannotCall(address who, bytes4[] memory own) internal {
        bytes[9] memory calls = [
            abi.encodeCall(Issuer.pause, ()),
            abi.encodeCall(Issuer.unpause, ()),
            abi.encodeCall(Issuer.setCaps, (1, 1)),
            abi.encodeCall(Identity.addAttestor, (who)),
            abi.encodeCall(Identity.removeAttestor, (attestor)),
            abi.encodeCall(Treasury.invest, (1)),
            abi.encodeCall(Treasury.divest, (1)),
            abi.encodeCall(Treasury.withdrawSurplus, (1, who)),
            abi.encodeCall(Treasury.setTargetApr, (1))
        ];
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, who);
        for (uint256 i; i < calls.length; ++i) {
            bool isOwn;
            for (uint256 j; j < own.length; ++j) {
                if (bytes4(calls[i]) == own[j]) isOwn = true;
            }
            if (isOwn) continue;
            address target = i < 3 ? address(issuer) : i < 5 ? address(identity) : address(treasury);
            vm.prank(who);
            (bool ok, bytes memory result) = target.call(calls[i]);
            assertFalse(ok, "called what another role is for");
            assertEq(result, refusal);
        }
        assertHasNoHandInTokens(who);
    }

    /// @dev Nor AID's and sAID's functions for the contracts.
    function assertHasNoHandInTokens(address who) internal {
        vm.startPrank(who);
        vm.expectPartialRevert(AID.NotMinter.selector);
        aid.mint(who, 1);
        vm.expectPartialRevert(AID.NotBurner.selector);
        aid.burn(alice, 1);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        aid.transferFrom(alice, who, 1);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        staked.transferFrom(alice, who, 1);
        vm.expectPartialRevert(StakerLedger.NotTreasury.selector);
        staked.absorbLoss(1);
        vm.expectPartialRevert(StakerLedger.NotTreasury.selector);
        staked.addReward(1);
        vm.expectPartialRevert(StakerLedger.NotTreasury.selector);
        staked.settleExits();
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        staked.requestRedeem(1, who, alice);
        vm.expectPartialRevert(ExitRequests.NotController.selector);
        staked.cancelRedeemRequest(1, alice);
        vm.expectPartialRevert(ExitRequests.NotHolder.selector);
        staked.claim(1, who);
        vm.expectRevert(ERC721.NotOwnerNorApproved.selector);
        tickets.transferFrom(alice, who, 1);
        vm.expectPartialRevert(ExitTicket.NotStakedAID.selector);
        tickets.burn(1);
        vm.expectPartialRevert(ExitTicket.NotStakedAID.selector);
        tickets.mint(who, 99);
        vm.expectPartialRevert(Treasury.NotIssuer.selector);
        treasury.payOut(who, 1);
        vm.expectPartialRevert(Treasury.NotIssuer.selector);
        treasury.onMint(1);
        vm.stopPrank();
    }
}
