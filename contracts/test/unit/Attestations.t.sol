// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Attestations} from "../../src/Attestations.sol";
import {Signatures} from "../../src/libraries/Signatures.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";
import {Roles} from "../base/Roles.sol";
import {Typed} from "../base/Typed.sol";

/// @notice Statements of those who vouch, and what is overdue.
contract AttestationsTest is RegisterFixture {
    Attestations.Kind private constant AUDITOR = Attestations.Kind.Auditor;
    Attestations.Kind private constant CUSTODIAN = Attestations.Kind.BillCustodian;
    Attestations.Kind private constant BAILEE = Attestations.Kind.Bailee;

    function test_anyoneSubmitsWhatASignerSigned() public {
        Attestations.Statement memory s = statementOf(BAILEE, 7);
        bytes memory signature = signed(s, signerKey[2]);
        vm.expectEmit(address(attestations));
        emit Attestations.Attested(BAILEE, 7, signer[2], 1, s.periodStart, s.periodEnd, s.expiry, "document");
        vm.prank(bob);
        attestations.submit(s, signature);
        Attestations.Record memory r = attestations.recordOf(BAILEE, 7);
        assertEq(r.signer, signer[2]);
        assertEq(r.number, 1);
        assertEq(r.periodStart, s.periodStart);
        assertEq(r.periodEnd, s.periodEnd);
        assertEq(r.expiry, s.expiry);
        assertEq(r.document, "document");
    }

    function test_isOverdueBeforeTheFirstAndAfterTheLastEnds() public {
        for (uint256 kind; kind < 3; ++kind) {
            uint96 subject = kind == 2 ? 7 : 0;
            assertTrue(attestations.isOverdue(Attestations.Kind(kind), subject));
            attest(statementOf(Attestations.Kind(kind), subject));
            assertFalse(attestations.isOverdue(Attestations.Kind(kind), subject));
        }
        assertTrue(attestations.isOverdue(BAILEE, 8), "another title");
        vm.warp(block.timestamp + 90 days - 1);
        assertFalse(attestations.isOverdue(AUDITOR, 0));
        vm.warp(block.timestamp + 1);
        assertTrue(attestations.isOverdue(AUDITOR, 0));
        attest(statementOf(AUDITOR, 0));
        assertFalse(attestations.isOverdue(AUDITOR, 0));
        assertTrue(attestations.isOverdue(CUSTODIAN, 0));
    }

    function test_isOverdueOnceItsSignerHasLeft() public {
        attest(statementOf(AUDITOR, 0));
        vm.prank(guardian);
        attestations.removeSigner(AUDITOR, signer[0]);
        assertTrue(attestations.isOverdue(AUDITOR, 0));
    }

    function test_statementsCountOnceAndInOrder() public {
        Attestations.Statement memory s = statementOf(AUDITOR, 0);
        bytes4 wrong = Attestations.AttestationNumberWrong.selector;
        s.number = 2;
        _refuse(s, abi.encodeWithSelector(wrong, 2, 1));
        s.number = 1;
        bytes memory signature = signed(s, signerKey[0]);
        attestations.submit(s, signature);
        vm.expectRevert(abi.encodeWithSelector(wrong, 1, 2));
        attestations.submit(s, signature);
        s.number = 2;
        s.periodEnd -= 1;
        _refuse(s, abi.encodeWithSelector(Attestations.PeriodOutdated.selector, s.periodEnd, s.periodEnd + 1));
        s.periodEnd += 1;
        s.document = "corrected";
        attest(s);
        assertEq(attestations.recordOf(AUDITOR, 0).document, "corrected");
    }

    function test_refusesPeriodsThatMakeNoSense() public {
        Attestations.Statement memory s = statementOf(AUDITOR, 0);
        s.periodStart = s.periodEnd + 1;
        _refuse(s, abi.encodeWithSelector(Attestations.PeriodInvalid.selector, s.periodStart, s.periodEnd));
        s.periodStart = today() + 1;
        s.periodEnd = today() + 1;
        _refuse(s, abi.encodeWithSelector(Attestations.PeriodInFuture.selector, today() + 1, today()));
        s.periodStart = today();
        s.periodEnd = today();
        attest(s);
    }

    function test_refusesWhatHasExpiredOrNeverWould() public {
        Attestations.Statement memory s = statementOf(AUDITOR, 0);
        s.expiry = uint40(block.timestamp);
        bytes4 expired = Attestations.AttestationExpired.selector;
        _refuse(s, abi.encodeWithSelector(expired, block.timestamp, block.timestamp));
        uint256 latest = (uint256(s.periodEnd) + 1) * 1 days + 400 days;
        s.expiry = uint40(latest + 1);
        _refuse(s, abi.encodeWithSelector(Attestations.AttestationTooLong.selector, latest + 1, latest));
        s.expiry = uint40(latest);
        attest(s);
    }

    function test_aBaileeSpeaksOfATitleAndTheOthersOfTheWhole() public {
        Attestations.Statement memory s = statementOf(BAILEE, 0);
        _refuse(s, abi.encodeWithSelector(Attestations.SubjectInvalid.selector, BAILEE, 0));
        s = statementOf(AUDITOR, 7);
        _refuse(s, abi.encodeWithSelector(Attestations.SubjectInvalid.selector, AUDITOR, 7));
        s = statementOf(CUSTODIAN, 7);
        _refuse(s, abi.encodeWithSelector(Attestations.SubjectInvalid.selector, CUSTODIAN, 7));
    }

    function test_refusesNoDocument() public {
        Attestations.Statement memory s = statementOf(AUDITOR, 0);
        s.document = 0;
        _refuse(s, abi.encodeWithSelector(Attestations.DocumentMissing.selector));
    }

    function test_refusesOtherKeysAndMalformedSignatures() public {
        Attestations.Statement memory s = statementOf(AUDITOR, 0);
        bytes memory signature = signed(s, signerKey[1]);
        vm.expectRevert(abi.encodeWithSelector(Attestations.UnknownSigner.selector, AUDITOR, signer[1]));
        attestations.submit(s, signature);
        bytes[] memory bad = Typed.malformed(signed(s, signerKey[0]));
        for (uint256 i; i < bad.length; ++i) {
            vm.expectRevert(Signatures.InvalidSignature.selector);
            attestations.submit(s, bad[i]);
        }
    }

    function testFuzz_refusesAChangedStatement(uint256 field) public {
        Attestations.Statement memory s = statementOf(BAILEE, 7);
        bytes memory signature = signed(s, signerKey[2]);
        field %= 6;
        if (field == 0) (s.kind, s.subject) = (AUDITOR, 0);
        if (field == 1) s.subject = 8;
        if (field == 2) s.periodStart -= 1;
        if (field == 3) s.periodEnd -= 1;
        if (field == 4) s.expiry -= 1;
        if (field == 5) s.document = "other";
        vm.expectPartialRevert(Attestations.UnknownSigner.selector);
        attestations.submit(s, signature);
    }

    function test_theHashIsWhatSignersSign() public view {
        Attestations.Statement memory s = statementOf(BAILEE, 7);
        string memory definition =
            "Statement(uint8 kind,uint96 subject,uint32 number,uint24 periodStart,uint24 periodEnd,uint40 expiry,bytes32 document)";
        bytes32 wanted = Typed.digest("AID Attestations", address(attestations), definition, abi.encode(s));
        assertEq(attestations.statementHash(s), wanted);
    }

    function test_theRosterIsKeptByItsRoles() public {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        attestations.addSigner(AUDITOR, alice);
        vm.expectRevert(refusal);
        attestations.removeSigner(AUDITOR, signer[0]);
        vm.stopPrank();
        vm.startPrank(rosterAdmin);
        manager.schedule(address(attestations), abi.encodeCall(attestations.addSigner, (AUDITOR, address(0))), 0);
        manager.schedule(address(attestations), abi.encodeCall(attestations.addSigner, (AUDITOR, bob)), 0);
        pass(Roles.ROSTER_ADMIN_DELAY);
        vm.expectRevert(Attestations.ZeroAddress.selector);
        attestations.addSigner(AUDITOR, address(0));
        vm.expectEmit(address(attestations));
        emit Attestations.SignerAdded(AUDITOR, bob);
        attestations.addSigner(AUDITOR, bob);
        vm.stopPrank();
        assertTrue(attestations.isSigner(AUDITOR, bob));
        assertFalse(attestations.isSigner(CUSTODIAN, bob), "in one capacity only");
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(Attestations.UnknownSigner.selector, CUSTODIAN, bob));
        attestations.removeSigner(CUSTODIAN, bob);
        vm.expectEmit(address(attestations));
        emit Attestations.SignerRemoved(AUDITOR, bob);
        attestations.removeSigner(AUDITOR, bob);
        assertFalse(attestations.isSigner(AUDITOR, bob));
    }

    function _refuse(Attestations.Statement memory s, bytes memory refusal) private {
        bytes memory signature = signed(s, signerKey[uint256(s.kind)]);
        vm.expectRevert(refusal);
        attestations.submit(s, signature);
    }
}
