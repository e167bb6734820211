// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {GpuTitle} from "../../src/GpuTitle.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {Fixture} from "./Fixture.sol";
import {Roles} from "./Roles.sol";
import {Typed} from "./Typed.sol";

/// @notice The register of titles beside the protocol: one bailee on the roster, two accounts that pass for deals.
abstract contract TitleFixture is Fixture {
    string private constant CUSTODY =
        "Custody(bytes32 facility,bytes2 country,uint24 deliveryDay,address bailee,address reporter)";
    string private constant DOCUMENTS = "Documents(bytes32 ownership,bytes32 inspection,bytes32 lienSearch)";
    string private constant HARDWARE = "Hardware(bytes32 model,uint32 gpus,uint16 memoryGb,uint16 chassis)";
    string private constant INSURANCE = "Insurance(bytes32 policy,uint72 cover,uint40 expiry)";

    GpuTitle internal titles;
    address internal dealA = makeAddr("dealA");
    address internal dealB = makeAddr("dealB");
    address internal registrar = makeAddr("registrar");
    address internal rosterAdmin = makeAddr("rosterAdmin");
    address internal bailee;
    uint256 internal baileeKey;
    address internal reporter;
    uint256 internal reporterKey;

    function _deployMore() internal virtual override {
        (bailee, baileeKey) = makeAddrAndKey("bailee");
        (reporter, reporterKey) = makeAddrAndKey("reporter");
        dealFactory.set(dealA, true);
        dealFactory.set(dealB, true);
        titles = GpuTitle(vm.deployCode("GpuTitle.sol:GpuTitle", abi.encode(manager, dealFactory)));
        titles.addBailee(bailee);
        Roles.wireTitles(manager, titles, registrar, rosterAdmin);
    }

    // --- what tests do ---

    /// @dev Issues a complete title: 16 GPUs in two chassis.
    function newTitle(address owner) internal returns (uint256 id) {
        TitleFacts.Issue memory s = issueTo(owner);
        record(s);
        return s.id;
    }

    function pledged(address owner, address vehicle) internal returns (uint256 id) {
        id = newTitle(owner);
        vm.prank(owner);
        titles.pledge(id, vehicle);
    }

    function seized(address owner, address vehicle) internal returns (uint256 id) {
        id = pledged(owner, vehicle);
        vm.prank(vehicle);
        titles.seize(id);
    }

    function releaseTitle(address owner, uint256 id) internal {
        TitleFacts.Release memory s = releaseOf(owner, id);
        bytes memory signature = signed(s, baileeKey);
        vm.prank(owner);
        titles.release(s, signature);
    }

    function record(TitleFacts.Issue memory s) internal {
        bytes memory signature = signed(s, baileeKey);
        vm.prank(registrar);
        titles.issue(s, signature);
    }

    function record(TitleFacts.Update memory s) internal {
        bytes memory signature = signed(s, baileeKey);
        vm.prank(registrar);
        titles.update(s, signature);
    }

    function record(TitleFacts.Insure memory s) internal {
        bytes memory signature = signed(s, baileeKey);
        vm.prank(registrar);
        titles.insure(s, signature);
    }

    function record(TitleFacts.Claim memory s) internal {
        bytes memory signature = signed(s, baileeKey);
        vm.prank(registrar);
        titles.recordClaim(s, signature);
    }

    function record(TitleFacts.ChassisChange memory s) internal {
        bytes memory signature = signed(s, baileeKey);
        vm.prank(registrar);
        titles.changeChassis(s, signature);
    }

    // --- statements that make sense ---

    function soon() internal view returns (uint40) {
        return uint40(block.timestamp + 1 hours);
    }

    function nextNumber(uint256 id) internal view returns (uint32) {
        return titles.titleOf(id).record.number + 1;
    }

    function serials(uint256 seed, uint256 count) internal pure returns (bytes32[] memory list) {
        list = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            list[i] = keccak256(abi.encode("serial", seed, i));
        }
    }

    function custodyOf(address holder) internal view returns (TitleFacts.Custody memory) {
        return TitleFacts.Custody("FR5", "DE", uint24(block.timestamp / 1 days - 3), holder, reporter);
    }

    function issueTo(address owner) internal view returns (TitleFacts.Issue memory s) {
        s.id = titles.issued() + 1;
        s.owner = owner;
        s.hardware = TitleFacts.Hardware("H100 SXM5", 16, 80, 2);
        s.custody = custodyOf(bailee);
        s.documents = TitleFacts.Documents("receipt", "inspection", "liens");
        s.insurance = TitleFacts.Insurance("policy", 400_000e6, uint40(block.timestamp + 365 days));
        s.chassis = serials(s.id, 2);
        s.deadline = soon();
    }

    function updateOf(uint256 id) internal view returns (TitleFacts.Update memory s) {
        s = TitleFacts.Update(
            id, nextNumber(id), custodyOf(bailee), TitleFacts.Documents("receipt 2", "inspection 2", "liens 2"), soon()
        );
        s.custody.facility = "AM3";
        s.custody.country = "NL";
    }

    function insureOf(uint256 id) internal view returns (TitleFacts.Insure memory) {
        TitleFacts.Insurance memory i =
            TitleFacts.Insurance("policy 2", 300_000e6, uint40(block.timestamp + 2 * 365 days));
        return TitleFacts.Insure(id, nextNumber(id), i, soon());
    }

    function claimOf(uint256 id) internal view returns (TitleFacts.Claim memory) {
        return TitleFacts.Claim(id, nextNumber(id), 25_000e6, "claim", soon());
    }

    function releaseOf(address owner, uint256 id) internal view returns (TitleFacts.Release memory) {
        return TitleFacts.Release(id, nextNumber(id), owner, "release order", soon());
    }

    function changeOf(uint256 id, bytes32[] memory removed, bytes32[] memory added)
        internal
        view
        returns (TitleFacts.ChassisChange memory)
    {
        return TitleFacts.ChassisChange(id, nextNumber(id), removed, added, soon());
    }

    // --- signatures, from the types as text ---

    function signed(TitleFacts.Issue memory s, uint256 key) internal view returns (bytes memory) {
        string memory fields =
            "Issue(uint256 id,address owner,Hardware hardware,Custody custody,Documents documents,Insurance insurance,bytes32[] chassis,uint40 deadline)";
        return _sign(string.concat(fields, CUSTODY, DOCUMENTS, HARDWARE, INSURANCE), abi.encode(s), key);
    }

    function signed(TitleFacts.Update memory s, uint256 key) internal view returns (bytes memory) {
        string memory fields = "Update(uint256 id,uint32 number,Custody custody,Documents documents,uint40 deadline)";
        return _sign(string.concat(fields, CUSTODY, DOCUMENTS), abi.encode(s), key);
    }

    function signed(TitleFacts.Insure memory s, uint256 key) internal view returns (bytes memory) {
        string memory fields = "Insure(uint256 id,uint32 number,Insurance insurance,uint40 deadline)";
        return _sign(string.concat(fields, INSURANCE), abi.encode(s), key);
    }

    function signed(TitleFacts.Claim memory s, uint256 key) internal view returns (bytes memory) {
        return
            _sign("Claim(uint256 id,uint32 number,uint72 amount,bytes32 document,uint40 deadline)", abi.encode(s), key);
    }

    function signed(TitleFacts.ChassisChange memory s, uint256 key) internal view returns (bytes memory) {
        return _sign(
            "ChassisChange(uint256 id,uint32 number,bytes32[] removed,bytes32[] added,uint40 deadline)",
            abi.encode(s),
            key
        );
    }

    function signed(TitleFacts.Release memory s, uint256 key) internal view returns (bytes memory) {
        return
            _sign("Release(uint256 id,uint32 number,address owner,bytes32 order,uint40 deadline)", abi.encode(s), key);
    }

    function _sign(string memory definition, bytes memory encoded, uint256 key) private view returns (bytes memory) {
        return Typed.sign(Typed.digest("AID GPU Title", address(titles), definition, encoded), key);
    }
}
