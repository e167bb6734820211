// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Attestations} from "../../src/Attestations.sol";
import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealDraw} from "../../src/DealDraw.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice The draw: what it moves, and each thing without which it moves nothing.
contract DealDrawTest is DealFixture {
    Terms private t;

    function setUp() public override {
        super.setUp();
        t = termsOf(newTitle(borrower));
    }

    function refuses(Deal deal, bytes memory reason) private {
        uint256 before = usdc.balanceOf(address(deal));
        vm.prank(borrower);
        vm.expectRevert(reason);
        deal.draw(address(0), 0);
        assertStage(deal, Stage.Funded);
        assertEq(usdc.balanceOf(address(deal)), before);
    }

    // --- what it moves ---

    function test_theBorrowerGetsThePrincipalLessTheFee() public {
        Deal deal = drawable(t);
        vm.expectEmit(address(deal));
        emit DealDraw.Drawn(borrower, address(0), 240_000e6, 60_000e6, 3_000e6, 0, 297_000e6);
        draw(deal);
        assertStage(deal, Stage.Active);
        assertEq(usdc.balanceOf(borrower), 297_000e6);
        assertEq(senior.feeOf(address(deal)), 3_000e6);
        assertEq(usdc.balanceOf(address(deal)), 0);
        (bool open, uint64 carrying, uint64 junior, uint24 lateAfter, bool asks) = senior.positionOf(address(deal));
        assertTrue(open);
        assertEq(carrying, 240_000e6);
        assertEq(junior, 60_000e6);
        assertEq(lateAfter, t.firstDueDay);
        assertFalse(asks);
        Loan.Book memory book = deal.loan(today());
        assertEq(book.senior, 240_000e6);
        assertEq(book.junior, 60_000e6);
        assertEq(deal.times().drawn, block.timestamp);
        assertEq(deal.seniorImpairment(), 0);
    }

    function test_theFeeRoundsUp() public {
        (t.principal, t.junior, t.minJunior) = (299_999_999_901, 60_000e6, 60_000e6);
        Deal deal = drawn(t);
        assertEq(senior.feeOf(address(deal)), 3_000e6);
    }

    function test_juniorsAloneNeedNoTreasury() public {
        Deal deal = drawn(wholeJunior(t));
        (bool open,,,,) = senior.positionOf(address(deal));
        assertFalse(open);
        assertEq(deal.capital().carrying, 0);
        assertEq(usdc.balanceOf(borrower), 297_000e6);
    }

    function test_withoutJuniorsAllOfItIsSenior() public {
        t = withoutJuniors(t);
        Deal deal = drawn(t);
        assertEq(deal.capital().carrying, 300_000e6);
    }

    function test_aSmallerRaiseLendsLess() public {
        (t.balloon, t.revenueShareBps) = (100_000e6, 1_001);
        Deal deal = raising(t);
        commit(deal, bob, 45_000e6);
        vm.warp(t.raiseDeadline);
        deal.closeRaise();
        vm.prank(borrower);
        titles.pledge(t.titleId, address(deal));
        appraise(t.titleId, 0, VALUE);
        appraise(t.titleId, 1, VALUE);
        attest(statementOf(Attestations.Kind.Bailee, t.titleId));
        draw(deal);
        Loan.Book memory book = deal.loan(today());
        assertEq(book.senior, 180_000e6);
        assertEq(book.junior, 45_000e6);
        assertEq(book.terms.balloon, 75_000e6);
        assertEq(book.terms.revenueShareBps, 751, "rounded up");
        assertEq(usdc.balanceOf(borrower), 225_000e6 * 99 / 100);
    }

    function test_whatWasSentIsNotPaidOut() public {
        Deal deal = drawable(t);
        fund(address(deal), 7e6);
        draw(deal);
        assertEq(usdc.balanceOf(borrower), 297_000e6);
        assertEq(usdc.balanceOf(address(deal)), 7e6);
    }

    // --- what it refuses ---

    function test_onlyTheBorrower() public {
        Deal deal = drawable(t);
        vm.expectRevert(abi.encodeWithSelector(DealBase.NotBorrower.selector, bob));
        vm.prank(bob);
        deal.draw(address(0), 0);
    }

    function test_onlyOnceAndOnlyWhenFunded() public {
        Deal deal = raising(t);
        vm.prank(borrower);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Raising));
        deal.draw(address(0), 0);
        deal = newDeal();
        vm.prank(borrower);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active));
        deal.draw(address(0), 0);
    }

    function test_notBeforeTwoDaysOfNotice() public {
        Deal deal = funded(t);
        uint256 from = block.timestamp + 2 days;
        refuses(deal, abi.encodeWithSelector(DealDraw.DrawTooEarly.selector, from, block.timestamp));
        vm.warp(from - 1);
        refuses(deal, abi.encodeWithSelector(DealDraw.DrawTooEarly.selector, from, block.timestamp));
    }

    function test_notAfterTheDeadline() public {
        Deal deal = drawable(t);
        vm.warp(t.drawDeadline);
        refuses(deal, abi.encodeWithSelector(DealDraw.DrawTooLate.selector, t.drawDeadline, t.drawDeadline));
    }

    function test_notWhilePaused() public {
        Deal deal = drawable(t);
        vm.prank(guardian);
        factory.pause();
        refuses(deal, abi.encodeWithSelector(DealBase.DealsPaused.selector));
    }

    function test_notUnverified() public {
        Deal deal = drawable(t);
        vm.prank(attestor);
        identity.revoke(borrower, 1, "test");
        refuses(deal, abi.encodeWithSelector(DealDraw.NotVerified.selector, borrower));
    }

    function test_notSanctioned() public {
        Deal deal = drawable(t);
        sanctions.set(borrower, true);
        refuses(deal, abi.encodeWithSelector(Sanctions.Sanctioned.selector, borrower));
    }

    function test_notWithoutTheTitle() public {
        Deal deal = drawable(t);
        Terms memory other = termsOf(newTitle(borrower));
        Deal bare = funded(other);
        pass(2 days);
        appraise(other.titleId, 0, VALUE);
        appraise(other.titleId, 1, VALUE);
        attest(statementOf(Attestations.Kind.Bailee, other.titleId));
        refuses(
            bare,
            abi.encodeWithSelector(DealDraw.TitleNotHere.selector, other.titleId, TitleFacts.State.Free, address(0))
        );
        vm.prank(borrower);
        titles.pledge(other.titleId, address(deal));
        refuses(
            bare,
            abi.encodeWithSelector(
                DealDraw.TitleNotHere.selector, other.titleId, TitleFacts.State.Pledged, address(deal)
            )
        );
    }

    function test_notBeforeDelivery() public {
        TitleFacts.Issue memory s = issueTo(borrower);
        s.custody.deliveryDay = 0;
        record(s);
        t = termsOf(s.id);
        refuses(drawable(t), abi.encodeWithSelector(DealDraw.TitleNotDelivered.selector, s.id));
    }

    function test_notWhenTheBaileeIsSilent() public {
        Deal deal = drawable(t);
        attestations.recordOf(Attestations.Kind.Bailee, uint96(t.titleId));
        vm.prank(guardian);
        attestations.removeSigner(Attestations.Kind.Bailee, signer[2]);
        refuses(deal, abi.encodeWithSelector(DealDraw.BaileeSilent.selector, t.titleId));
    }

    function test_notWithOneAppraisal() public {
        Deal deal = funded(t);
        vm.prank(borrower);
        titles.pledge(t.titleId, address(deal));
        pass(2 days);
        attest(statementOf(Attestations.Kind.Bailee, t.titleId));
        refuses(deal, abi.encodeWithSelector(DealDraw.AppraisalsMissing.selector, 0, 2));
        appraise(t.titleId, 0, VALUE);
        refuses(deal, abi.encodeWithSelector(DealDraw.AppraisalsMissing.selector, 1, 2));
        appraise(t.titleId, 1, VALUE);
        draw(deal);
    }

    function test_notWithStaleAppraisals() public {
        t.firstDueDay += 40;
        t.drawDeadline += 40 days;
        Deal deal = drawable(t);
        pass(36 days);
        refuses(deal, abi.encodeWithSelector(DealDraw.AppraisalsMissing.selector, 0, 2));
    }

    function test_notWithAppraisalsApart() public {
        Deal deal = drawable(t);
        appraise(t.titleId, 2, VALUE * 12 / 10 + 1e6);
        (, uint256 lowest, uint256 highest,) = appraisals.freshOf(t.titleId);
        refuses(deal, abi.encodeWithSelector(DealDraw.AppraisalsApart.selector, lowest, highest, lowest * 12 / 10));
    }

    function test_notAboveTheLtvOfTheTerms() public {
        Deal deal = drawable(t);
        appraise(t.titleId, 0, 461_000e6);
        uint256 value = appraisals.valueOf(t.titleId);
        uint256 most = value * t.drawLtvBps / 10_000;
        assertLt(most, t.principal);
        refuses(deal, abi.encodeWithSelector(DealDraw.LtvTooHigh.selector, t.principal, most, value));
    }

    function test_notWithLessInsurance() public {
        t.minInsurance = 400_000e6 + 1;
        refuses(drawable(t), abi.encodeWithSelector(DealDraw.InsuranceTooSmall.selector, 400_000e6, t.minInsurance));
    }

    function test_notWithInsuranceThatEndsSoon() public {
        Deal deal = drawable(t);
        TitleFacts.Insure memory s = insureOf(t.titleId);
        s.insurance.expiry = uint40(block.timestamp + 90 days - 1);
        record(s);
        refuses(
            deal,
            abi.encodeWithSelector(DealDraw.InsuranceTooShort.selector, s.insurance.expiry, block.timestamp + 90 days)
        );
        s = insureOf(t.titleId);
        s.insurance.expiry = uint40(block.timestamp + 90 days);
        record(s);
        draw(deal);
    }

    // --- refinancing ---

    function _successor(Deal old) private returns (Deal next) {
        pass(30 days);
        next = funded(termsOf(old.terms().titleId));
        pass(2 days);
        appraise(old.terms().titleId, 0, VALUE);
        appraise(old.terms().titleId, 1, VALUE);
        attest(statementOf(Attestations.Kind.Bailee, old.terms().titleId));
    }

    function test_aNewDealPaysTheOldOneOff() public {
        Deal old = drawn(t);
        payNext(old);
        Deal next = _successor(old);
        uint256 payoff = old.payoff(today());
        uint256 before = usdc.balanceOf(borrower);
        vm.startPrank(borrower);
        titles.setApprovalForAll(address(next), true);
        next.draw(address(old), 0);
        vm.stopPrank();
        assertStage(old, Stage.Repaid);
        assertStage(next, Stage.Active);
        assertEq(usdc.balanceOf(borrower) - before, 297_000e6 - payoff);
        assertEq(senior.replacedBy(address(old)), address(next));
        (, address holder) = titles.stateOf(t.titleId);
        assertEq(holder, address(next));
        assertEq(usdc.allowance(address(next), address(old)), 0);
        assertHeld(old);
        assertHeld(next);
    }

    function test_aRefinancingRefusesWhatIsNotTheBorrowersDeal() public {
        Deal old = drawn(t);
        Terms memory other = termsOf(newTitle(borrower));
        Deal next = drawable(other);
        vm.startPrank(borrower);
        vm.expectRevert(abi.encodeWithSelector(DealDraw.NotReplaceable.selector, bob));
        next.draw(bob, 0);
        vm.stopPrank();
        handedOver(old, 300_000e6);
        vm.prank(borrower);
        vm.expectRevert(abi.encodeWithSelector(DealDraw.DrawTooLate.selector, other.drawDeadline, block.timestamp));
        next.draw(address(old), 0);
    }

    function test_aRefinancingMustPayAllOfIt() public {
        Deal old = drawn(t);
        Terms memory small = termsOf(t.titleId);
        (small.principal, small.junior, small.minJunior) = (100_000e6, 20_000e6, 20_000e6);
        Deal next = funded(small);
        pass(2 days);
        attest(statementOf(Attestations.Kind.Bailee, t.titleId));
        vm.startPrank(borrower);
        titles.setApprovalForAll(address(next), true);
        vm.expectRevert(abi.encodeWithSelector(DealDraw.RefinancingShort.selector, address(old), 99_000e6));
        next.draw(address(old), 0);
    }
}
