// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Breach} from "../../src/DealBooks.sol";
import {WorstDealFixture} from "../base/WorstDealFixture.sol";

/// @notice A loss from its first second to its last: bob and carol hold the same, bob leaves by the queue, carol stays.
contract SharedLossTest is WorstDealFixture {
    uint256 private constant LIFE = 8;

    function _stayer() internal view override returns (address) {
        return carol;
    }

    function setUp() public override {
        super.setUp();
        passTo(uint256(t.firstDueDay));
    }

    /// @dev Whenever bob is served, he is paid what carol's same shares are worth at that moment, and she has no less
    /// afterwards: the two differ by rounding.
    function testFuzz_leaverAndStayerShareInProportion(uint256 moment, uint256 part, uint256 time) public {
        uint256 shares = bound(part, 1e12, staked.balanceOf(bob));
        moment = bound(moment, 0, LIFE - 1);
        vm.prank(bob);
        staked.requestRedeem(shares, bob, bob);
        _go(moment, time);
        uint256 stays = _worth(carol, shares);
        uint256 price = staked.exitPrice();
        (, uint256 paid) = staked.process(type(uint256).max);
        assertApproxEqAbs(paid, stays, 2 + shares / E18, "leaver and stayer");
        assertApproxEqAbs(staked.exitPrice(), price, 1, "leaving moved the price");
    }

    /// @dev Who leaves before anything can be seen is paid the price of that moment, and not what will be known later; of
    /// a loss that then comes, those who stay bear all.
    function testFuzz_leavingBeforeTakesThePriceOfThatMoment(uint256 moment, uint256 time) public {
        uint256 shares = staked.balanceOf(bob);
        vm.prank(bob);
        staked.requestRedeem(shares, bob, bob);
        uint256 state = vm.snapshotState();
        pass(7 days);
        uint256 price = staked.exitPrice();
        (, uint256 early) = staked.process(type(uint256).max);
        assertLe(early, shares * (price + 1) / E18, "no more than that price");
        vm.revertToState(state);
        _go(bound(moment, 1, 5), time);
        (, uint256 late) = staked.process(type(uint256).max);
        assertLe(late, early, "a loss made leaving worth more");
    }

    /// @dev One loss, moment by moment: late, a breach, a default, an auction half-way and over, sold, realised, recovered.
    function _go(uint256 moment, uint256 time) private {
        pass(8 days);
        if (moment == 0) pass(bound(time, 0, 100 days));
        if (moment == 0) return;
        _appraise(250_000e6);
        d.openBreach(Breach.Telemetry);
        if (moment == 1) return;
        pass(14 days);
        d.declareDefault();
        if (moment == 2) return;
        if (moment == 6) return _realise();
        vm.prank(underwriter);
        d.liquidate();
        if (moment == 3) return pass(bound(time, 0, 7 days));
        if (moment == 4) return pass(8 days);
        pass(6 days);
        buy(alice, d);
        if (moment == 5) return;
        payFrom(alice, d, 40_000e6);
        pass(1 days);
        treasury.recognise();
        pass(bound(time, 0, 10 days));
    }

    function _realise() private {
        pass(360 days);
        d.realiseImpairment();
    }

    function _appraise(uint256 value) private {
        appraise(t.titleId, 0, value);
        appraise(t.titleId, 1, value);
    }

    function _worth(address who, uint256 shares) private view returns (uint256) {
        assertGe(staked.balanceOf(who), shares);
        return shares * staked.exitPrice() / E18;
    }
}
