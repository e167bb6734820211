// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {TitleRegister} from "../../src/TitleRegister.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {TitleFixture} from "../base/TitleFixture.sol";

/// @notice What is recorded of a title that lives.
contract TitleRecordsTest is TitleFixture {
    uint256 private id;

    function setUp() public override {
        super.setUp();
        id = newTitle(alice);
    }

    function test_machinesMove() public {
        (address other, uint256 otherKey) = makeAddrAndKey("other bailee");
        vm.prank(address(manager));
        titles.setAuthority(address(this));
        titles.addBailee(other);
        TitleFacts.Update memory s = updateOf(id);
        s.custody.bailee = other;
        bytes memory signature = signed(s, baileeKey);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.NotBaileeOfTitle.selector, bailee, other));
        titles.update(s, signature);

        signature = signed(s, otherKey);
        vm.expectEmit(address(titles));
        emit TitleRegister.TitleUpdated(id, other, s.custody, s.documents);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        titles.update(s, signature);
        TitleFacts.Title memory t = titles.titleOf(id);
        assertEq(abi.encode(t.custody), abi.encode(s.custody));
        assertEq(abi.encode(t.documents), abi.encode(s.documents));
        assertEq(t.record.number, 1);

        // From then on the first one has no say.
        TitleFacts.Insure memory i = insureOf(id);
        signature = signed(i, baileeKey);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.NotBaileeOfTitle.selector, bailee, other));
        titles.insure(i, signature);
        titles.insure(i, signed(i, otherKey));
    }

    /// @dev The authority of the test above: everybody may do everything.
    function canCall(address, address, bytes4) external pure returns (bool, uint32) {
        return (true, 0);
    }

    function test_anUpdateMakesSense() public {
        TitleFacts.Update memory s = updateOf(id);
        s.custody.country = "nl";
        _refuse(s, abi.encodeWithSelector(TitleFacts.InvalidCountry.selector, bytes2("nl")));
        s = updateOf(id);
        s.documents.lienSearch = 0;
        _refuse(s, abi.encodeWithSelector(TitleFacts.DocumentMissing.selector));
        s = updateOf(id);
        s.custody.bailee = bob;
        _refuse(s, abi.encodeWithSelector(TitleRegister.UnknownBailee.selector, bob));
    }

    function test_aPolicyIsRenewedAndEnds() public {
        TitleFacts.Insure memory s = insureOf(id);
        bytes memory signature = signed(s, baileeKey);
        vm.expectEmit(address(titles));
        emit TitleRegister.TitleInsured(id, s.insurance);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        vm.prank(registrar);
        titles.insure(s, signature);
        assertEq(abi.encode(titles.titleOf(id).insurance), abi.encode(s.insurance));
        s = insureOf(id);
        s.insurance.expiry = uint40(block.timestamp);
        signature = signed(s, baileeKey);
        vm.expectPartialRevert(TitleFacts.InvalidInsurance.selector);
        vm.prank(registrar);
        titles.insure(s, signature);
        s.insurance = TitleFacts.Insurance(0, 0, 0);
        record(s);
        assertEq(titles.titleOf(id).insurance.cover, 0);
    }

    function test_claimsAddUp() public {
        TitleFacts.Claim memory s = claimOf(id);
        bytes memory signature = signed(s, baileeKey);
        vm.expectEmit(address(titles));
        emit TitleRegister.InsuranceClaimed(id, 25_000e6, "claim", 25_000e6);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        vm.prank(registrar);
        titles.recordClaim(s, signature);
        s = claimOf(id);
        s.amount = type(uint72).max;
        record(s);
        s = claimOf(id);
        s.amount = type(uint72).max;
        record(s);
        assertEq(titles.titleOf(id).record.claimed, 25_000e6 + 2 * uint256(type(uint72).max));
        assertEq(titles.titleOf(id).record.claims, 3);
    }

    function test_aClaimIsForSomethingWithADocument() public {
        TitleFacts.Claim memory s = claimOf(id);
        s.amount = 0;
        _refuse(s, abi.encodeWithSelector(TitleRegister.ZeroAmount.selector));
        s = claimOf(id);
        s.document = 0;
        _refuse(s, abi.encodeWithSelector(TitleFacts.DocumentMissing.selector));
    }

    // --- each statement once, in order, in time, by the bailee ---

    function test_statementsCountOnceAndInOrder() public {
        TitleFacts.Claim memory first = claimOf(id);
        bytes4 wrong = TitleRegister.StatementNumberWrong.selector;
        record(first);
        _refuse(first, abi.encodeWithSelector(wrong, 1, 2));
        first.number = 3;
        _refuse(first, abi.encodeWithSelector(wrong, 3, 2));
        first.number = 0;
        _refuse(first, abi.encodeWithSelector(wrong, 0, 2));
        TitleFacts.Update memory u = updateOf(id);
        u.number = 1;
        _refuse(u, abi.encodeWithSelector(wrong, 1, 2));
        record(updateOf(id));
        record(insureOf(id));
        assertEq(titles.titleOf(id).record.number, 3);
    }

    function test_everyStatementEnds() public {
        bytes4 expired = TitleRegister.StatementExpired.selector;
        uint40 past = uint40(block.timestamp - 1);
        TitleFacts.Claim memory c = claimOf(id);
        c.deadline = past;
        _refuse(c, abi.encodeWithSelector(expired, past, block.timestamp));
        TitleFacts.Update memory u = updateOf(id);
        u.deadline = past;
        _refuse(u, abi.encodeWithSelector(expired, past, block.timestamp));
    }

    function test_aRemovedBaileesWordCountsNoMore() public {
        vm.prank(guardian);
        titles.removeBailee(bailee);
        bytes memory refusal = abi.encodeWithSelector(TitleRegister.UnknownBailee.selector, bailee);
        _refuse(claimOf(id), refusal);
        _refuse(updateOf(id), refusal);
        assertEq(titles.titleOf(id).custody.bailee, bailee, "what it signed before stays");
    }

    function test_nothingIsRecordedOfWhatDoesNotLive() public {
        TitleFacts.Claim memory s = claimOf(id);
        releaseTitle(alice, id);
        s.number = 2;
        _refuse(s, abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, id));
        s.id = 99;
        _refuse(s, abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, 99));
    }

    // --- chassis ---

    function test_chassisFollowInParts() public {
        TitleFacts.Issue memory s = issueTo(bob);
        s.hardware = TitleFacts.Hardware("H100", 1_600, 80, 130);
        s.chassis = serials(77, 65);
        bytes memory refusal = abi.encodeWithSelector(TitleRegister.TooManyChassis.selector, 65, 64);
        bytes memory signature = signed(s, baileeKey);
        vm.expectRevert(refusal);
        vm.prank(registrar);
        titles.issue(s, signature);
        s.chassis = serials(77, 64);
        record(s);
        record(changeOf(s.id, new bytes32[](0), serials(78, 64)));
        assertEq(titles.titleOf(s.id).record.recorded, 128);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.ChassisMissing.selector, 128, 130));
        titles.pledge(s.id, dealA);
        _refuse(
            changeOf(s.id, new bytes32[](0), serials(79, 3)),
            abi.encodeWithSelector(TitleRegister.TooManyChassis.selector, 131, 130)
        );
        record(changeOf(s.id, new bytes32[](0), serials(79, 2)));
        vm.prank(bob);
        titles.pledge(s.id, dealA);
    }

    function test_aTitleCanBeginWithoutSerialNumbers() public {
        TitleFacts.Issue memory s = issueTo(bob);
        s.chassis = new bytes32[](0);
        record(s);
        assertEq(titles.titleOf(s.id).record.recorded, 0);
    }

    function test_aChassisIsReplaced() public {
        bytes32[] memory old = new bytes32[](1);
        old[0] = serials(id, 2)[0];
        bytes32[] memory fresh = serials(50, 1);
        TitleFacts.ChassisChange memory s = changeOf(id, old, fresh);
        bytes memory signature = signed(s, baileeKey);
        vm.expectEmit(address(titles));
        emit TitleRegister.ChassisChanged(id, old, fresh, 2);
        vm.expectEmit(address(titles));
        emit IERC4906.MetadataUpdate(id);
        vm.prank(registrar);
        titles.changeChassis(s, signature);
        assertEq(titles.titleOfChassis(old[0]), 0);
        assertEq(titles.titleOfChassis(fresh[0]), id);
        // The repaired one may come into another title, or back into this one.
        record(changeOf(id, fresh, old));
        assertEq(titles.titleOfChassis(old[0]), id);
    }

    function test_aChassisIsInOneLivingTitle() public {
        TitleFacts.Issue memory s = issueTo(bob);
        s.chassis = serials(id, 2);
        bytes memory signature = signed(s, baileeKey);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.ChassisTitled.selector, s.chassis[0], id));
        vm.prank(registrar);
        titles.issue(s, signature);
        // Nor twice in the same one.
        s.chassis[0] = "new";
        s.chassis[1] = "new";
        signature = signed(s, baileeKey);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.ChassisTitled.selector, bytes32("new"), s.id));
        vm.prank(registrar);
        titles.issue(s, signature);

        releaseTitle(alice, id);
        assertEq(titles.titleOfChassis(serials(id, 1)[0]), 0, "free again");
        s.chassis = serials(id, 2);
        record(s);
        assertEq(titles.titleOfChassis(s.chassis[0]), s.id);
    }

    function test_refusesChassisThatAreNone() public {
        bytes32[] memory none = new bytes32[](0);
        bytes32[] memory zero = new bytes32[](1);
        bytes memory refusal = abi.encodeWithSelector(TitleRegister.InvalidChassis.selector);
        _refuse(changeOf(id, none, none), refusal);
        _refuse(changeOf(id, none, zero), refusal);
        uint256 other = newTitle(bob);
        bytes32[] memory others = serials(other, 1);
        refusal = abi.encodeWithSelector(TitleRegister.ChassisNotTitled.selector, others[0], id);
        _refuse(changeOf(id, others, none), refusal);
        bytes32[] memory twice = new bytes32[](2);
        (twice[0], twice[1]) = (serials(id, 1)[0], serials(id, 1)[0]);
        refusal = abi.encodeWithSelector(TitleRegister.ChassisNotTitled.selector, twice[0], id);
        _refuse(changeOf(id, twice, none), refusal);
        refusal = abi.encodeWithSelector(TitleRegister.TooManyChassis.selector, 65, 64);
        _refuse(changeOf(id, serials(id, 65), none), refusal);
    }

    function test_aPledgedTitleStaysComplete() public {
        vm.prank(alice);
        titles.pledge(id, dealA);
        bytes32[] memory none = new bytes32[](0);
        bytes32[] memory one = serials(id, 1);
        _refuse(changeOf(id, one, none), abi.encodeWithSelector(TitleRegister.ChassisMissing.selector, 1, 2));
        record(changeOf(id, one, serials(60, 1)));
        vm.prank(dealA);
        titles.seize(id);
        _refuse(changeOf(id, serials(60, 1), none), abi.encodeWithSelector(TitleRegister.ChassisMissing.selector, 1, 2));
        vm.prank(dealA);
        titles.giveBack(id);
        record(changeOf(id, serials(60, 1), none));
        assertEq(titles.titleOf(id).record.recorded, 1);
    }

    // --- inside ---

    function _refuse(TitleFacts.Update memory s, bytes memory refusal) private {
        bytes memory signature = signed(s, baileeKey);
        vm.expectRevert(refusal);
        vm.prank(registrar);
        titles.update(s, signature);
    }

    function _refuse(TitleFacts.Claim memory s, bytes memory refusal) private {
        bytes memory signature = signed(s, baileeKey);
        vm.expectRevert(refusal);
        vm.prank(registrar);
        titles.recordClaim(s, signature);
    }

    function _refuse(TitleFacts.ChassisChange memory s, bytes memory refusal) private {
        bytes memory signature = signed(s, baileeKey);
        vm.expectRevert(refusal);
        vm.prank(registrar);
        titles.changeChassis(s, signature);
    }
}
