// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {Fixture} from "../base/Fixture.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice Two deals in use, alice and bob being juniors of both: one raises, one has drawn, holds a title and has paid
/// 1,000 dollars that were not claimed yet.
abstract contract DealRoleTest is RoleTest, FactoryFixture {
    DealDouble internal open;
    JuniorToken internal openToken;
    DealDouble internal drawn;
    JuniorToken internal drawnToken;

    function setUp() public virtual override(RoleTest, Fixture) {
        super.setUp();
        (open, openToken) = raising();
        (drawn, drawnToken) = raising();
        _commitBoth(open);
        _commitBoth(drawn);
        uint256 id = drawn.terms().titleId;
        vm.prank(borrower);
        titles.pledge(id, address(drawn));
        drawn.set(Stage.Active);
        distribute(drawn, 1_000e6);
    }

    function _deployMore() internal override(Fixture, FactoryFixture) {
        super._deployMore();
    }

    function _commitBoth(DealDouble vehicle) private {
        commit(vehicle, alice, 30_720e6);
        commit(vehicle, bob, 10_240e6);
    }

    /// @dev Give tokens away and claim, in a state that is thrown away.
    function assertJuniorsAreFree() internal {
        uint256 state = vm.snapshotState();
        address friend = makeAddr("friend");
        vm.prank(alice);
        openToken.transfer(friend, 30_720e6);
        vm.startPrank(bob);
        drawnToken.transfer(friend, 10_240e6);
        assertEq(drawnToken.claim(friend), 250e6);
        vm.stopPrank();
        vm.prank(alice);
        assertEq(drawnToken.claim(friend), 750e6);
        assertEq(usdc.balanceOf(friend), 1_000e6);
        vm.revertToState(state);
    }

    /// @dev Of the deal that raises, once it is cancelled, every cent.
    function assertJuniorsGetTheirMoneyBack() internal {
        assertTrue(open.stage() == Stage.Cancelled);
        address friend = makeAddr("friend");
        vm.prank(alice);
        openToken.refund(friend);
        vm.prank(bob);
        openToken.refund(friend);
        assertEq(usdc.balanceOf(friend), 40_960e6);
        assertEq(usdc.balanceOf(address(open)), 0);
    }

    /// @dev Neither money nor titles nor stages of what has drawn; nor the terms of any.
    function assertDrawnUntouched() internal view {
        assertTrue(drawn.stage() == Stage.Active);
        assertEq(usdc.balanceOf(address(drawn)), 41_960e6);
        assertEq(titles.ownerOf(drawn.terms().titleId), address(drawn));
        assertEq(drawnToken.balanceOf(alice), 30_720e6);
        assertEq(drawnToken.claimable(alice), 750e6);
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

    /// @dev Nor by what only the deal, its token, its factory and the auction call of each other.
    function assertHasNoHandInDeals(address who) internal {
        bytes32 termsHash = drawn.termsHash();
        vm.startPrank(who);
        vm.expectRevert();
        drawn.onApproved();
        vm.expectRevert();
        drawn.onCancelled();
        vm.expectRevert();
        drawn.payJunior(who, 1);
        vm.expectRevert();
        drawn.refundJunior(who, 1);
        vm.expectRevert();
        drawn.onSold(who, 0);
        vm.expectRevert();
        drawnToken.mint(who, 1);
        vm.expectRevert();
        drawnToken.distribute(1);
        vm.expectRevert();
        drawnToken.initialise(who, 1);
        vm.expectRevert();
        drawnToken.transferFrom(alice, who, 1);
        vm.expectRevert();
        drawnToken.claim(who);
        vm.expectRevert();
        drawnToken.refund(who);
        vm.expectRevert();
        auction.start(1);
        vm.expectRevert();
        auction.stop();
        vm.stopPrank();
        assertEq(drawn.termsHash(), termsHash);
        assertDrawnUntouched();
    }
}
