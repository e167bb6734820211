// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Appraisals} from "../../src/Appraisals.sol";
import {Attestations} from "../../src/Attestations.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {TitleRegister} from "../../src/TitleRegister.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {Refusals} from "./Refusals.sol";

/// @notice What appraisals, telemetry and attestations refuse by name.
abstract contract RegisterRefusals is Refusals {
    function registerRefusals() internal {
        uint256 id = newTitle(alice);
        pass(1 days);
        _appraisals(id);
        _telemetry(id);
        _attestations();
    }

    function _appraisals(uint256 id) private {
        address target = address(appraisals);
        bytes memory call = abi.encodeCall(appraisals.addAppraiser, (address(0)));
        refused("appraiser", bob, target, call, Appraisals.ZeroAddress.selector);
        call = abi.encodeCall(appraisals.removeAppraiser, (address(0)));
        refused("appraiser", bob, target, call, Appraisals.UnknownAppraiser.selector);

        Appraisals.Appraisal memory a = Appraisals.Appraisal(0, 1e6, today(), 5);
        refused("appraisal.titleId", bob, target, _call(a), Appraisals.TitleUnknown.selector);
        a.titleId = id;
        bytes memory used = _call(a);
        a.number = 4;
        bytes memory outdated = _call(a);
        a.day -= 36;
        refused("expired", bob, target, _call(a), Appraisals.AppraisalTooOld.selector);
        (bool ok,) = target.call(used);
        assertTrue(ok);
        refused("replayed", bob, target, used, Appraisals.AppraisalOutdated.selector);
        refused("outdated", bob, target, outdated, Appraisals.AppraisalOutdated.selector);
    }

    /// @dev A report ends with the key that signed it.
    function _telemetry(uint256 id) private {
        address target = address(telemetry);
        Telemetry.Report memory r = reportOf(id);
        bytes memory used = _call(r);
        r.energyWh = 0;
        accepted("report.energyWh", "machines that are off", bob, target, _call(r));
        r.start -= 1 hours;
        r.end -= 1 hours;
        bytes memory outdated = _call(r);
        r.titleId = 0;
        refused("report.titleId", bob, target, _call(r), TitleRegister.TitleUnknown.selector);
        (bool ok,) = target.call(used);
        assertTrue(ok);
        refused("replayed", bob, target, used, Telemetry.ReportReplayed.selector);
        refused("outdated", bob, target, outdated, Telemetry.ReportOutOfOrder.selector);
        pass(1 hours);
        bytes memory late = _call(reportOf(id));
        TitleFacts.Update memory u = updateOf(id);
        u.custody.reporter = bob;
        record(u);
        refused("expired", bob, target, late, Telemetry.NotReporter.selector);
    }

    function _attestations() private {
        address target = address(attestations);
        Attestations.Kind kind = Attestations.Kind.Auditor;
        bytes memory call = abi.encodeCall(attestations.addSigner, (kind, address(0)));
        refused("signer", bob, target, call, Attestations.ZeroAddress.selector);
        call = abi.encodeCall(attestations.removeSigner, (kind, address(0)));
        refused("signer", bob, target, call, Attestations.UnknownSigner.selector);

        Attestations.Statement memory s = statementOf(kind, 0);
        bytes memory used = _call(s);
        s.expiry = uint40(block.timestamp);
        refused("expired", bob, target, _call(s), Attestations.AttestationExpired.selector);
        (bool ok,) = target.call(used);
        assertTrue(ok);
        refused("replayed", bob, target, used, Attestations.AttestationNumberWrong.selector);
        s = statementOf(kind, 0);
        s.periodEnd -= 1;
        refused("outdated", bob, target, _call(s), Attestations.PeriodOutdated.selector);
    }

    function _call(Appraisals.Appraisal memory a) private view returns (bytes memory) {
        return abi.encodeCall(appraisals.submit, (a, signed(a, appraiserKey[0])));
    }

    function _call(Telemetry.Report memory r) private view returns (bytes memory) {
        return abi.encodeCall(telemetry.submit, (r, signed(r, reporterKey)));
    }

    function _call(Attestations.Statement memory s) private view returns (bytes memory) {
        return abi.encodeCall(attestations.submit, (s, signed(s, signerKey[0])));
    }
}
