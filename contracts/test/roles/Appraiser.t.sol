// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Appraisals} from "../../src/Appraisals.sol";
import {Roles} from "../base/Roles.sol";
import {RegisterRoleTest} from "./RegisterRoleTest.sol";

/// @notice The worst appraiser: values without measure.
contract AppraiserTest is RegisterRoleTest {
    function test_canCallNothing() public {
        assertCannotCall(appraiser[0], new bytes4[](0));
        assertCannotCallTitles(appraiser[0], new bytes4[](0));
        assertCannotKeepRosters(appraiser[0]);
    }

    /// @dev Against two honest ones it moves the value only between theirs.
    function testFuzz_alone_theValueStaysBetweenTheHonestOnes(uint256 value) public {
        Holdings memory before = holdings();
        appraise(inDeal, 0, bound(value, 1, type(uint72).max));
        assertGe(appraisals.valueOf(inDeal), 499_000e6);
        assertLe(appraisals.valueOf(inDeal), 550_000e6);
        assertTitlesUnmoved();
        assertUntouched(before);
    }

    /// @dev Its spread shows to every draw.
    function test_alone_itsSpreadStopsADraw() public {
        appraise(inDeal, 0, 10_000_000e6);
        (, uint256 lowest, uint256 highest,) = appraisals.freshOf(inDeal);
        assertGt(highest, lowest * 12 / 10);
    }

    function test_oneAmongTwoCannotRaiseTheValue() public {
        vm.prank(guardian);
        appraisals.removeAppraiser(appraiser[2]);
        appraise(inDeal, 0, type(uint72).max);
        assertEq(appraisals.valueOf(inDeal), 500_000e6);
    }

    /// @dev Two of three that conspire set the value; removing them at once restores it.
    function test_twoThatConspireAreUndoneByTheGuardian() public {
        appraise(inDeal, 0, 9_000_000e6);
        appraise(inDeal, 2, 9_000_000e6);
        assertEq(appraisals.valueOf(inDeal), 9_000_000e6);
        vm.startPrank(guardian);
        appraisals.removeAppraiser(appraiser[0]);
        appraisals.removeAppraiser(appraiser[2]);
        vm.stopPrank();
        assertEq(appraisals.valueOf(inDeal), 500_000e6);
        (uint256 count,,,) = appraisals.freshOf(inDeal);
        assertEq(count, 1, "too few for a draw");
    }

    function test_silenceIsNoHarmToTheValue() public {
        uint256 before = appraisals.valueOf(inDeal);
        pass(40 days);
        assertApproxEqRel(appraisals.valueOf(inDeal), before, 0.06e18);
        (uint256 count,,,) = appraisals.freshOf(inDeal);
        assertEq(count, 0);
    }
}

/// @notice The worst roster admin, as far as values go: appraisers of its own, after two days in the open.
contract RosterAdminOfAppraisersTest is RegisterRoleTest {
    function test_waitsAndIsStoppedByTheGuardian() public {
        bytes memory add = abi.encodeCall(appraisals.addAppraiser, (bob));
        vm.prank(rosterAdmin);
        manager.schedule(address(appraisals), add, 0);
        vm.prank(guardian);
        manager.cancel(rosterAdmin, address(appraisals), add);
        pass(Roles.ROSTER_ADMIN_DELAY);
        vm.prank(rosterAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        manager.execute(address(appraisals), add);
        assertFalse(appraisals.isAppraiser(bob));
    }

    /// @dev Four of its own outvote three until the guardian removes them.
    function test_itsAppraisersAreUndone() public {
        uint256 before = appraisals.valueOf(inDeal);
        for (uint256 i; i < 4; ++i) {
            (address crony, uint256 key) = makeAddrAndKey(string.concat("crony ", vm.toString(i)));
            bytes memory add = abi.encodeCall(appraisals.addAppraiser, (crony));
            asDelayed(rosterAdmin, address(appraisals), add, Roles.ROSTER_ADMIN_DELAY);
            Appraisals.Appraisal memory a = Appraisals.Appraisal(inDeal, 5_000_000e6, today(), 1);
            appraisals.submit(a, signed(a, key));
        }
        assertGt(appraisals.valueOf(inDeal), 4_900_000e6);
        vm.startPrank(guardian);
        for (uint256 i; i < 4; ++i) {
            appraisals.removeAppraiser(makeAddr(string.concat("crony ", vm.toString(i))));
        }
        vm.stopPrank();
        assertApproxEqRel(appraisals.valueOf(inDeal), before, 0.02e18);
        assertTitlesUnmoved();
    }
}

/// @notice The worst guardian, as far as values go: empties the roster.
contract GuardianOfAppraisersTest is RegisterRoleTest {
    function test_emptyingTheRosterMakesNothingWorthless() public {
        uint256 before = appraisals.valueOf(inDeal);
        vm.startPrank(guardian);
        for (uint256 i; i < 3; ++i) {
            appraisals.removeAppraiser(appraiser[i]);
        }
        vm.stopPrank();
        assertEq(appraisals.valueOf(inDeal), before);
        assertTitlesMove();
        assertUsersCanDoEverything();
    }

    function test_addsNobody() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian));
        vm.prank(guardian);
        appraisals.addAppraiser(guardian);
    }
}
