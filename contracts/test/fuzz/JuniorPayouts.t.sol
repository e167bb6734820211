// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {JuniorToken} from "../../src/JuniorToken.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {JuniorActions} from "../invariant/JuniorActions.sol";
import {DealDouble} from "../mocks/DealDouble.sol";

/// @notice Juniors' payouts against the naive model after every step of random histories, on two deals at once.
contract JuniorPayoutsFuzzTest is FactoryFixture {
    JuniorActions private actions;
    JuniorActions private others;

    function setUp() public override {
        super.setUp();
        actions = _actions();
        others = _actions();
    }

    function _actions() private returns (JuniorActions) {
        (DealDouble vehicle, JuniorToken token) = raising();
        return new JuniorActions(vehicle, token, usdc, address(this));
    }

    function testFuzz_everyHistoryIsThatOfTheModel(uint256 seed) public {
        for (uint256 i; i < 40; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            _act(random % 8 == 0 ? others : actions, random >> 8, i < 8);
            actions.check();
            others.check();
        }
        actions.claimAll();
        actions.check();
        others.claimAll();
        others.check();
    }

    /// @dev Before the first payout tokens are committed, given away and refunded.
    function _act(JuniorActions on, uint256 random, bool early) private {
        uint256 action = early ? random % 4 : random % 10;
        (uint256 a, uint256 b, uint256 c) = (random >> 8 & 0xffff, random >> 24 & 0xffff, random >> 40);
        if (action < 2) on.commit(a, c, b);
        else if (action == 2) on.transfer(a, b, c, c % 2 == 0);
        else if (action == 3) on.refund(a);
        else if (action < 7) on.distribute(c, b);
        else if (action == 7) on.claim(a);
        else if (action == 8) on.transferAll(a, b);
        else on.claimInVain();
    }

    /// @dev The most that a deal can be, shared by few tokens and by many.
    function testFuzz_payoutsOfAnySizeAreShared(uint64 usdc, uint64 supply, uint64 part) public {
        supply = uint64(bound(supply, 1, type(uint64).max));
        part = uint64(bound(part, 0, supply));
        (DealDouble vehicle, JuniorToken token) = raising();
        vm.startPrank(address(vehicle));
        token.mint(alice, part);
        token.mint(bob, supply - part);
        token.distribute(usdc);
        vm.stopPrank();
        uint256 all = uint256(usdc) << 64;
        assertEq(token.owedTo(alice) + token.owedTo(bob) + token.remainder(), all);
        assertLt(token.remainder(), supply);
        assertEq(token.owedTo(alice), all / supply * part);
        vm.prank(alice);
        token.transfer(bob, part);
        assertEq(token.owedTo(alice), all / supply * part);
        assertEq(token.owedTo(bob), all / supply * (supply - part));
    }
}
