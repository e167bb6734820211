// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Depreciation} from "../../src/libraries/Depreciation.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";

/// @notice What appraisals make of a title's value, as time passes.
contract AppraisedValueTest is RegisterFixture {
    uint256 private id;

    function setUp() public override {
        super.setUp();
        id = newTitle(alice);
        // The beginning of a day.
        vm.warp(today() * uint256(1 days));
    }

    function test_whatWasNeverAppraisedIsWorthNothing() public view {
        assertEq(appraisals.valueOf(id), 0);
        (uint256 count, uint256 lowest, uint256 highest,) = appraisals.freshOf(id);
        assertEq(count + lowest + highest, 0);
    }

    /// @dev Beside the true curve, from outside: V0 · (0.03 + 0.97·e^(−0.46·t)).
    function test_agesAlongTheCurve() public {
        appraise(id, 0, 1_000_000e6);
        assertEq(appraisals.valueOf(id), 1_000_000e6);
        uint256 start = block.timestamp;
        uint256[5] memory dayCounts = [uint256(1), 90, 365, 730, 1_825];
        uint256[5] memory worth =
            [uint256(998_778_304_243), 895_988_313_755, 642_345_136_141, 416_563_469_851, 127_251_078_411];
        for (uint256 i; i < 5; ++i) {
            vm.warp(start + dayCounts[i] * 1 days);
            assertApproxEqAbs(appraisals.valueOf(id), worth[i], 1, vm.toString(dayCounts[i]));
        }
    }

    function test_theMedianIsTheLowerOne() public {
        appraise(id, 0, 500e6);
        assertEq(appraisals.valueOf(id), 500e6);
        appraise(id, 1, 300e6);
        assertEq(appraisals.valueOf(id), 300e6);
        appraise(id, 2, 400e6);
        assertEq(appraisals.valueOf(id), 400e6);
        appraise(id, 1, 900e6);
        assertEq(appraisals.valueOf(id), 500e6);
        (uint256 count, uint256 lowest, uint256 highest,) = appraisals.freshOf(id);
        assertEq(count, 3);
        assertEq(lowest, 400e6);
        assertEq(highest, 900e6);
    }

    /// @dev Freshness is a matter of draws; the value goes on without a jump.
    function test_nothingJumpsWhenAnAppraisalCeasesToBeFresh() public {
        appraise(id, 0, 500e6);
        pass(10 days);
        appraise(id, 1, 300e6);
        vm.warp(block.timestamp + 26 days - 1);
        (uint256 count,,,) = appraisals.freshOf(id);
        assertEq(count, 2);
        uint256 before = appraisals.valueOf(id);
        vm.warp(block.timestamp + 1);
        (count,,,) = appraisals.freshOf(id);
        assertEq(count, 1);
        assertApproxEqAbs(appraisals.valueOf(id), before, 10);
        pass(10 days);
        (count,,,) = appraisals.freshOf(id);
        assertEq(count, 0);
        pass(1_000 days);
        assertEq(appraisals.valueOf(id), Depreciation.aged(300e6, 1_036 days));
    }

    function test_olderThanThirtyFiveDaysBeforeTheNewestCountsNoMore() public {
        appraise(id, 0, 100e6);
        pass(35 days);
        appraise(id, 1, 500e6);
        assertEq(appraisals.valueOf(id), Depreciation.aged(100e6, 35 days), "35 days still count");
        pass(1 days);
        appraise(id, 1, 500e6);
        assertEq(appraisals.valueOf(id), 500e6);
    }

    function test_whoLeavesCountsNoMoreWhileOthersRemain() public {
        appraise(id, 0, 100e6);
        appraise(id, 1, 500e6);
        appraise(id, 2, 600e6);
        vm.startPrank(guardian);
        appraisals.removeAppraiser(appraiser[0]);
        assertEq(appraisals.valueOf(id), 500e6);
        appraisals.removeAppraiser(appraiser[1]);
        assertEq(appraisals.valueOf(id), 600e6);
        appraisals.removeAppraiser(appraiser[2]);
        vm.stopPrank();
        // The last median, as it was when the last appraisal came: nothing becomes worthless by a guardian's hand.
        assertEq(appraisals.valueOf(id), 500e6);
        (uint256 count,,,) = appraisals.freshOf(id);
        assertEq(count, 0, "no draw rests on it");
        pass(100 days);
        assertEq(appraisals.valueOf(id), Depreciation.aged(500e6, 100 days));
    }

    function test_eachTitleHasItsOwn() public {
        uint256 other = newTitle(bob);
        appraise(id, 0, 500e6);
        assertEq(appraisals.valueOf(other), 0);
        appraise(other, 0, 700e6);
        assertEq(appraisals.valueOf(id), 500e6);
        assertEq(appraisals.valueOf(other), 700e6);
    }

    function test_sixteenAppraisersAreCounted() public {
        vm.prank(address(manager));
        appraisals.setAuthority(address(this));
        for (uint256 i; i < 13; ++i) {
            appraisals.addAppraiser(makeAddr(vm.toString(i)));
        }
        for (uint256 i; i < 13; ++i) {
            (, appraiserKey[0]) = makeAddrAndKey(vm.toString(i));
            appraiser[0] = vm.addr(appraiserKey[0]);
            appraise(id, 0, (1_300 - i) * 1e6);
        }
        (, appraiserKey[0]) = makeAddrAndKey("appraiser 0");
        appraiser[0] = vm.addr(appraiserKey[0]);
        for (uint256 i; i < 3; ++i) {
            appraise(id, i, (1_400 + i) * 1e6);
        }
        uint256 gas = gasleft();
        assertEq(appraisals.valueOf(id), 1_295e6, "the eighth of 16");
        assertLt(gas - gasleft(), 250_000);
    }

    /// @dev The authority of the test above: everybody may do everything.
    function canCall(address, address, bytes4) external pure returns (bool, uint32) {
        return (true, 0);
    }
}
