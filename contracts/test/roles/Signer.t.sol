// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Attestations} from "../../src/Attestations.sol";
import {Roles} from "../base/Roles.sol";
import {RegisterRoleTest} from "./RegisterRoleTest.sol";

/// @notice The worst signer of statements: vouches for anything.
contract SignerTest is RegisterRoleTest {
    function test_canCallNothing() public {
        assertCannotCall(signer[0], new bytes4[](0));
        assertCannotCallTitles(signer[0], new bytes4[](0));
        assertCannotKeepRosters(signer[0]);
    }

    /// @dev It takes up a number and a period; the next honest statement follows, and the guardian ends the false one.
    function test_itsStatementIsEndedAndFollowed() public {
        Attestations.Kind kind = Attestations.Kind.Auditor;
        Attestations.Statement memory s = statementOf(kind, 0);
        s.periodEnd = today();
        s.expiry = uint40(block.timestamp + 400 days);
        attest(s);
        vm.prank(guardian);
        attestations.removeSigner(kind, signer[0]);
        assertTrue(attestations.isOverdue(kind, 0));
        bytes memory add = abi.encodeCall(attestations.addSigner, (kind, signer[1]));
        asDelayed(rosterAdmin, address(attestations), add, Roles.ROSTER_ADMIN_DELAY);
        s = statementOf(kind, 0);
        attestations.submit(s, signed(s, signerKey[1]));
        assertFalse(attestations.isOverdue(kind, 0));
    }

    function test_oneCapacityIsNotAnother() public {
        Attestations.Statement memory s = statementOf(Attestations.Kind.BillCustodian, 0);
        bytes memory signature = signed(s, signerKey[0]);
        vm.expectPartialRevert(Attestations.UnknownSigner.selector);
        attestations.submit(s, signature);
    }
}

/// @notice The worst roster admin, as far as statements go: signers of its own, after two days in the open.
contract RosterAdminOfSignersTest is RegisterRoleTest {
    function test_waitsAndIsStoppedByTheGuardian() public {
        bytes memory add = abi.encodeCall(attestations.addSigner, (Attestations.Kind.Auditor, bob));
        vm.prank(rosterAdmin);
        manager.schedule(address(attestations), add, 0);
        vm.prank(guardian);
        manager.cancel(rosterAdmin, address(attestations), add);
        pass(Roles.ROSTER_ADMIN_DELAY);
        vm.prank(rosterAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        manager.execute(address(attestations), add);
        assertFalse(attestations.isSigner(Attestations.Kind.Auditor, bob));
    }
}

/// @notice The worst guardian, as far as statements go: empties the roster, which shows at once.
contract GuardianOfSignersTest is RegisterRoleTest {
    function test_emptyingTheRosterShowsAndStopsNothing() public {
        attest(statementOf(Attestations.Kind.Auditor, 0));
        vm.prank(guardian);
        attestations.removeSigner(Attestations.Kind.Auditor, signer[0]);
        assertTrue(attestations.isOverdue(Attestations.Kind.Auditor, 0));
        assertTitlesMove();
        assertUsersCanDoEverything();
    }

    function test_addsNobody() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian));
        vm.prank(guardian);
        attestations.addSigner(Attestations.Kind.Auditor, guardian);
    }
}
