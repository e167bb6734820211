// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Roles} from "../base/Roles.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice After a default: the auction of the title, and recoveries.
contract DealAuctionTest is DealFixture {
    Deal private d;
    Terms private t;

    function setUp() public override {
        super.setUp();
        d = newDeal();
        t = d.terms();
    }

    function loss() private view returns (uint256) {
        return senior.lossOf(address(d));
    }

    function isPositioned() private view returns (bool open) {
        (open,,,,) = senior.positionOf(address(d));
    }

    // --- the auction ---

    function test_theUnderwriterAtOnceAnyoneAfterThirtyDays() public {
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active));
        d.liquidate();
        defaulted(d);
        uint256 from = block.timestamp + 30 days;
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.LiquidationTooEarly.selector, from, block.timestamp));
        vm.prank(carol);
        d.liquidate();
        pass(30 days);
        vm.prank(carol);
        d.liquidate();
        assertStage(d, Stage.Liquidating);
        assertTrue(auction.isRunning(address(d)));
        vm.expectRevert(DealWorkout.AuctionRunning.selector);
        d.liquidate();
    }

    function test_whoIsNoUnderwriterAnyMoreMayNot() public {
        defaulted(d);
        vm.prank(underwriter);
        manager.renounceRole(Roles.UNDERWRITER, underwriter);
        vm.prank(underwriter);
        vm.expectPartialRevert(DealWorkout.LiquidationTooEarly.selector);
        d.liquidate();
    }

    function test_aSalePaysEverybodyAndTheRestIsTheBorrowers() public {
        liquidating(d);
        uint256 owed = d.owed(today());
        uint64 price = buy(carol, d);
        assertStage(d, Stage.Closed);
        assertEq(titles.ownerOf(t.titleId), carol);
        (Deal.Purse memory p,) = d.purse();
        assertEq(p.surplus, price - owed);
        assertEq(loss(), 0);
        assertFalse(isPositioned());
        vm.expectRevert(abi.encodeWithSelector(DealBase.NotBorrower.selector, bob));
        vm.prank(bob);
        d.withdrawSurplus(bob);
        uint256 before = usdc.balanceOf(borrower);
        vm.prank(borrower);
        d.withdrawSurplus(borrower);
        assertEq(usdc.balanceOf(borrower) - before, price - owed);
        vm.expectRevert(abi.encodeWithSelector(DealPayments.DealClosed.selector, Stage.Closed));
        d.pay(1, 0);
        assertHeld(d);
    }

    function test_aSaleBelowWhatIsOwedIsALossOfJuniorsFirst() public {
        appraise(t.titleId, 0, 250_000e6);
        appraise(t.titleId, 1, 250_000e6);
        liquidating(d);
        pass(4 days);
        uint64 price = buy(carol, d);
        assertLt(price, 240_000e6);
        assertStage(d, Stage.Closed);
        uint256 received = senior.received(address(d));
        uint256 yield = senior.yieldOf(address(d));
        assertEq(loss(), 240_000e6 - (received - yield));
        (Deal.Purse memory p,) = d.purse();
        assertEq(p.juniors, 0);
        assertEq(p.surplus, 0);
        assertEq(received + p.servicing, price);
        Loan.Book memory book = d.loan(today());
        assertEq(book.junior, 60_000e6, "stays owed");
        assertEq(d.seniorImpairment(), 0, "it is a loss now");
    }

    function test_recoveriesAreTheSeniorsThenTheJuniorsNeverBeyond() public {
        test_aSaleBelowWhatIsOwedIsALossOfJuniorsFirst();
        uint256 owed = d.owed(today());
        uint256 seniorOwed = d.loan(today()).senior;
        pass(500 days);
        assertEq(d.owed(today()), owed, "nothing accrues any more");
        payFrom(carol, d, seniorOwed);
        assertEq(senior.recoveredOf(address(d)), seniorOwed);
        uint256 left = d.owed(today());
        assertEq(payFrom(carol, d, 1_000_000e6), left);
        (Deal.Purse memory p,) = d.purse();
        assertEq(p.juniors, left);
        vm.expectRevert(abi.encodeWithSelector(DealPayments.DealClosed.selector, Stage.Closed));
        d.pay(1, 0);
        fund(address(d), 3e6);
        vm.prank(borrower);
        assertEq(d.takeUnapplied(borrower), 3e6);
        assertHeld(d);
    }

    function test_recoveriesByPlainTransfer() public {
        test_aSaleBelowWhatIsOwedIsALossOfJuniorsFirst();
        fund(address(d), 5_000e6);
        assertEq(d.applyReceived(0), 5_000e6);
        assertEq(senior.recoveredOf(address(d)), 5_000e6);
    }

    function test_unsoldItsLastAskCountsAndAnyoneStartsItAgain() public {
        liquidating(d);
        uint256 value = d.collateralValue();
        pass(7 days + 1);
        assertFalse(auction.isRunning(address(d)));
        uint256 lastAsk = auction.lastAsk(address(d));
        assertEq(d.collateralValue(), lastAsk);
        assertLt(lastAsk, value * 31 / 100);
        assertGt(d.seniorImpairment(), 90_000e6);
        pass(10 days);
        assertEq(d.collateralValue(), lastAsk);
        vm.prank(carol);
        d.liquidate();
        assertTrue(auction.isRunning(address(d)));
        assertGt(auction.ask(address(d)), value);
    }

    function test_payingItOffStopsTheAuction() public {
        liquidating(d);
        prepayFrom(carol, d, d.payoff(today()));
        assertStage(d, Stage.Repaid);
        assertFalse(auction.isRunning(address(d)));
        assertEq(titles.ownerOf(t.titleId), borrower);
        assertFalse(isPositioned());
    }

    function test_aCureStopsTheAuction() public {
        liquidating(d);
        payFrom(carol, d, d.arrears(today()));
        assertStage(d, Stage.Active);
        assertFalse(auction.isRunning(address(d)));
        defaulted(d);
        vm.prank(underwriter);
        d.liquidate();
        assertStage(d, Stage.Liquidating);
        buy(carol, d);
        assertEq(titles.ownerOf(t.titleId), carol);
    }

    function test_moneyThatCuresStopsALiquidation() public {
        defaulted(d);
        fund(address(d), d.arrears(today()));
        vm.prank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active));
        d.liquidate();
        d.applyReceived(0);
        assertStage(d, Stage.Active);
    }

    function test_aSaleTakesWhatWaitsToo() public {
        liquidating(d);
        fund(address(d), 1_000e6);
        uint256 owed = d.owed(today());
        uint64 price = buy(carol, d);
        (Deal.Purse memory p, uint256 unapplied) = d.purse();
        assertEq(p.surplus, price + 1_000e6 - owed);
        assertEq(unapplied, 0);
    }

    function test_onlyTheAuctionSells() public {
        liquidating(d);
        vm.expectRevert(abi.encodeWithSelector(DealBase.NotAuction.selector, address(this)));
        d.onSold(carol, 1);
    }

    function test_aBlacklistedBuyerStopsNobodyElse() public {
        liquidating(d);
        uint64 ask = uint64(auction.ask(address(d)));
        fund(alice, ask);
        vm.prank(alice);
        usdc.approve(address(auction), ask);
        usdc.blacklist(alice);
        vm.prank(alice);
        vm.expectRevert("Blacklistable: account is blacklisted");
        auction.buy(address(d), ask);
        assertStage(d, Stage.Liquidating);
        buy(carol, d);
        assertEq(titles.ownerOf(t.titleId), carol);
    }

    function test_aBlacklistedBorrowerStopsNoSale() public {
        usdc.blacklist(borrower);
        liquidating(d);
        buy(carol, d);
        assertStage(d, Stage.Closed);
    }
}
