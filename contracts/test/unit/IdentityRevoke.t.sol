// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Identity} from "../../src/Identity.sol";
import {Fixture} from "../base/Fixture.sol";
import {Roles} from "../base/Roles.sol";

contract IdentityRevokeTest is Fixture {
    function test_revokingEndsVerificationWithAReason() public {
        verify(alice);
        vm.expectEmit(address(identity));
        emit Identity.Revoked(alice, attestor, 5, "document expired");
        vm.prank(attestor);
        identity.revoke(alice, 5, "document expired");

        assertFalse(identity.isVerified(alice));
        Identity.Record memory r = identity.recordOf(alice);
        assertEq(r.number, 5);
        assertEq(r.expiry, 0);
        assertEq(r.tier, 0);
        assertEq(r.kind, 0);
    }

    function test_revokedVouchersNeverComeBackButANewOneCounts() public {
        Identity.Voucher memory held = voucherFor(alice, 5);
        bytes memory signature = sign(held, attestorKey);
        vm.prank(attestor);
        identity.revoke(alice, 5, "withdrawn before use");
        vm.expectRevert(abi.encodeWithSelector(Identity.VoucherOutdated.selector, 5, 5));
        identity.submit(held, signature);

        held.number = 6;
        identity.submit(held, sign(held, attestorKey));
        assertTrue(identity.isVerified(alice));
    }

    function test_revokesOneAccountOnly() public {
        verify(alice);
        verify(bob);
        vm.prank(attestor);
        identity.revoke(alice, 1, "reason");
        assertTrue(identity.isVerified(bob));
    }

    function test_needsAnAttestorAndAReason() public {
        vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, guardian));
        vm.prank(guardian);
        identity.revoke(alice, 1, "reason");
        vm.expectRevert(Identity.ReasonMissing.selector);
        vm.prank(attestor);
        identity.revoke(alice, 1, "");
    }

    function test_revokingNobodyIsRefused() public {
        vm.expectRevert(Identity.ZeroAddress.selector);
        vm.prank(attestor);
        identity.revoke(address(0), 1, "reason");
    }

    /// @dev A guardian in a hurry must notice a mistyped address.
    function test_onlyWhoIsOnTheRosterIsRemoved() public {
        address[2] memory strangers = [address(0), alice];
        vm.startPrank(guardian);
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, strangers[i]));
            identity.removeAttestor(strangers[i]);
        }
        identity.removeAttestor(attestor);
        vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, attestor));
        identity.removeAttestor(attestor);
    }

    function test_needsANumberInReach() public {
        Identity.Voucher memory v = voucherFor(alice, 9);
        identity.submit(v, sign(v, attestorKey));
        uint64 highest = 9 + identity.MAX_NUMBER_STEP();
        vm.startPrank(attestor);
        vm.expectRevert(abi.encodeWithSelector(Identity.VoucherOutdated.selector, 8, 9));
        identity.revoke(alice, 8, "reason");
        vm.expectRevert(abi.encodeWithSelector(Identity.VoucherNumberTooHigh.selector, highest + 1, highest));
        identity.revoke(alice, highest + 1, "reason");
        identity.revoke(alice, 9, "reason");
        assertFalse(identity.isVerified(alice));
        identity.revoke(alice, highest, "reason");
    }

    function test_theLastNumbersCanBeReached() public {
        // Nobody gets here step by step; the record (slot 4) is written as if somebody had.
        uint64 last = type(uint64).max - 1;
        bytes32 slot = keccak256(abi.encode(alice, uint256(4)));
        vm.store(address(identity), slot, bytes32(uint256(last)));
        assertEq(identity.recordOf(alice).number, last);
        vm.prank(attestor);
        identity.revoke(alice, type(uint64).max, "reason");
        assertEq(identity.recordOf(alice).number, type(uint64).max);
    }

    function test_rosterIsKeptByItsRoles() public {
        address other = makeAddr("other");
        bytes memory add = abi.encodeCall(Identity.addAttestor, (other));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        identity.addAttestor(other);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        identity.removeAttestor(attestor);

        asDelayed(attestorAdmin, address(identity), add, Roles.ATTESTOR_ADMIN_DELAY);
        assertTrue(identity.isAttestor(other));
        vm.expectEmit(address(identity));
        emit Identity.AttestorRemoved(other);
        vm.prank(guardian);
        identity.removeAttestor(other);
        assertFalse(identity.isAttestor(other));
    }

    function test_addingAnAttestorIsAnEventAndNeverZero() public {
        vm.startPrank(attestorAdmin);
        manager.schedule(address(identity), abi.encodeCall(Identity.addAttestor, (address(0))), 0);
        manager.schedule(address(identity), abi.encodeCall(Identity.addAttestor, (bob)), 0);
        pass(Roles.ATTESTOR_ADMIN_DELAY);
        vm.expectRevert(Identity.ZeroAddress.selector);
        identity.addAttestor(address(0));
        vm.expectEmit(address(identity));
        emit Identity.AttestorAdded(bob);
        identity.addAttestor(bob);
        vm.stopPrank();
    }

    function test_removingAnAttestorLeavesAccountsVerified() public {
        verify(alice);
        vm.prank(guardian);
        identity.removeAttestor(attestor);
        assertTrue(identity.isVerified(alice));
    }
}
