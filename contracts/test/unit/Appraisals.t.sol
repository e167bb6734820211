// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Appraisals} from "../../src/Appraisals.sol";
import {Signatures} from "../../src/libraries/Signatures.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";
import {Roles} from "../base/Roles.sol";
import {Typed} from "../base/Typed.sol";

/// @notice What an appraisal must be, and the roster.
contract AppraisalsTest is RegisterFixture {
    uint256 private id;

    function setUp() public override {
        super.setUp();
        id = newTitle(alice);
    }

    function test_anyoneSubmitsWhatAnAppraiserSigned() public {
        Appraisals.Appraisal memory a = _appraisal();
        bytes memory signature = signed(a, appraiserKey[0]);
        vm.expectEmit(address(appraisals));
        emit Appraisals.Appraised(id, appraiser[0], 500_000e6, today(), 1);
        vm.prank(bob);
        appraisals.submit(a, signature);
        Appraisals.Record memory r = appraisals.recordOf(id, appraiser[0]);
        assertEq(r.value, 500_000e6);
        assertEq(r.day, today());
        assertEq(r.number, 1);
        assertEq(appraisals.recordOf(id, appraiser[1]).number, 0);
        assertEq(address(appraisals.TITLES()), address(titles));
    }

    function test_eachAppraisersLastOneCounts() public {
        appraise(id, 0, 500_000e6);
        appraise(id, 0, 400_000e6);
        (uint256 count, uint256 lowest, uint256 highest,) = appraisals.freshOf(id);
        assertEq(count, 1);
        assertLe(lowest, 400_000e6);
        assertEq(lowest, highest);
    }

    function test_refusesReplayedAndOutdatedOnes() public {
        Appraisals.Appraisal memory a = _appraisal();
        a.number = 7;
        bytes memory signature = signed(a, appraiserKey[0]);
        appraisals.submit(a, signature);
        bytes4 outdated = Appraisals.AppraisalOutdated.selector;
        vm.expectRevert(abi.encodeWithSelector(outdated, 7, 7));
        appraisals.submit(a, signature);
        a.number = 6;
        _refuse(a, abi.encodeWithSelector(outdated, 6, 7));
        a.number = 8;
        a.day -= 1;
        _refuse(a, abi.encodeWithSelector(Appraisals.AppraisalTooOld.selector, today() - 1, today()));
        // The other appraisers count for themselves.
        a.number = 1;
        appraisals.submit(a, signed(a, appraiserKey[1]));
        a.number = 0;
        bytes memory refusal = abi.encodeWithSelector(outdated, 0, 0);
        signature = signed(a, appraiserKey[2]);
        vm.expectRevert(refusal);
        appraisals.submit(a, signature);
    }

    function test_refusesDaysToComeAndDaysLongGone() public {
        Appraisals.Appraisal memory a = _appraisal();
        a.day = today() + 1;
        _refuse(a, abi.encodeWithSelector(Appraisals.AppraisalInFuture.selector, today() + 1, today()));
        a.day = today() - 36;
        _refuse(a, abi.encodeWithSelector(Appraisals.AppraisalTooOld.selector, today() - 36, today() - 35));
        a.day = today() - 35;
        appraisals.submit(a, signed(a, appraiserKey[0]));
    }

    function test_refusesNoValueAndNoTitle() public {
        Appraisals.Appraisal memory a = _appraisal();
        a.value = 0;
        _refuse(a, abi.encodeWithSelector(Appraisals.ValueMissing.selector));
        a = _appraisal();
        a.titleId = 99;
        _refuse(a, abi.encodeWithSelector(Appraisals.TitleUnknown.selector, 99));
        releaseTitle(alice, id);
        _refuse(_appraisal(), abi.encodeWithSelector(Appraisals.TitleUnknown.selector, id));
    }

    function test_refusesWrongKeysAndMalformedSignatures() public {
        Appraisals.Appraisal memory a = _appraisal();
        bytes memory signature = signed(a, aliceKey);
        vm.expectRevert(abi.encodeWithSelector(Appraisals.UnknownAppraiser.selector, alice));
        appraisals.submit(a, signature);
        bytes[] memory bad = Typed.malformed(signed(a, appraiserKey[0]));
        for (uint256 i; i < bad.length; ++i) {
            vm.expectRevert(Signatures.InvalidSignature.selector);
            appraisals.submit(a, bad[i]);
        }
    }

    function testFuzz_refusesAChangedAppraisal(uint256 field) public {
        uint256 other = newTitle(alice);
        Appraisals.Appraisal memory a = _appraisal();
        bytes memory signature = signed(a, appraiserKey[0]);
        field %= 4;
        if (field == 0) a.titleId = other;
        if (field == 1) a.value += 1;
        if (field == 2) a.day -= 1;
        if (field == 3) a.number += 1;
        vm.expectPartialRevert(Appraisals.UnknownAppraiser.selector);
        appraisals.submit(a, signature);
    }

    function test_theHashIsWhatAppraisersSign() public view {
        Appraisals.Appraisal memory a = _appraisal();
        string memory definition = "Appraisal(uint256 titleId,uint72 value,uint24 day,uint32 number)";
        bytes32 wanted = Typed.digest("AID Appraisals", address(appraisals), definition, abi.encode(a));
        assertEq(appraisals.appraisalHash(a), wanted);
    }

    // --- the roster ---

    function test_theRosterIsKeptByItsRoles() public {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        appraisals.addAppraiser(alice);
        vm.expectRevert(refusal);
        appraisals.removeAppraiser(appraiser[0]);
        vm.stopPrank();
        bytes memory add = abi.encodeCall(appraisals.addAppraiser, (bob));
        asDelayed(rosterAdmin, address(appraisals), add, Roles.ROSTER_ADMIN_DELAY);
        assertTrue(appraisals.isAppraiser(bob));
        assertEq(appraisals.appraisers().length, 4);
        vm.startPrank(guardian);
        vm.expectEmit(address(appraisals));
        emit Appraisals.AppraiserRemoved(appraiser[0]);
        appraisals.removeAppraiser(appraiser[0]);
        address[3] memory left = [bob, appraiser[1], appraiser[2]];
        for (uint256 i; i < 3; ++i) {
            assertEq(appraisals.appraisers()[i], left[i]);
        }
        assertFalse(appraisals.isAppraiser(appraiser[0]));
        vm.expectRevert(abi.encodeWithSelector(Appraisals.UnknownAppraiser.selector, appraiser[0]));
        appraisals.removeAppraiser(appraiser[0]);
    }

    function test_nobodyIsListedTwiceAndTheRosterIsShort() public {
        vm.startPrank(address(manager));
        appraisals.setAuthority(address(this));
        vm.stopPrank();
        vm.expectRevert(Appraisals.ZeroAddress.selector);
        appraisals.addAppraiser(address(0));
        vm.expectRevert(abi.encodeWithSelector(Appraisals.AppraiserListed.selector, appraiser[2]));
        appraisals.addAppraiser(appraiser[2]);
        for (uint160 i = 4; i <= 16; ++i) {
            vm.expectEmit(address(appraisals));
            emit Appraisals.AppraiserAdded(address(i));
            appraisals.addAppraiser(address(i));
        }
        vm.expectRevert(abi.encodeWithSelector(Appraisals.AppraisersFull.selector, 16));
        appraisals.addAppraiser(address(17));
        assertEq(appraisals.appraisers().length, 16);
    }

    /// @dev The authority of the test above: everybody may do everything.
    function canCall(address, address, bytes4) external pure returns (bool, uint32) {
        return (true, 0);
    }

    function _appraisal() private view returns (Appraisals.Appraisal memory) {
        return Appraisals.Appraisal(id, 500_000e6, today(), 1);
    }

    function _refuse(Appraisals.Appraisal memory a, bytes memory refusal) private {
        bytes memory signature = signed(a, appraiserKey[0]);
        vm.expectRevert(refusal);
        appraisals.submit(a, signature);
    }
}
