// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {TitleRegister} from "../../src/TitleRegister.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {Roles} from "../base/Roles.sol";
import {TitleRoleTest} from "./TitleRoleTest.sol";

/// @notice The worst roster admin: puts its own bailee on the roster.
contract RosterAdminTest is TitleRoleTest {
    address private crony;
    uint256 private cronyKey;
    bytes private addCrony;

    function setUp() public override {
        super.setUp();
        (crony, cronyKey) = makeAddrAndKey("crony");
        addCrony = abi.encodeCall(titles.addBailee, (crony));
    }

    function test_canCallNothingElse() public {
        assertCannotCall(rosterAdmin, new bytes4[](0));
        bytes4[] memory own = new bytes4[](1);
        own[0] = titles.addBailee.selector;
        assertCannotCallTitles(rosterAdmin, own);
    }

    function test_waitsAndIsStoppedByTheGuardian() public {
        vm.startPrank(rosterAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        titles.addBailee(crony);
        manager.schedule(address(titles), addCrony, 0);
        pass(Roles.ROSTER_ADMIN_DELAY - 1);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotReady.selector);
        titles.addBailee(crony);
        vm.stopPrank();
        vm.prank(guardian);
        manager.cancel(rosterAdmin, address(titles), addCrony);
        pass(1);
        vm.prank(rosterAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        titles.addBailee(crony);
    }

    /// @dev Its bailee says nothing of titles in other hands, and nothing without the registrar.
    function test_itsBaileeRecordsNothingAndIsRemovedAtOnce() public {
        asDelayed(rosterAdmin, address(titles), addCrony, Roles.ROSTER_ADMIN_DELAY);
        TitleFacts.Claim memory s = claimOf(inDeal);
        bytes memory signature = signed(s, cronyKey);
        vm.prank(registrar);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.NotBaileeOfTitle.selector, crony, bailee));
        titles.recordClaim(s, signature);
        assertCannotCallTitles(crony, new bytes4[](0));
        vm.prank(guardian);
        titles.removeBailee(crony);
        assertFalse(titles.isBailee(crony));
        assertTitlesMove();
    }
}

/// @notice The worst guardian, as far as titles go: empties the roster of bailees.
contract GuardianOfTitlesTest is TitleRoleTest {
    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](1);
        own[0] = titles.removeBailee.selector;
        assertCannotCallTitles(guardian, own);
    }

    function test_emptyingTheRosterMovesNothingAndStopsNoDeal() public {
        vm.prank(guardian);
        titles.removeBailee(bailee);
        assertTitlesUnmoved();
        assertTitlesMove();
    }
}
