// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Appraisals} from "../../src/Appraisals.sol";
import {Refusals} from "./Refusals.sol";

/// @notice What appraisals refuse by name.
abstract contract RegisterRefusals is Refusals {
    function registerRefusals() internal {
        uint256 id = newTitle(alice);
        pass(1 days);
        _appraisals(id);
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

    function _call(Appraisals.Appraisal memory a) private view returns (bytes memory) {
        return abi.encodeCall(appraisals.submit, (a, signed(a, appraiserKey[0])));
    }
}
