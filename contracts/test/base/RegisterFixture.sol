// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Appraisals} from "../../src/Appraisals.sol";
import {Attestations} from "../../src/Attestations.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Roles} from "./Roles.sol";
import {TitleFixture} from "./TitleFixture.sol";
import {Typed} from "./Typed.sol";

/// @notice All registers: titles, three appraisers, a reporter, and a signer of each capacity.
abstract contract RegisterFixture is TitleFixture {
    Appraisals internal appraisals;
    Telemetry internal telemetry;
    Attestations internal attestations;
    address[3] internal appraiser;
    uint256[3] internal appraiserKey;
    /// @dev By kind: auditor, bill custodian, bailee.
    address[3] internal signer;
    uint256[3] internal signerKey;

    function _deployMore() internal virtual override {
        super._deployMore();
        appraisals = Appraisals(vm.deployCode("Appraisals.sol:Appraisals", abi.encode(manager, titles)));
        telemetry = Telemetry(vm.deployCode("Telemetry.sol:Telemetry", abi.encode(titles)));
        attestations = Attestations(vm.deployCode("Attestations.sol:Attestations", abi.encode(manager)));
        for (uint256 i; i < 3; ++i) {
            (appraiser[i], appraiserKey[i]) = makeAddrAndKey(string.concat("appraiser ", vm.toString(i)));
            (signer[i], signerKey[i]) = makeAddrAndKey(string.concat("signer ", vm.toString(i)));
            appraisals.addAppraiser(appraiser[i]);
            attestations.addSigner(Attestations.Kind(i), signer[i]);
        }
        Roles.wireAppraisals(manager, appraisals);
        Roles.wireAttestations(manager, attestations);
    }

    // --- what tests do ---

    function today() internal view returns (uint24) {
        return uint24(block.timestamp / 1 days);
    }

    /// @dev By one of the three, of today.
    function appraise(uint256 titleId, uint256 who, uint256 value) internal {
        appraise(titleId, who, value, today());
    }

    function appraise(uint256 titleId, uint256 who, uint256 value, uint24 day) internal {
        uint32 number = appraisals.recordOf(titleId, appraiser[who]).number + 1;
        Appraisals.Appraisal memory a = Appraisals.Appraisal(titleId, uint72(value), day, number);
        appraisals.submit(a, signed(a, appraiserKey[who]));
    }

    /// @dev Of the last hour.
    function reportOf(uint256 titleId) internal view returns (Telemetry.Report memory) {
        uint40 end = uint40(block.timestamp);
        return Telemetry.Report(titleId, end - 1 hours, end, 16, 9_000, 12_000, 40e6);
    }

    function report(Telemetry.Report memory r) internal {
        telemetry.submit(r, signed(r, reporterKey));
    }

    function statementOf(Attestations.Kind kind, uint96 subject) internal view returns (Attestations.Statement memory) {
        uint32 number = attestations.recordOf(kind, subject).number + 1;
        return Attestations.Statement(
            kind, subject, number, today() - 30, today() - 1, uint40(block.timestamp + 90 days), "document"
        );
    }

    function attest(Attestations.Statement memory s) internal {
        attestations.submit(s, signed(s, signerKey[uint256(s.kind)]));
    }

    // --- signatures, from the types as text ---

    function signed(Appraisals.Appraisal memory a, uint256 key) internal view returns (bytes memory) {
        string memory definition = "Appraisal(uint256 titleId,uint72 value,uint24 day,uint32 number)";
        return Typed.sign(Typed.digest("AID Appraisals", address(appraisals), definition, abi.encode(a)), key);
    }

    function signed(Telemetry.Report memory r, uint256 key) internal view returns (bytes memory) {
        string memory definition =
            "Report(uint256 titleId,uint40 start,uint40 end,uint32 gpusOnline,uint16 utilisationBps,uint64 energyWh,uint72 revenue)";
        return Typed.sign(Typed.digest("AID Telemetry", address(telemetry), definition, abi.encode(r)), key);
    }

    function signed(Attestations.Statement memory s, uint256 key) internal view returns (bytes memory) {
        string memory definition =
            "Statement(uint8 kind,uint96 subject,uint32 number,uint24 periodStart,uint24 periodEnd,uint40 expiry,bytes32 document)";
        return Typed.sign(Typed.digest("AID Attestations", address(attestations), definition, abi.encode(s)), key);
    }
}
