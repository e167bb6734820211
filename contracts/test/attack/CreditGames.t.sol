// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {LentFixture} from "../base/LentFixture.sol";

/// @notice What a borrower, an appraiser, an operator and a leaver might try around a default. Treasury and deals are both
/// real.
contract CreditGamesTest is LentFixture {
    function hybridTermsOf(uint256 id) private view returns (Terms memory t) {
        t = termsOf(id);
        t.revenueShareBps = 2_000;
    }

    // --- a default on purpose ---

    /// @dev The machines fall silent, and the borrower itself declares the default that rests on it.
    function silenced(Terms memory t) private returns (Deal d) {
        d = drawn(t);
        pass(3 days + 1);
        vm.startPrank(borrower);
        d.openBreach(Breach.Telemetry);
        pass(14 days);
        d.declareDefault();
        vm.stopPrank();
    }

    function assertDefaultSavesNothing(Terms memory t) private {
        Deal d = silenced(t);
        uint256 payoff = d.payoff(today());
        uint256 owed = d.owed(today());
        assertGt(payoff, owed, "what the months to come were to bring");
        payFrom(borrower, d, owed);
        assertStage(d, Stage.Defaulted);
        assertEq(d.loan(today()).senior + d.loan(today()).junior, 0, "all principal");
        assertEq(titles.ownerOf(t.titleId), address(d), "the title stays");
        assertEq(owed + d.payoff(today()), payoff, "the rest of the payoff");
        prepayFrom(borrower, d, d.payoff(today()));
        assertStage(d, Stage.Repaid);
        assertEq(titles.ownerOf(t.titleId), borrower);
        assertHeld(d);
    }

    function test_defaultingOnPurposeSavesNothingOfAHybrid() public {
        assertDefaultSavesNothing(hybridTermsOf(newTitle(borrower)));
    }

    function test_defaultingOnPurposeSavesNothingOfARevenueShare() public {
        Deal d = silenced(shareTermsOf(newTitle(borrower)));
        payFrom(borrower, d, d.owed(today()));
        assertStage(d, Stage.Defaulted);
        assertGt(d.payoff(today()), 0);
    }

    /// @dev Parts below the arrears, which are accelerated, cure in the end and leave the share of revenue running.
    function test_payingInPartsSavesNothing() public {
        Terms memory t = hybridTermsOf(newTitle(borrower));
        Deal d = defaulted(drawn(t));
        while (d.stage() == Stage.Defaulted) {
            uint256 arrears = d.arrears(today());
            payFrom(borrower, d, arrears == d.owed(today()) ? arrears : arrears - 1);
        }
        assertStage(d, Stage.Active);
        assertEq(d.loan(today()).senior + d.loan(today()).junior, 0);
        passTo(dueDayOf(d));
        assertEq(d.arrears(today()), 8_000e6, "a fifth of the contracted revenue");
        prepayFrom(borrower, d, d.payoff(today()));
        assertStage(d, Stage.Repaid);
    }

    function test_aDebtInDefaultIsPaidOffByWhatIsOwed() public {
        Deal d = silenced(termsOf(newTitle(borrower)));
        assertEq(d.owed(today()), d.payoff(today()));
        payFrom(borrower, d, d.owed(today()));
        assertStage(d, Stage.Repaid);
    }

    // --- values ---

    /// @dev The others' appraisals are too old to count for the value; for the start of an auction they do.
    function test_oneAppraiserSellsNoMachinesForNothing() public {
        Terms memory t = termsOf(newTitle(borrower));
        Deal d = defaulted(drawn(t));
        pass(30 days);
        appraise(t.titleId, 0, 1);
        assertLe(appraisals.valueOf(t.titleId), 1, "for the value they are too old");
        vm.prank(carol);
        d.liquidate();
        assertGt(auction.ask(address(d)), VALUE);
        pass(7 days + 1);
        uint256 lastAsk = auction.lastAsk(address(d));
        assertGt(lastAsk, VALUE / 4);
        vm.prank(carol);
        d.liquidate();
        assertEq(auction.ask(address(d)), (lastAsk * 120 + 99) / 100, "when it starts again it falls on from there");
    }

    /// @dev It can hold a sale up for the days until it is removed, and no longer.
    function test_oneAppraiserHoldsNoSaleUp() public {
        Terms memory t = termsOf(newTitle(borrower));
        Deal d = defaulted(drawn(t));
        appraise(t.titleId, 2, type(uint72).max);
        vm.prank(underwriter);
        d.liquidate();
        assertGt(auction.ask(address(d)), 1_000 * VALUE);
        pass(7 days + 1);
        vm.prank(guardian);
        appraisals.removeAppraiser(appraiser[2]);
        d.liquidate();
        assertLt(auction.ask(address(d)), VALUE * 120 / 100);
        assertGt(auction.ask(address(d)), VALUE);
    }

    /// @dev The market has said what it does not pay; asking again changes nothing for who leaves.
    function test_startingAnAuctionAgainLiftsNoPrice() public {
        Terms memory t = termsOf(newTitle(borrower));
        Deal d = drawn(t);
        appraise(t.titleId, 0, 300_000e6);
        appraise(t.titleId, 1, 300_000e6);
        liquidating(d);
        pass(7 days + 1);
        uint256 before = staked.exitPrice();
        uint256 lastAsk = auction.lastAsk(address(d));
        d.liquidate();
        assertGt(auction.ask(address(d)), lastAsk);
        assertEq(auction.lastAsk(address(d)), lastAsk);
        assertEq(staked.exitPrice(), before);
        payFrom(carol, d, d.arrears(today()));
        assertEq(auction.lastAsk(address(d)), type(uint256).max, "a cure forgets it");
    }

    // --- offers ---

    function test_anOfferEndsWithTheDefaultItWasMadeIn() public {
        Deal d = defaulted(newDeal());
        verify(operator);
        vm.prank(underwriter);
        d.offerHandOver(operator, 290_000e6, uint40(block.timestamp + 1_000 days));
        payFrom(borrower, d, d.arrears(today()));
        assertStage(d, Stage.Active);
        defaulted(d);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.NotOperator.selector, operator, address(0)));
        d.acceptHandOver();
    }

    // --- proof ---

    /// @dev A month without revenue owes nothing, so nothing was paid; the first revenue that is paid proves the operator.
    function test_aMonthOfNothingProvesNoOperator() public {
        Terms memory t = shareTermsOf(newTitle(borrower));
        t.servicingFeeBps = 0;
        Deal d = drawn(t);
        appraise(t.titleId, 0, 300_000e6);
        appraise(t.titleId, 1, 300_000e6);
        handedOver(d, 300_000e6);
        uint256 due = dueDayOf(d);
        pass(due * 1 days - 1 hours - block.timestamp);
        Telemetry.Report memory r = reportOf(t.titleId);
        r.revenue = 0;
        report(r);
        passTo(due);
        d.applyReceived(0);
        assertGt(dueDayOf(d), due, "nothing is owed of it");
        assertTrue(d.status().unproven);
        assertGt(treasury.POSITIONS().impairment(), 70_000e6);
        // Nor does a micro-dollar of the next one, which is charged in the same call.
        passTo(dueDayOf(d));
        payFrom(operator, d, 1);
        assertTrue(d.status().unproven);
        payFrom(operator, d, d.arrears(today()));
        assertFalse(d.status().unproven);
    }

    /// @dev Both months are charged by the call that pays a micro-dollar.
    function test_aMonthOfNothingAndAMicroDollarProveNoOperator() public {
        Terms memory t = shareTermsOf(newTitle(borrower));
        t.servicingFeeBps = 0;
        Deal d = handedOver(drawn(t), 300_000e6);
        passTo(dueDayOf(d) - 1);
        pass(1 hours);
        Telemetry.Report memory r = reportOf(t.titleId);
        r.revenue = 0;
        report(r);
        passTo(dueDayOf(d) + 35);
        assertGt(d.arrears(today()), 1);
        payFrom(operator, d, 1);
        assertTrue(d.status().unproven);
    }

    // --- what a default moves in one block ---

    /// @dev Tickets come first at what they are worth without any impairment: a default that is cured in the same transaction
    /// makes no room for another draw.
    function test_aDipMakesNoRoomForADraw() public {
        Terms memory t = termsOf(newTitle(borrower));
        (t.junior, t.minJunior, t.seniorRateBps, t.graceDays) = (0, 0, t.rateBps, 0);
        Deal late = drawn(t);
        address other = makeAddr("other");
        verify(other);
        TitleFacts.Issue memory issue = issueTo(other);
        issue.hardware.model = "B200";
        issue.custody.facility = "XX1";
        record(issue);
        passTo(uint256(t.firstDueDay) - 5);
        Terms memory u = termsOf(issue.id);
        (u.junior, u.minJunior, u.seniorRateBps, u.borrower, u.principal) = (0, 0, u.rateBps, other, 150_000e6);
        Deal ready = drawable(u);
        vm.prank(alice);
        staked.requestRedeem(800_000 * E18, alice, alice);
        passTo(uint256(t.firstDueDay) + 1);
        late.declareDefault();
        assertGt(treasury.impairment(), 0);
        vm.prank(other);
        vm.expectPartialRevert(TreasurySheet.FreeLiquidityNegative.selector);
        ready.draw(address(0), 0);
    }

    /// @dev Where little is left to pay, a friend would have the machines for it, at once: the borrower gets time to cure.
    function test_noFriendTakesTheBorrowersMachines() public {
        Terms memory t = termsOf(newTitle(borrower));
        t.graceDays = 0;
        Deal d = drawn(t);
        for (uint256 i; i < 9; ++i) {
            payNext(d);
        }
        passTo(dueDayOf(d) + 1);
        appraise(t.titleId, 0, 400_000e6);
        appraise(t.titleId, 1, 400_000e6);
        verify(operator);
        uint64 left = uint64(d.loan(today()).senior + d.loan(today()).junior);
        d.declareDefault();
        uint256 from = block.timestamp + 30 days;
        vm.prank(underwriter);
        d.offerHandOver(operator, left, uint40(from));
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.HandOverTooEarly.selector, from, block.timestamp));
        d.acceptHandOver();
        vm.warp(from - 1);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.HandOverTooEarly.selector, from, block.timestamp));
        d.acceptHandOver();
        vm.warp(from);
        vm.prank(operator);
        d.acceptHandOver();
        assertStage(d, Stage.HandedOver);
    }
}
