// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {TitleRegister} from "../../src/TitleRegister.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {TitleFixture} from "../base/TitleFixture.sol";

/// @notice Who can move a title, and when: the owner while it is free, its deal while it is pledged or seized.
contract TitlePledgeTest is TitleFixture {
    uint256 private id;

    function setUp() public override {
        super.setUp();
        id = newTitle(alice);
    }

    // --- into a deal ---

    function test_theOwnerPledges() public {
        vm.expectEmit(address(titles));
        emit IERC721.Transfer(alice, dealA, id);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        vm.expectEmit(address(titles));
        emit GpuTitle.TitlePledged(id, alice, dealA);
        vm.prank(alice);
        titles.pledge(id, dealA);
        assertEq(titles.ownerOf(id), dealA);
        assertEq(titles.titleOf(id).record.pledgor, alice);
        _assertState(TitleFacts.State.Pledged, dealA);
    }

    /// @dev So a deal that pays another one off can take over the title in one transaction.
    function test_whomTheOwnerApprovedPledges() public {
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, bob, id));
        titles.pledge(id, dealA);
        vm.prank(alice);
        titles.setApprovalForAll(dealB, true);
        vm.prank(dealB);
        titles.pledge(id, dealB);
        _assertState(TitleFacts.State.Pledged, dealB);
        assertEq(titles.titleOf(id).record.pledgor, alice);
    }

    function test_onlyToADeal() public {
        address[3] memory strangers = [address(0), bob, address(titles)];
        for (uint256 i; i < 3; ++i) {
            vm.prank(alice);
            vm.expectRevert(abi.encodeWithSelector(GpuTitle.DealUnknown.selector, strangers[i]));
            titles.pledge(id, strangers[i]);
        }
    }

    function test_onlyOnceAndOnlyWhatLives() public {
        vm.prank(alice);
        titles.pledge(id, dealA);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.TitleNotFree.selector, id, TitleFacts.State.Pledged));
        titles.pledge(id, dealB);
        vm.prank(dealA);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.TitleNotFree.selector, id, TitleFacts.State.Pledged));
        titles.pledge(id, dealB);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, 99));
        titles.pledge(99, dealA);
    }

    /// @dev A deal would not know of it.
    function test_noDealGetsATitleByATransfer() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.InvalidHolder.selector, dealA));
        titles.transferFrom(alice, dealA, id);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.InvalidHolder.selector, address(titles)));
        titles.safeTransferFrom(alice, address(titles), id);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        titles.transferFrom(alice, bob, id);
        vm.stopPrank();
        assertEq(titles.ownerOf(id), bob);
    }

    // --- in the deal ---

    function test_nobodyMovesAPledgedTitle() public {
        vm.startPrank(alice);
        titles.approve(bob, id);
        titles.setApprovalForAll(bob, true);
        titles.pledge(id, dealA);
        vm.stopPrank();
        address[5] memory who = [alice, bob, registrar, guardian, dealB];
        bytes memory refusal = abi.encodeWithSelector(GpuTitle.TitleNotFree.selector, id, TitleFacts.State.Pledged);
        for (uint256 i; i < who.length; ++i) {
            vm.startPrank(who[i]);
            vm.expectRevert(refusal);
            titles.transferFrom(dealA, who[i], id);
            vm.expectRevert(refusal);
            titles.safeTransferFrom(dealA, who[i], id);
            _assertDealOnly(who[i]);
            vm.stopPrank();
        }
        // Not even its deal, by a plain transfer: what it does must show.
        vm.prank(dealA);
        vm.expectRevert(refusal);
        titles.transferFrom(dealA, alice, id);
        assertEq(titles.getApproved(id), address(0));
    }

    function test_giveBackGoesToWhoPledged() public {
        vm.prank(alice);
        titles.pledge(id, dealA);
        vm.expectEmit(address(titles));
        emit IERC721.Transfer(dealA, alice, id);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        vm.expectEmit(address(titles));
        emit GpuTitle.TitleGivenBack(id, dealA, alice);
        vm.prank(dealA);
        titles.giveBack(id);
        assertEq(titles.ownerOf(id), alice);
        assertEq(titles.titleOf(id).record.pledgor, address(0));
        _assertState(TitleFacts.State.Free, address(0));
        vm.prank(alice);
        titles.pledge(id, dealB);
        _assertState(TitleFacts.State.Pledged, dealB);
    }

    function test_seizingMovesNothingAndIsUndone() public {
        vm.prank(alice);
        titles.pledge(id, dealA);
        vm.expectEmit(address(titles));
        emit GpuTitle.TitleSeized(id, dealA);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        vm.prank(dealA);
        titles.seize(id);
        _assertState(TitleFacts.State.Seized, dealA);
        assertEq(titles.ownerOf(id), dealA);
        bytes memory refusal = abi.encodeWithSelector(GpuTitle.TitleNotFree.selector, id, TitleFacts.State.Seized);
        vm.startPrank(dealA);
        vm.expectRevert(refusal);
        titles.transferFrom(dealA, bob, id);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.TitleNotPledged.selector, id, TitleFacts.State.Seized));
        titles.seize(id);
        titles.giveBack(id);
        vm.stopPrank();
        assertEq(titles.ownerOf(id), alice);
    }

    function test_onlyASeizedTitleIsDelivered() public {
        vm.prank(alice);
        titles.pledge(id, dealA);
        vm.startPrank(dealA);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.TitleNotSeized.selector, id, TitleFacts.State.Pledged));
        titles.deliver(id, bob);
        titles.seize(id);
        vm.expectRevert(TitleFacts.ZeroAddress.selector);
        titles.deliver(id, address(0));
        address[2] memory bad = [address(titles), dealB];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(TitleRegister.InvalidHolder.selector, bad[i]));
            titles.deliver(id, bad[i]);
        }
        vm.expectEmit(address(titles));
        emit IERC721.Transfer(dealA, bob, id);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        vm.expectEmit(address(titles));
        emit GpuTitle.TitleDelivered(id, dealA, bob);
        titles.deliver(id, bob);
        vm.stopPrank();
        assertEq(titles.ownerOf(id), bob);
        _assertState(TitleFacts.State.Free, address(0));
        assertEq(titles.titleOf(id).record.pledgor, address(0));
        vm.prank(bob);
        titles.transferFrom(bob, alice, id);
    }

    function test_aDealHasNoSayInFreeAndUnknownTitles() public {
        vm.startPrank(dealA);
        bytes memory refusal = abi.encodeWithSelector(GpuTitle.TitleNotPledged.selector, id, TitleFacts.State.Free);
        vm.expectRevert(refusal);
        titles.giveBack(id);
        vm.expectRevert(refusal);
        titles.seize(id);
        vm.expectRevert(refusal);
        titles.deliver(id, bob);
        refusal = abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, 99);
        vm.expectRevert(refusal);
        titles.giveBack(99);
        vm.expectRevert(refusal);
        titles.seize(99);
        vm.expectRevert(refusal);
        titles.deliver(99, bob);
    }

    // --- the end ---

    function test_theOwnerReleasesWithTheBaileesSignature() public {
        TitleFacts.Release memory s = releaseOf(alice, id);
        bytes memory signature = signed(s, baileeKey);
        vm.expectEmit(address(titles));
        emit IERC721.Transfer(alice, address(0), id);
        vm.expectEmit(address(titles));
        emit GpuTitle.TitleReleased(id, alice, "release order");
        vm.prank(alice);
        titles.release(s, signature);
        assertFalse(titles.isTitled(id));
        assertTrue(titles.titleOf(id).record.state == TitleFacts.State.Released);
        _assertState(TitleFacts.State.Released, address(0));
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, id));
        titles.release(s, signature);
    }

    function test_nobodyElseReleases() public {
        TitleFacts.Release memory s = releaseOf(alice, id);
        _refuse(bob, s, baileeKey, abi.encodeWithSelector(GpuTitle.NotTitleOwner.selector, id, bob));
        _refuse(registrar, s, baileeKey, abi.encodeWithSelector(GpuTitle.NotTitleOwner.selector, id, registrar));
        _refuse(alice, s, aliceKey, abi.encodeWithSelector(TitleRegister.NotBaileeOfTitle.selector, alice, bailee));
        // An order for one owner is none for the next.
        vm.prank(alice);
        titles.transferFrom(alice, bob, id);
        _refuse(bob, s, baileeKey, abi.encodeWithSelector(GpuTitle.NotTitleOwner.selector, id, alice));
    }

    function test_aReleaseMakesSense() public {
        TitleFacts.Release memory s = releaseOf(alice, id);
        s.order = 0;
        _refuse(alice, s, baileeKey, abi.encodeWithSelector(TitleFacts.DocumentMissing.selector));
        s = releaseOf(alice, id);
        s.number = 2;
        _refuse(alice, s, baileeKey, abi.encodeWithSelector(TitleRegister.StatementNumberWrong.selector, 2, 1));
        s = releaseOf(alice, id);
        s.deadline = uint40(block.timestamp - 1);
        bytes4 expired = TitleRegister.StatementExpired.selector;
        _refuse(alice, s, baileeKey, abi.encodeWithSelector(expired, s.deadline, block.timestamp));
    }

    function test_whatIsPledgedOrSeizedIsNotReleased() public {
        TitleFacts.Release memory s = releaseOf(alice, id);
        vm.prank(alice);
        titles.pledge(id, dealA);
        bytes4 notFree = GpuTitle.TitleNotFree.selector;
        _refuse(alice, s, baileeKey, abi.encodeWithSelector(notFree, id, TitleFacts.State.Pledged));
        s.owner = dealA;
        _refuse(dealA, s, baileeKey, abi.encodeWithSelector(notFree, id, TitleFacts.State.Pledged));
        vm.prank(dealA);
        titles.seize(id);
        _refuse(dealA, s, baileeKey, abi.encodeWithSelector(notFree, id, TitleFacts.State.Seized));
    }

    // --- inside ---

    /// @dev Within a prank of `who`.
    function _assertDealOnly(address who) private {
        bytes memory refusal = abi.encodeWithSelector(GpuTitle.NotDealOfTitle.selector, id, who);
        vm.expectRevert(refusal);
        titles.giveBack(id);
        vm.expectRevert(refusal);
        titles.seize(id);
        vm.expectRevert(refusal);
        titles.deliver(id, who);
    }

    function _assertState(TitleFacts.State expected, address vehicle) private view {
        (TitleFacts.State state, address holder) = titles.stateOf(id);
        assertTrue(state == expected, "state");
        assertEq(holder, vehicle);
    }

    function _refuse(address who, TitleFacts.Release memory s, uint256 key, bytes memory refusal) private {
        bytes memory signature = signed(s, key);
        vm.expectRevert(refusal);
        vm.prank(who);
        titles.release(s, signature);
    }
}
