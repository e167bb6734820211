// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Breach} from "../../src/DealBooks.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {WorstDealFixture} from "../base/WorstDealFixture.sol";

/// @notice What anybody can do to tickets that are due: a fact that anyone may state (a default, a breach) lowers the exit
/// price, anyone may serve the queue at it, and the borrower may cure at once, all in one transaction. A ticket takes the
/// price of its service and may be cancelled for nothing until then: this is pinned here, not prevented.
contract DippedPriceTest is WorstDealFixture {
    function _stayer() internal view override returns (address) {
        return borrower;
    }

    function setUp() public override {
        super.setUp();
        fund(borrower, 100_000 * E6);
        vm.prank(borrower);
        usdc.approve(address(d), type(uint256).max);
    }

    /// @dev What the leaver gives up goes to all who stay, in proportion, the borrower among them; nothing else moves.
    function test_whatLeaversGiveUpGoesToAllWhoStay() public {
        _ask();
        _toTheEndOfGrace();
        uint256 state = vm.snapshotState();
        uint256 fair = _serve();
        _cure();
        uint256 price = staked.exitPrice();
        vm.revertToState(state);

        d.declareDefault();
        uint256 given = fair - _serve();
        _cure();
        uint256 gain = staked.exitPrice() - price;
        assertStage(d, Stage.Active);
        assertApproxEqRel(given, 36_250e18, 1e15, "in dollars");
        assertApproxEqAbs(gain * staked.totalSupply() / E18, given, 1e12, "all of it, and no more");
        uint256 ofBorrower = gain * staked.balanceOf(borrower) / E18;
        assertApproxEqAbs(ofBorrower, given / 3, 1e12, "the borrower's part of those who stay");
    }

    /// @dev At most what counts as lost, in the proportion of the shares that leave.
    function testFuzz_noMoreThanTheirPartOfTheImpairment(uint256 part) public {
        uint256 shares = bound(part, 1e12, staked.balanceOf(bob));
        vm.prank(bob);
        staked.requestRedeem(shares, bob, bob);
        _toTheEndOfGrace();
        uint256 worth = shares * staked.totalAssets() / staked.totalSupply();
        d.declareDefault();
        uint256 given = worth - _serve();
        assertLe(given, shares * treasury.POSITIONS().impairment() * E12 / (staked.totalSupply()) + 1e18);
        assertLe(given * 1e4 / worth, 1_250, "an eighth: half of a quarter");
    }

    function test_withoutLeaversNobodyGains() public {
        _toTheEndOfGrace();
        uint256 state = vm.snapshotState();
        _cure();
        uint256 price = staked.exitPrice();
        vm.revertToState(state);
        d.declareDefault();
        _cure();
        assertEq(staked.exitPrice(), price);
    }

    /// @dev Who cancels in time gives nothing up.
    function test_whoCancelsGivesNothingUp() public {
        _ask();
        _toTheEndOfGrace();
        d.declareDefault();
        vm.startPrank(bob);
        staked.cancelRedeemRequest(1, bob);
        staked.claimCancelRedeemRequest(1, bob, bob);
        vm.stopPrank();
        _cure();
        assertEq(staked.balanceOf(bob), 300_000e18);
        assertEq(staked.exitPrice(), staked.entryPrice());
    }

    /// @dev The price of entering knows no impairment: nobody buys the dip.
    function testFuzz_enteringInTheDipGainsNothing(uint256 amount) public {
        amount = bound(amount, 1, 1_000_000 * E6);
        _toTheEndOfGrace();
        d.declareDefault();
        uint256 shares = stakeAid(carol, amount);
        _cure();
        assertLe(shares * staked.exitPrice() / E18, amount * E12);
    }

    /// @dev A breach needs no lateness, only a silent reporter: its dip is a twentieth of the deal, less the juniors.
    function test_aBreachDipsByATwentieth() public {
        _ask();
        pass(8 days);
        d.openBreach(Breach.Telemetry);
        uint256 given = 300_000e18 - _serve();
        report(reportOf(t.titleId));
        d.closeBreach(Breach.Telemetry);
        assertEq(staked.exitPrice() > 1e18, true);
        // A quarter of 15,000, which the surplus of 3,100 bears a part of.
        assertApproxEqAbs(given, (15_000e18 - 3_100e18) / 4, 1e18);
    }

    // --- steps ---

    function _ask() private {
        uint256 shares = staked.balanceOf(bob);
        vm.prank(bob);
        staked.requestRedeem(shares, bob, bob);
    }

    function _toTheEndOfGrace() private {
        passTo(uint256(t.firstDueDay) + 1 + t.graceDays);
    }

    function _serve() private returns (uint256 assets) {
        (, assets) = staked.process(1);
    }

    function _cure() private {
        uint256 due = d.arrears(today());
        vm.prank(borrower);
        d.pay(due, 0);
    }
}
