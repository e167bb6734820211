// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Roles} from "../base/Roles.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice The worst guardian: stops minting for ever, empties the roster, cancels everything.
contract GuardianTest is RoleTest {
    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](2);
        (own[0], own[1]) = (Issuer.pause.selector, Identity.removeAttestor.selector);
        assertCannotCall(guardian, own);
    }

    function test_stopsMintingAndNothingElse() public {
        Holdings memory before = holdings();
        vm.prank(guardian);
        issuer.pause();
        fund(bob, E6);
        vm.startPrank(bob);
        usdc.approve(address(issuer), E6);
        vm.expectRevert(Issuer.MintPaused.selector);
        issuer.mint(E6, bob);
        usdc.approve(address(router), E6);
        vm.expectRevert(Issuer.MintPaused.selector);
        router.mint(E6, bob, noPermit());
        vm.stopPrank();
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    function test_emptyingTheRosterUnverifiesNobody() public {
        vm.prank(guardian);
        identity.removeAttestor(attestor);
        assertTrue(identity.isVerified(alice));
        assertUsersCanDoEverything();
    }

    function test_cancelsWhatTheGovernorAndTheAttestorAdminSchedule() public {
        bytes memory caps = abi.encodeCall(Issuer.setCaps, (1, 1));
        bytes memory add = abi.encodeCall(Identity.addAttestor, (bob));
        vm.prank(governance);
        manager.schedule(address(issuer), caps, 0);
        vm.prank(attestorAdmin);
        manager.schedule(address(identity), add, 0);
        vm.startPrank(guardian);
        manager.cancel(governance, address(issuer), caps);
        manager.cancel(attestorAdmin, address(identity), add);
        vm.stopPrank();
        pass(Roles.GOVERNOR_DELAY);
        vm.prank(governance);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        issuer.setCaps(1, 1);
        vm.prank(attestorAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        identity.addAttestor(bob);
    }

    /// @dev A pause can be held for as long as there is a guardian who wants it: minting stays closed, redeeming open.
    function test_holdsAPauseByCancellingItsEnd() public {
        bytes memory unpause = abi.encodeCall(Issuer.unpause, ());
        vm.prank(guardian);
        issuer.pause();
        vm.prank(governance);
        manager.schedule(address(issuer), unpause, 0);
        vm.prank(guardian);
        manager.cancel(governance, address(issuer), unpause);
        pass(Roles.GOVERNOR_DELAY);
        vm.prank(governance);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        issuer.unpause();
        assertTrue(issuer.paused());
        assertUsersCanDoEverything();
    }

    /// @dev The way out of a guardian gone bad: its own removal cannot be cancelled by it.
    function test_cannotCancelItsOwnRemoval() public {
        bytes memory remove = abi.encodeCall(IAccessManager.revokeRole, (Roles.GUARDIAN, guardian));
        vm.prank(governance);
        manager.schedule(address(manager), remove, 0);
        vm.prank(guardian);
        vm.expectPartialRevert(IAccessManager.AccessManagerUnauthorizedCancel.selector);
        manager.cancel(governance, address(manager), remove);
        pass(Roles.ADMIN_DELAY);
        vm.prank(governance);
        manager.execute(address(manager), remove);
        vm.prank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian));
        issuer.pause();
    }

    function test_cannotGiveItselfMore() public {
        vm.startPrank(guardian);
        vm.expectPartialRevert(IAccessManager.AccessManagerUnauthorizedAccount.selector);
        manager.grantRole(Roles.TREASURER, guardian, 0);
        vm.expectPartialRevert(IAccessManager.AccessManagerUnauthorizedAccount.selector);
        manager.setTargetClosed(address(issuer), true);
        vm.stopPrank();
    }
}
