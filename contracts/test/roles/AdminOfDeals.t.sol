// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Roles} from "../base/Roles.sol";
import {OpenAuthority} from "../mocks/OpenAuthority.sol";
import {DealRoleTest} from "./DealRoleTest.sol";

/// @notice The worst admin, as far as deals go: after its seven days the factory answers to another authority.
contract AdminOfDealsTest is DealRoleTest {
    /// @dev One that answers nothing: no deal is approved or cancelled any more, and everything else goes on, the sale of a
    /// title thirty days after a default included.
    function test_anAuthorityThatAnswersNothingStopsNoDeal() public {
        _hand(address(vault));
        assertJuniorsAreFree();
        assertLentGoesOn();
        vm.prank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, underwriter));
        factory.decline(address(open));
        pass(8 days);
        open.closeRaise();
        assertStage(open, Stage.Funded);
    }

    /// @dev One that allows everything makes anybody the underwriter, and no more than that: nothing is taken from who
    /// pays, and after a default the machines go for no less than 60 % of their value, which is owed.
    function test_anAuthorityThatAllowsEverythingMakesUnderwriters() public {
        _hand(address(new OpenAuthority()));
        bytes memory before = lentState();
        vm.startPrank(carol);
        vm.expectPartialRevert(DealBase.WrongStage.selector);
        lent.liquidate();
        vm.expectPartialRevert(DealBase.WrongStage.selector);
        lent.offerHandOver(carol, 1, uint40(block.timestamp));
        vm.stopPrank();
        assertEq(lentState(), before, "a deal that is paid");
        assertJuniorsAreFree();
        verify(carol);
        defaulted(lent);
        vm.startPrank(carol);
        lent.offerHandOver(carol, 1e6, uint40(block.timestamp));
        vm.expectPartialRevert(DealWorkout.HandOverOutOfBounds.selector);
        lent.acceptHandOver();
        vm.stopPrank();
    }

    function _hand(address authority) private {
        bytes memory data = abi.encodeCall(manager.updateAuthority, (address(factory), authority));
        vm.prank(governance);
        manager.schedule(address(manager), data, 0);
        pass(Roles.ADMIN_DELAY - 1);
        vm.prank(governance);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotReady.selector);
        manager.execute(address(manager), data);
        pass(1);
        vm.prank(governance);
        manager.execute(address(manager), data);
        assertEq(factory.authority(), authority);
    }
}
