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

/// @notice After a default: the auction, the hand-over, what time realises, and recoveries.
contract DealWorkoutTest is DealFixture {
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

    function test_aBlacklistedBorrowerStopsNoSale() public {
        usdc.blacklist(borrower);
        liquidating(d);
        buy(carol, d);
        assertStage(d, Stage.Closed);
    }

    // --- the hand-over ---

    function test_anOperatorTakesItOver() public {
        defaulted(d);
        verify(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.NotUnderwriter.selector, address(this)));
        d.offerHandOver(operator, 250_000e6, uint40(block.timestamp));
        vm.prank(underwriter);
        d.offerHandOver(operator, 290_000e6, uint40(block.timestamp));
        vm.prank(operator);
        vm.expectEmit(address(d));
        emit DealWorkout.HandedOver(borrower, operator, 240_000e6, 50_000e6, 0, 10_000e6);
        d.acceptHandOver();
        assertStage(d, Stage.HandedOver);
        assertEq(d.debtor(), operator);
        assertEq(loss(), 0, "the juniors' first");
        Loan.Book memory book = d.loan(today());
        assertEq(book.senior + book.junior, 290_000e6);
        assertEq(d.arrears(today()), 0);
        (,, uint64 junior, uint24 dueDay, bool asks) = senior.positionOf(address(d));
        assertEq(junior, 50_000e6);
        assertGt(dueDay, today());
        assertTrue(asks, "until its first full payment");
        assertTrue(d.status().unproven);
    }

    function test_whatTheOperatorDoesNotTakeIsALoss() public {
        appraise(t.titleId, 0, 250_000e6);
        appraise(t.titleId, 1, 250_000e6);
        handedOver(d, 150_000e6);
        assertEq(loss(), 90_000e6);
        assertEq(d.capital().carrying, 150_000e6);
        uint256 value = d.collateralValue();
        assertEq(d.seniorImpairment(), 150_000e6 - value * 60 / 100);
        payNext(d);
        assertFalse(d.status().unproven);
        assertEq(d.seniorImpairment(), 0, "thereafter as any other");
        (,,,, bool asks) = senior.positionOf(address(d));
        assertFalse(asks);
    }

    function test_theOperatorsLifeEndsWithTheTitle() public {
        handedOver(d, 290_000e6);
        uint256 before = senior.received(address(d));
        while (d.stage() == Stage.HandedOver) {
            payNext(d);
        }
        assertStage(d, Stage.Repaid);
        assertEq(titles.ownerOf(t.titleId), operator);
        assertGt(senior.received(address(d)) - before, 240_000e6);
        assertHeld(d);
    }

    function test_anOperatorCanDefaultToo() public {
        handedOver(d, 290_000e6);
        defaulted(d);
        assertStage(d, Stage.Defaulted);
        payFrom(carol, d, d.arrears(today()));
        assertStage(d, Stage.HandedOver);
        defaulted(d);
        vm.prank(underwriter);
        d.liquidate();
        buy(carol, d);
        assertStage(d, Stage.Closed);
        vm.prank(operator);
        assertGt(d.withdrawSurplus(operator), 0, "the rest is the operator's");
    }

    function test_whatAHandOverRefuses() public {
        vm.prank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active));
        d.offerHandOver(operator, 290_000e6, uint40(block.timestamp));
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.NotOperator.selector, address(this), address(0)));
        d.acceptHandOver();
        defaulted(d);
        uint256 value = appraisals.valueOf(t.titleId);
        uint256 least = (value * 60 + 99) / 100;
        _offer(uint64(least - 1));
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.OperatorNotVerified.selector, operator));
        d.acceptHandOver();
        verify(operator);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.HandOverOutOfBounds.selector, least - 1, least, 300_000e6));
        d.acceptHandOver();
        _offer(300_000e6 + 1);
        vm.prank(operator);
        vm.expectRevert(
            abi.encodeWithSelector(DealWorkout.HandOverOutOfBounds.selector, 300_000e6 + 1, least, 300_000e6)
        );
        d.acceptHandOver();
        _offer(uint64(least));
        vm.warp(block.timestamp + 1);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.OfferExpired.selector, block.timestamp - 1, block.timestamp));
        d.acceptHandOver();
    }

    function _offer(uint64 principal) private {
        vm.prank(underwriter);
        d.offerHandOver(operator, principal, uint40(block.timestamp));
    }

    function test_handedOverAfterAnUnsoldAuction() public {
        liquidating(d);
        verify(operator);
        vm.prank(underwriter);
        vm.expectRevert(DealWorkout.AuctionRunning.selector);
        d.offerHandOver(operator, 290_000e6, uint40(block.timestamp));
        pass(7 days + 1);
        _offer(290_000e6);
        vm.prank(operator);
        d.acceptHandOver();
        assertStage(d, Stage.HandedOver);
        assertEq(auction.lastAsk(address(d)), type(uint256).max, "forgotten");
    }

    function test_noHandOverWithoutADueDayLeft() public {
        for (uint256 i; i < 11; ++i) {
            payNext(d);
        }
        defaulted(d);
        verify(operator);
        _offer(25_000e6);
        vm.prank(operator);
        vm.expectRevert();
        d.acceptHandOver();
    }

    // --- what time realises ---

    function test_whatIsImpairedIsRealisedOnDay360() public {
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active));
        d.realiseImpairment();
        defaulted(d);
        uint256 from = block.timestamp + 360 days;
        pass(360 days - 1);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.RealisationTooEarly.selector, from, block.timestamp));
        d.realiseImpairment();
        pass(1);
        uint256 impaired = d.seniorImpairment();
        assertGt(impaired, 0);
        assertEq(d.realiseImpairment(), impaired);
        assertEq(loss(), impaired);
        assertEq(d.capital().carrying, 240_000e6 - impaired);
        assertEq(d.seniorImpairment(), 0, "not twice");
        vm.expectRevert(DealWorkout.NothingImpaired.selector);
        d.realiseImpairment();
        assertEq(d.loan(today()).senior, 240_000e6, "stays owed");
        pass(400 days);
        uint256 more = d.seniorImpairment();
        assertGt(more, 0, "the machines age on");
        d.realiseImpairment();
        assertEq(loss(), impaired + more);
        prepayFrom(carol, d, d.payoff(today()));
        assertStage(d, Stage.Repaid);
        assertEq(senior.recoveredOf(address(d)), impaired + more, "all of it came back");
    }

    function test_onlyRevenueSharesClose() public {
        vm.expectRevert(DealWorkout.NotRevenueShare.selector);
        d.close();
        Terms memory s = shareTermsOf(newTitle(borrower));
        Deal share = drawn(s);
        uint256 last = uint256(s.firstDueDay);
        share.applyReceived(0);
        vm.expectRevert();
        share.close();
        passTo(last + 400);
        vm.expectPartialRevert(DealWorkout.ArrearsOpen.selector);
        share.close();
    }
}
