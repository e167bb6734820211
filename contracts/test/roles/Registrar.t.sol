// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {TitleRegister} from "../../src/TitleRegister.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {TitleRoleTest} from "./TitleRoleTest.sol";

/// @notice The worst registrar: records what is not so, records nothing, and conspires with the bailee.
contract RegistrarTest is TitleRoleTest {
    function test_canCallNothingElse() public {
        assertCannotCall(registrar, new bytes4[](0));
        bytes4[] memory own = new bytes4[](5);
        (own[0], own[1], own[2]) = (titles.issue.selector, titles.update.selector, titles.insure.selector);
        (own[3], own[4]) = (titles.recordClaim.selector, titles.changeChassis.selector);
        assertCannotCallTitles(registrar, own);
    }

    /// @dev Not even with a key of its own in the bailee's place.
    function test_recordsNothingAlone() public {
        (address crony, uint256 cronyKey) = makeAddrAndKey("crony");
        TitleFacts.Issue memory s = issueTo(registrar);
        bytes memory signature = signed(s, cronyKey);
        vm.startPrank(registrar);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.NotBaileeOfTitle.selector, crony, bailee));
        titles.issue(s, signature);
        s.custody.bailee = crony;
        vm.stopPrank();
        signature = signed(s, cronyKey);
        TitleFacts.Update memory u = updateOf(inDeal);
        u.custody.bailee = crony;
        bytes memory update = signed(u, cronyKey);
        vm.startPrank(registrar);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.UnknownBailee.selector, crony));
        titles.issue(s, signature);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.UnknownBailee.selector, crony));
        titles.update(u, update);
        vm.stopPrank();
        assertTitlesUnmoved();
    }

    /// @dev What it keeps back is not recorded; titles move without it, and a statement kept too long ends.
    function test_keepingStatementsBackStopsNoTitle() public {
        TitleFacts.Insure memory s = insureOf(inDeal);
        bytes memory signature = signed(s, baileeKey);
        assertTitlesMove();
        vm.warp(s.deadline + 1);
        vm.prank(registrar);
        vm.expectPartialRevert(TitleRegister.StatementExpired.selector);
        titles.insure(s, signature);
    }

    /// @dev Together they can say anything of the machines: that they are there is a matter of trust. They still move
    /// nothing, and money moves only by what others must do.
    function test_withTheBaileeItLiesAndMovesNothing() public {
        Holdings memory before = holdings();
        record(issueTo(registrar));
        TitleFacts.Update memory u = updateOf(inDeal);
        u.custody.reporter = registrar;
        record(u);
        TitleFacts.Insure memory i = insureOf(inDeal);
        i.insurance = TitleFacts.Insurance(0, 0, 0);
        record(i);
        record(claimOf(inDeal));
        record(changeOf(inDeal, serials(inDeal, 2), serials(800, 2)));
        assertHasNoHandInTitles(registrar);
        assertHasNoHandInTitles(bailee);
        assertTitlesMove();
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    /// @dev What makes the title worth: the machines' kind and number are for life.
    function test_modelAndNumberNeverChange() public {
        bytes memory hardware = abi.encode(titles.titleOf(inDeal).hardware);
        record(updateOf(inDeal));
        record(changeOf(inDeal, serials(inDeal, 2), serials(800, 2)));
        assertEq(abi.encode(titles.titleOf(inDeal).hardware), hardware);
    }
}

/// @notice The worst bailee: signs what is not so, and signs nothing.
contract BaileeTest is TitleRoleTest {
    function test_recordsNothingAlone() public {
        assertCannotCall(bailee, new bytes4[](0));
        assertCannotCallTitles(bailee, new bytes4[](0));
    }

    /// @dev Without its signature no machine leaves; the registrar can name another bailee of the roster, who then holds
    /// the machines and signs.
    function test_keepsMachinesUntilAnotherBaileeHoldsThem() public {
        (address other, uint256 otherKey) = makeAddrAndKey("other bailee");
        asDelayed(rosterAdmin, address(titles), abi.encodeCall(titles.addBailee, (other)), 2 days);
        assertTitlesMove();
        TitleFacts.Update memory u = updateOf(free);
        u.custody.bailee = other;
        bytes memory signature = signed(u, otherKey);
        vm.prank(registrar);
        titles.update(u, signature);
        TitleFacts.Release memory s = releaseOf(alice, free);
        signature = signed(s, otherKey);
        vm.prank(alice);
        titles.release(s, signature);
        assertFalse(titles.isTitled(free));
    }

    function test_isRemovedAtOnce() public {
        vm.prank(guardian);
        titles.removeBailee(bailee);
        TitleFacts.Release memory s = releaseOf(alice, free);
        bytes memory signature = signed(s, baileeKey);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(TitleRegister.UnknownBailee.selector, bailee));
        titles.release(s, signature);
        assertTitlesUnmoved();
        assertTitlesMove();
    }
}
