// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Deal} from "../../src/Deal.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealFixture} from "../base/DealFixture.sol";
import {Fixture} from "../base/Fixture.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice Two deals in use, alice and bob being juniors of both: one is lent, holds a title, and has paid its first
/// instalment, of which nobody has claimed anything; the other one raises.
abstract contract DealRoleTest is RoleTest, DealFixture {
    Deal internal lent;
    JuniorToken internal lentToken;
    Deal internal open;
    JuniorToken internal openToken;

    function setUp() public virtual override(RoleTest, DealFixture) {
        super.setUp();
        lent = newDeal();
        lentToken = tokenOf(lent);
        vm.prank(bob);
        lentToken.transfer(alice, 45_000e6);
        payNext(lent);
        open = raising(termsOf(newTitle(borrower)));
        openToken = tokenOf(open);
        commit(open, alice, 30_000e6);
        commit(open, bob, 10_000e6);
    }

    function _deployMore() internal override(Fixture, DealFixture) {
        super._deployMore();
    }

    /// @dev What the lent deal is and holds.
    function lentState() internal view returns (bytes memory) {
        (Deal.Purse memory p, uint256 unapplied) = lent.purse();
        return abi.encode(
            lent.termsHash(),
            lent.stage(),
            lent.debtor(),
            p,
            unapplied,
            lent.loan(today()),
            titles.ownerOf(lent.terms().titleId),
            lentToken.balanceOf(alice),
            lentToken.claimable(alice),
            lentToken.claimable(bob)
        );
    }

    /// @dev Give tokens away and claim, in a state that is thrown away.
    function assertJuniorsAreFree() internal {
        uint256 state = vm.snapshotState();
        address friend = makeAddr("friend");
        vm.prank(alice);
        openToken.transfer(friend, 30_000e6);
        vm.prank(bob);
        lentToken.transfer(friend, 15_000e6);
        uint256 expected = lentToken.claimable(alice) + lentToken.claimable(bob);
        assertGt(expected, 1e6);
        vm.prank(alice);
        lentToken.claim(friend);
        vm.prank(bob);
        lentToken.claim(friend);
        assertEq(usdc.balanceOf(friend), expected);
        vm.revertToState(state);
    }

    /// @dev The borrower pays, and falls behind; the title is sold. In a state that is thrown away.
    function assertLentGoesOn() internal {
        uint256 state = vm.snapshotState();
        payNext(lent);
        assertStage(lent, Stage.Active);
        defaulted(lent);
        pass(30 days);
        lent.liquidate();
        buy(carol, lent);
        assertStage(lent, Stage.Closed);
        assertEq(titles.ownerOf(lent.terms().titleId), carol);
        vm.revertToState(state);
    }

    /// @dev Of the deal that raised, every cent.
    function assertJuniorsGetTheirMoneyBack() internal {
        assertStage(open, Stage.Cancelled);
        address friend = makeAddr("friend");
        vm.prank(alice);
        openToken.refund(friend);
        vm.prank(bob);
        openToken.refund(friend);
        assertEq(usdc.balanceOf(friend), 40_000e6);
        assertEq(usdc.balanceOf(address(open)), 0);
    }

    function assertCannotCallFactory(address who, bytes4[] memory own) internal {
        bytes[5] memory calls = [
            abi.encodeCall(factory.approve, (address(open), open.termsHash())),
            abi.encodeCall(factory.decline, (address(open))),
            abi.encodeCall(factory.cancel, (address(open))),
            abi.encodeCall(factory.pause, ()),
            abi.encodeCall(factory.unpause, ())
        ];
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, who);
        for (uint256 i; i < calls.length; ++i) {
            bool isOwn;
            for (uint256 j; j < own.length; ++j) {
                if (bytes4(calls[i]) == own[j]) isOwn = true;
            }
            if (isOwn) continue;
            vm.prank(who);
            (bool ok, bytes memory result) = address(factory).call(calls[i]);
            assertFalse(ok, "called what another role is for");
            assertEq(result, refusal);
        }
        assertHasNoHandInDeals(who);
    }

    /// @dev Nor by what only the deal, its token, its factory, the auction and those it owes call.
    function assertHasNoHandInDeals(address who) internal {
        bytes memory before = lentState();
        bytes[12] memory ofDeal = [
            abi.encodeCall(lent.initialise, (9, lent.terms(), lent.token())),
            abi.encodeCall(lent.onApproved, ()),
            abi.encodeCall(lent.onCancelled, ()),
            abi.encodeCall(lent.payJunior, (who, 1)),
            abi.encodeCall(lent.refundJunior, (who, 1)),
            abi.encodeCall(lent.onSold, (who, 0)),
            abi.encodeCall(lent.draw, (address(0), 0)),
            abi.encodeCall(lent.takeUnapplied, (who)),
            abi.encodeCall(lent.withdrawServicing, (who)),
            abi.encodeCall(lent.withdrawSurplus, (who)),
            abi.encodeCall(lent.acceptHandOver, ()),
            abi.encodeCall(lent.returnStray, (lent.terms().titleId))
        ];
        for (uint256 i; i < ofDeal.length; ++i) {
            _assertRefused(who, address(lent), ofDeal[i]);
        }
        bytes[6] memory ofToken = [
            abi.encodeCall(lentToken.mint, (who, 1)),
            abi.encodeCall(lentToken.distribute, (1)),
            abi.encodeCall(lentToken.initialise, (who, 1)),
            abi.encodeCall(lentToken.transferFrom, (alice, who, 1)),
            abi.encodeCall(lentToken.claim, (who)),
            abi.encodeCall(lentToken.refund, (who))
        ];
        for (uint256 i; i < ofToken.length; ++i) {
            _assertRefused(who, address(lentToken), ofToken[i]);
        }
        _assertRefused(who, address(auction), abi.encodeCall(auction.start, (1)));
        _assertRefused(who, address(auction), abi.encodeCall(auction.stop, ()));
        assertEq(lentState(), before);
    }

    function _assertRefused(address who, address target, bytes memory data) private {
        vm.prank(who);
        (bool ok,) = target.call(data);
        assertFalse(ok, vm.toString(data));
    }
}
