// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LoanCharges} from "../../src/libraries/LoanCharges.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice After a default: the hand-over to a partner operator, and what time realises.
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

    // --- the hand-over ---

    function test_anOperatorTakesItOver() public {
        defaulted(d);
        verify(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.NotUnderwriter.selector, address(this)));
        d.offerHandOver(operator, 250_000e6, uint40(block.timestamp));
        vm.expectEmit(address(d));
        emit DealWorkout.HandOverOffered(operator, 290_000e6, block.timestamp);
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
        (,, uint64 junior, uint24 lateAfter, bool asks) = senior.positionOf(address(d));
        assertEq(junior, 50_000e6);
        assertEq(lateAfter, 0);
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
        // Before that it is too early, for the machines cover the debt.
        pass(30 days);
        verify(operator);
        _offer(25_000e6);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(LoanCharges.NoDueDayLeft.selector, 12));
        d.acceptHandOver();
    }

    /// @dev What an operator is spared at most: all interest and fees that are due, however much the machines are worth, and
    /// no principal that 60 % of them cover.
    function test_aHandOverForgivesWhatIsDueAndNoPrincipalThatIsCovered() public {
        defaulted(d);
        pass(200 days);
        appraise(t.titleId, 0, 2 * VALUE);
        appraise(t.titleId, 1, 2 * VALUE);
        uint256 owed = d.owed(today());
        assertGt(d.collateralValue() * 60 / 100, owed, "the machines cover all of it");
        verify(operator);
        _offer(300_000e6 - 1);
        vm.prank(operator);
        vm.expectRevert(
            abi.encodeWithSelector(DealWorkout.HandOverOutOfBounds.selector, 300_000e6 - 1, 300_000e6, 300_000e6)
        );
        d.acceptHandOver();
        _offer(300_000e6);
        vm.prank(operator);
        d.acceptHandOver();
        assertEq(d.owed(today()), 300_000e6);
        assertEq(loss(), 0, "of the stakers' principal nothing");
        // 12 % and the late margin on what was due, half a percent to the servicer: of 250 days.
        assertEq(owed - 300_000e6, 28_859_230_639);
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
        vm.expectPartialRevert(DealWorkout.NotOver.selector);
        share.close();
        passTo(last + 400);
        vm.expectPartialRevert(DealWorkout.ArrearsOpen.selector);
        share.close();
    }
}
