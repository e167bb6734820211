// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {Fixture} from "../base/Fixture.sol";
import {TitleFixture} from "../base/TitleFixture.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice A register in use, and what owners and deals must still be able to do whatever a role has done to it: alice
/// owns a free title, and another one that she has pledged.
abstract contract TitleRoleTest is RoleTest, TitleFixture {
    uint256 internal free;
    uint256 internal inDeal;

    function setUp() public virtual override(RoleTest, Fixture) {
        super.setUp();
        free = newTitle(alice);
        inDeal = pledged(alice, dealA);
    }

    function _deployMore() internal virtual override(Fixture, TitleFixture) {
        super._deployMore();
    }

    function assertTitlesUnmoved() internal view {
        assertEq(titles.ownerOf(free), alice);
        assertEq(titles.ownerOf(inDeal), dealA);
        (TitleFacts.State state, address vehicle) = titles.stateOf(inDeal);
        assertTrue(state == TitleFacts.State.Pledged);
        assertEq(vehicle, dealA);
    }

    /// @dev Give away, pledge, give back, seize and deliver: what nobody may stop. In a state that is thrown away.
    function assertTitlesMove() internal {
        uint256 state = vm.snapshotState();
        vm.prank(alice);
        titles.transferFrom(alice, bob, free);
        vm.prank(bob);
        titles.pledge(free, dealB);
        vm.startPrank(dealB);
        titles.seize(free);
        titles.deliver(free, alice);
        vm.stopPrank();
        vm.prank(dealA);
        titles.giveBack(inDeal);
        assertEq(titles.ownerOf(free), alice);
        assertEq(titles.ownerOf(inDeal), alice);
        vm.revertToState(state);
    }

    /// @dev Nor can the role record, or keep the roster, unless it is its own to do.
    function assertCannotCallTitles(address who, bytes4[] memory own) internal {
        TitleFacts.Issue memory s = issueTo(who);
        bytes[7] memory calls = [
            abi.encodeCall(titles.issue, (s, signed(s, baileeKey))),
            abi.encodeCall(titles.update, (updateOf(free), signed(updateOf(free), baileeKey))),
            abi.encodeCall(titles.insure, (insureOf(free), signed(insureOf(free), baileeKey))),
            abi.encodeCall(titles.recordClaim, (claimOf(free), signed(claimOf(free), baileeKey))),
            abi.encodeCall(titles.changeChassis, (_change(), signed(_change(), baileeKey))),
            abi.encodeCall(titles.addBailee, (who)),
            abi.encodeCall(titles.removeBailee, (bailee))
        ];
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, who);
        for (uint256 i; i < calls.length; ++i) {
            bool isOwn;
            for (uint256 j; j < own.length; ++j) {
                if (bytes4(calls[i]) == own[j]) isOwn = true;
            }
            if (isOwn) continue;
            vm.prank(who);
            (bool ok, bytes memory result) = address(titles).call(calls[i]);
            assertFalse(ok, "called what another role is for");
            assertEq(result, refusal);
        }
        assertHasNoHandInTitles(who);
    }

    /// @dev Not by any function that moves a title, even with the bailee's signature.
    function assertHasNoHandInTitles(address who) internal {
        TitleFacts.Release memory s = releaseOf(who, free);
        bytes memory order = signed(s, baileeKey);
        vm.startPrank(who);
        vm.expectPartialRevert(IERC721Errors.ERC721InsufficientApproval.selector);
        titles.transferFrom(alice, who, free);
        vm.expectPartialRevert(IERC721Errors.ERC721InvalidApprover.selector);
        titles.approve(who, free);
        vm.expectPartialRevert(IERC721Errors.ERC721InsufficientApproval.selector);
        titles.pledge(free, dealB);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.NotTitleOwner.selector, free, who));
        titles.release(s, order);
        vm.expectPartialRevert(GpuTitle.TitleNotFree.selector);
        titles.transferFrom(dealA, who, inDeal);
        vm.expectPartialRevert(IERC721Errors.ERC721InvalidApprover.selector);
        titles.approve(who, inDeal);
        vm.expectPartialRevert(GpuTitle.NotDealOfTitle.selector);
        titles.giveBack(inDeal);
        vm.expectPartialRevert(GpuTitle.NotDealOfTitle.selector);
        titles.seize(inDeal);
        vm.expectPartialRevert(GpuTitle.NotDealOfTitle.selector);
        titles.deliver(inDeal, who);
        vm.stopPrank();
        assertTitlesUnmoved();
    }

    function _change() private view returns (TitleFacts.ChassisChange memory) {
        return changeOf(free, serials(free, 1), serials(700, 1));
    }
}
