// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Roles} from "../base/Roles.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice The worst attestor admin: puts its own attestor on the roster, who verifies and revokes whom it likes.
contract AttestorAdminTest is RoleTest {
    address private crony;
    uint256 private cronyKey;
    bytes private addCrony;

    function setUp() public override {
        super.setUp();
        (crony, cronyKey) = makeAddrAndKey("crony");
        addCrony = abi.encodeCall(Identity.addAttestor, (crony));
    }

    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](1);
        own[0] = Identity.addAttestor.selector;
        assertCannotCall(attestorAdmin, own);
    }

    function test_waitsADay() public {
        vm.startPrank(attestorAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        identity.addAttestor(crony);
        manager.schedule(address(identity), addCrony, 0);
        pass(Roles.ATTESTOR_ADMIN_DELAY - 1);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotReady.selector);
        identity.addAttestor(crony);
        pass(1);
        identity.addAttestor(crony);
        vm.stopPrank();
        assertTrue(identity.isAttestor(crony));
    }

    /// @dev Not even its own.
    function test_removesNoAttestorAndVerifiesNobody() public {
        asDelayed(attestorAdmin, address(identity), addCrony, Roles.ATTESTOR_ADMIN_DELAY);
        vm.startPrank(attestorAdmin);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, attestorAdmin));
        identity.removeAttestor(crony);
        vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, attestorAdmin));
        identity.revoke(alice, 1, "malice");
        vm.stopPrank();
    }

    function test_theGuardianStopsItWithinTheDay() public {
        vm.prank(attestorAdmin);
        manager.schedule(address(identity), addCrony, 0);
        vm.prank(guardian);
        manager.cancel(attestorAdmin, address(identity), addCrony);
        pass(Roles.ATTESTOR_ADMIN_DELAY);
        vm.prank(attestorAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        identity.addAttestor(crony);
    }

    /// @dev Its attestor lets people redeem their own AID who should not, and keeps others from it, no more; the
    /// guardian ends that at once, and an honest attestor undoes it.
    function test_itsAttestorTouchesNoMoneyAndItsHarmIsUndone() public {
        asDelayed(attestorAdmin, address(identity), addCrony, Roles.ATTESTOR_ADMIN_DELAY);
        Holdings memory before = holdings();
        Identity.Voucher memory v = voucherFor(crony, 1);
        identity.submit(v, sign(v, cronyKey));
        vm.startPrank(crony);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        issuer.redeem(E18, crony);
        identity.revoke(alice, 1, "malice");
        vm.stopPrank();
        assertUntouched(before);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Issuer.NotVerified.selector, alice));
        issuer.redeem(E18, alice);

        vm.prank(guardian);
        identity.removeAttestor(crony);
        v = voucherFor(bob, 1);
        bytes memory signature = sign(v, cronyKey);
        vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, crony));
        identity.submit(v, signature);
        verify(alice);
        assertUsersCanDoEverything();
    }
}
