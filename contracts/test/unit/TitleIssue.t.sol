// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {TitleRegister} from "../../src/TitleRegister.sol";
import {Signatures} from "../../src/libraries/Signatures.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {TitleFixture} from "../base/TitleFixture.sol";
import {Roles} from "../base/Roles.sol";
import {Typed} from "../base/Typed.sol";

/// @notice How a title comes to be, and what is refused at its birth.
contract TitleIssueTest is TitleFixture {
    function test_theRegistrarIssuesWhatTheBaileeSigned() public {
        TitleFacts.Issue memory s = issueTo(alice);
        bytes memory signature = signed(s, baileeKey);
        vm.expectEmit(address(titles));
        emit TitleRegister.TitleIssued(1, alice, bailee, s.hardware, s.custody, s.documents, s.insurance);
        vm.expectEmit(address(titles));
        emit IERC721.Transfer(address(0), alice, 1);
        vm.expectEmit(address(titles));
        emit TitleRegister.ChassisChanged(1, new bytes32[](0), s.chassis, 2);
        vm.prank(registrar);
        titles.issue(s, signature);

        assertEq(titles.ownerOf(1), alice);
        assertEq(titles.issued(), 1);
        assertTrue(titles.isTitled(1));
        TitleFacts.Title memory t = titles.titleOf(1);
        assertEq(abi.encode(t.hardware), abi.encode(s.hardware));
        assertEq(abi.encode(t.custody), abi.encode(s.custody));
        assertEq(abi.encode(t.documents), abi.encode(s.documents));
        assertEq(abi.encode(t.insurance), abi.encode(s.insurance));
        assertEq(
            abi.encode(t.record),
            abi.encode(TitleFacts.Record(TitleFacts.State.Free, uint40(block.timestamp), 0, 2, address(0), 0, 0))
        );
        assertEq(titles.titleOfChassis(s.chassis[0]), 1);
        assertEq(titles.titleOfChassis(s.chassis[1]), 1);
        (address named, uint32 gpus, uint40 issuedAt) = titles.reporting(1);
        assertEq(named, reporter);
        assertEq(gpus, 16);
        assertEq(issuedAt, block.timestamp);
    }

    function test_whatWasNeverIssuedIsUnknown() public {
        assertFalse(titles.isTitled(0));
        assertFalse(titles.isTitled(1));
        (TitleFacts.State state, address vehicle) = titles.stateOf(1);
        assertTrue(state == TitleFacts.State.None);
        assertEq(vehicle, address(0));
        assertEq(titles.titleOfChassis("unknown"), 0);
        bytes memory refusal = abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, 1);
        vm.expectRevert(refusal);
        titles.titleOf(1);
        vm.expectRevert(refusal);
        titles.reporting(1);
    }

    function test_undeliveredAndUninsuredMachinesCanBeTitled() public {
        TitleFacts.Issue memory s = issueTo(alice);
        s.custody.deliveryDay = 0;
        s.insurance = TitleFacts.Insurance(0, 0, 0);
        record(s);
        assertEq(titles.titleOf(1).insurance.expiry, 0);
    }

    function test_needsTheRegistrar() public {
        TitleFacts.Issue memory s = issueTo(alice);
        bytes memory signature = signed(s, baileeKey);
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, bailee);
        vm.expectRevert(refusal);
        vm.prank(bailee);
        titles.issue(s, signature);
    }

    function test_needsTheSignatureOfTheBaileeNamed() public {
        TitleFacts.Issue memory s = issueTo(alice);
        _refuse(s, aliceKey, abi.encodeWithSelector(TitleRegister.NotBaileeOfTitle.selector, alice, bailee));
        s.custody.bailee = alice;
        _refuse(s, aliceKey, abi.encodeWithSelector(TitleRegister.UnknownBailee.selector, alice));
        bytes[] memory bad = Typed.malformed(signed(s, baileeKey));
        s.custody.bailee = bailee;
        for (uint256 i; i < bad.length; ++i) {
            vm.expectRevert(Signatures.InvalidSignature.selector);
            vm.prank(registrar);
            titles.issue(s, bad[i]);
        }
    }

    /// @dev Whatever is changed after the signature.
    function testFuzz_aChangedStatementIsNotTheBailees(uint256 field) public {
        TitleFacts.Issue memory s = issueTo(alice);
        bytes memory signature = signed(s, baileeKey);
        field %= 18;
        if (field == 0) s.owner = bob;
        if (field == 1) s.hardware.model = "H200";
        if (field == 2) s.hardware.gpus += 1;
        if (field == 3) s.hardware.memoryGb += 1;
        if (field == 4) s.hardware.chassis += 1;
        if (field == 5) s.custody.facility = "FR6";
        if (field == 6) s.custody.country = "FR";
        if (field == 7) s.custody.deliveryDay -= 1;
        if (field == 8) s.custody.reporter = bob;
        if (field == 9) s.documents.ownership = "other";
        if (field == 10) s.documents.inspection = "other";
        if (field == 11) s.documents.lienSearch = "other";
        if (field == 12) s.insurance.policy = "other";
        if (field == 13) s.insurance.cover += 1;
        if (field == 14) s.insurance.expiry += 1;
        if (field == 15) s.chassis[1] = "other";
        if (field == 16) s.deadline += 1;
        if (field == 17) s.chassis = serials(1, 1);
        vm.expectPartialRevert(TitleRegister.NotBaileeOfTitle.selector);
        vm.prank(registrar);
        titles.issue(s, signature);
    }

    function test_anotherChainsStatementIsNotThisOnes() public {
        TitleFacts.Issue memory s = issueTo(alice);
        bytes memory signature = signed(s, baileeKey);
        vm.chainId(1);
        vm.expectPartialRevert(TitleRegister.NotBaileeOfTitle.selector);
        vm.prank(registrar);
        titles.issue(s, signature);
    }

    function test_aStatementCountsOnceAndInTime() public {
        TitleFacts.Issue memory s = issueTo(alice);
        record(s);
        _refuse(s, baileeKey, abi.encodeWithSelector(TitleRegister.TitleNumberWrong.selector, 1, 2));
        s = issueTo(alice);
        s.id = 3;
        _refuse(s, baileeKey, abi.encodeWithSelector(TitleRegister.TitleNumberWrong.selector, 3, 2));
        s.id = 2;
        s.deadline = uint40(block.timestamp - 1);
        bytes4 expired = TitleRegister.StatementExpired.selector;
        _refuse(s, baileeKey, abi.encodeWithSelector(expired, block.timestamp - 1, block.timestamp));
        s.deadline = uint40(block.timestamp);
        record(s);
        releaseTitle(alice, 2);
        s = issueTo(alice);
        assertEq(s.id, 3, "a released number is not given out again");
    }

    // --- what makes no sense ---

    function test_refusesOwnersWhoCannotHoldIt() public {
        TitleFacts.Issue memory s = issueTo(address(0));
        _refuse(s, baileeKey, abi.encodeWithSelector(TitleFacts.ZeroAddress.selector));
        address[2] memory holders = [address(titles), dealA];
        for (uint256 i; i < 2; ++i) {
            s.owner = holders[i];
            _refuse(s, baileeKey, abi.encodeWithSelector(TitleRegister.InvalidHolder.selector, holders[i]));
        }
    }

    function test_refusesHardwareThatIsNone() public {
        TitleFacts.Issue memory s = issueTo(alice);
        TitleFacts.Hardware[4] memory bad = [
            TitleFacts.Hardware("H100", 0, 80, 2),
            TitleFacts.Hardware("H100", 16, 0, 2),
            TitleFacts.Hardware("H100", 16, 80, 0),
            TitleFacts.Hardware("H100", 16, 80, 17)
        ];
        for (uint256 i; i < 4; ++i) {
            s.hardware = bad[i];
            bytes4 refusal = TitleFacts.InvalidHardware.selector;
            _refuse(s, baileeKey, abi.encodeWithSelector(refusal, bad[i].gpus, bad[i].memoryGb, bad[i].chassis));
        }
        s.hardware = TitleFacts.Hardware("H100", 2, 80, 2);
        record(s);
    }

    /// @dev What looks alike counts alike, and nothing breaks what shows it.
    function test_refusesTextsThatAreNotPlain() public {
        TitleFacts.Issue memory s = issueTo(alice);
        bytes32[8] memory bad = [
            bytes32(0),
            bytes32(hex"004831"),
            bytes32(hex"483100483100"),
            bytes32(hex"481f"),
            bytes32(hex"487f"),
            bytes32('H"'),
            bytes32("H\\"),
            bytes32("<H>")
        ];
        for (uint256 i; i < bad.length; ++i) {
            bytes memory refusal = abi.encodeWithSelector(TitleFacts.InvalidText.selector, bad[i]);
            s.hardware.model = bad[i];
            _refuse(s, baileeKey, refusal);
            s.hardware.model = "H100";
            s.custody.facility = bad[i];
            _refuse(s, baileeKey, refusal);
            s.custody.facility = "FR5";
        }
        s.hardware.model = "a&b";
        _refuse(s, baileeKey, abi.encodeWithSelector(TitleFacts.InvalidText.selector, bytes32("a&b")));
        s.hardware.model = " 32 characters, all of them ok ~";
        record(s);
    }

    function test_refusesCountriesThatAreNone() public {
        TitleFacts.Issue memory s = issueTo(alice);
        bytes2[5] memory bad = [bytes2(0), bytes2("dE"), bytes2("Da"), bytes2("@A"), bytes2("A[")];
        for (uint256 i; i < bad.length; ++i) {
            s.custody.country = bad[i];
            _refuse(s, baileeKey, abi.encodeWithSelector(TitleFacts.InvalidCountry.selector, bad[i]));
        }
        s.custody.country = "AZ";
        record(s);
    }

    function test_refusesADeliveryToComeAndNoReporter() public {
        TitleFacts.Issue memory s = issueTo(alice);
        uint256 today = block.timestamp / 1 days;
        s.custody.deliveryDay = uint24(today + 1);
        _refuse(s, baileeKey, abi.encodeWithSelector(TitleFacts.DeliveryInFuture.selector, today + 1, today));
        s.custody.deliveryDay = uint24(today);
        s.custody.reporter = address(0);
        _refuse(s, baileeKey, abi.encodeWithSelector(TitleFacts.ZeroAddress.selector));
        s.custody.reporter = reporter;
        record(s);
    }

    function test_refusesMissingDocuments() public {
        for (uint256 i; i < 3; ++i) {
            TitleFacts.Issue memory s = issueTo(alice);
            if (i == 0) s.documents.ownership = 0;
            if (i == 1) s.documents.inspection = 0;
            if (i == 2) s.documents.lienSearch = 0;
            _refuse(s, baileeKey, abi.encodeWithSelector(TitleFacts.DocumentMissing.selector));
        }
    }

    function test_refusesInsuranceThatIsNone() public {
        uint40 today = uint40(block.timestamp);
        TitleFacts.Insurance[4] memory bad = [
            TitleFacts.Insurance(0, 1, today + 1),
            TitleFacts.Insurance("policy", 0, today + 1),
            TitleFacts.Insurance("policy", 1, today),
            TitleFacts.Insurance("policy", 0, 0)
        ];
        TitleFacts.Issue memory s = issueTo(alice);
        for (uint256 i; i < bad.length; ++i) {
            s.insurance = bad[i];
            bytes4 refusal = TitleFacts.InvalidInsurance.selector;
            _refuse(s, baileeKey, abi.encodeWithSelector(refusal, bad[i].policy, bad[i].cover, bad[i].expiry));
        }
        s.insurance = TitleFacts.Insurance("policy", 1, today + 1);
        record(s);
    }

    // --- the bailees ---

    function test_theRosterIsKeptByItsRoles() public {
        address other = makeAddr("other");
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, registrar));
        vm.prank(registrar);
        titles.addBailee(other);
        asDelayed(rosterAdmin, address(titles), abi.encodeCall(titles.addBailee, (other)), Roles.ROSTER_ADMIN_DELAY);
        assertTrue(titles.isBailee(other));
        vm.expectEmit(address(titles));
        emit TitleRegister.BaileeRemoved(other);
        vm.startPrank(guardian);
        titles.removeBailee(other);
        assertFalse(titles.isBailee(other));
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.UnknownBailee.selector, other));
        titles.removeBailee(other);
    }

    function test_addingABaileeIsAnEventAndNeverZero() public {
        vm.startPrank(rosterAdmin);
        manager.schedule(address(titles), abi.encodeCall(titles.addBailee, (address(0))), 0);
        manager.schedule(address(titles), abi.encodeCall(titles.addBailee, (bob)), 0);
        pass(Roles.ROSTER_ADMIN_DELAY);
        vm.expectRevert(TitleFacts.ZeroAddress.selector);
        titles.addBailee(address(0));
        vm.expectEmit(address(titles));
        emit TitleRegister.BaileeAdded(bob);
        titles.addBailee(bob);
        vm.stopPrank();
    }

    function test_saysWhatItIs() public view {
        assertEq(titles.name(), "AID GPU Title");
        assertEq(titles.symbol(), "GPU");
        assertEq(address(titles.DEAL_FACTORY()), address(dealFactory));
    }

    function _refuse(TitleFacts.Issue memory s, uint256 key, bytes memory refusal) private {
        bytes memory signature = signed(s, key);
        vm.expectRevert(refusal);
        vm.prank(registrar);
        titles.issue(s, signature);
    }
}
