// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {Breach} from "../../src/DealBooks.sol";
import {DealCovenants} from "../../src/DealCovenants.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice Late, grace, default by fact, breaches of the covenants, and cures.
contract DealCovenantsTest is DealFixture {
    Deal private d;
    Terms private t;

    function setUp() public override {
        super.setUp();
        d = newDeal();
        t = d.terms();
        report(reportOf(t.titleId));
    }

    function asks() private view returns (bool yes) {
        (,,,, yes) = senior.positionOf(address(d));
    }

    function uninsure() private {
        TitleFacts.Insure memory s = insureOf(t.titleId);
        s.insurance = TitleFacts.Insurance(0, 0, 0);
        record(s);
    }

    function reinsure() private {
        record(insureOf(t.titleId));
    }

    // --- default on a missed payment ---

    function test_lateFromTheDayAfter() public {
        passTo(t.firstDueDay + 1);
        assertEq(d.secondsLate(), 0);
        assertEq(d.seniorImpairment(), 0);
        pass(1);
        assertEq(d.secondsLate(), 1);
        assertStage(d, Stage.Active);
    }

    function test_noDefaultBeforeGraceIsOver() public {
        uint256 from = (uint256(t.firstDueDay) + 1 + t.graceDays) * 1 days;
        pass(from - block.timestamp - 1);
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.NotInDefault.selector, from, from - 1));
        d.declareDefault();
        pass(1);
        vm.expectEmit(address(d));
        emit DealCovenants.DefaultDeclared(carol, 0, t.firstDueDay);
        vm.prank(carol);
        d.declareDefault();
        assertStage(d, Stage.Defaulted);
        assertEq(d.times().defaulted, from);
        assertTrue(asks());
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Defaulted));
        d.declareDefault();
    }

    function test_whatCameByPlainTransferCountsBeforeADefault() public {
        passTo(t.firstDueDay + 1 + t.graceDays);
        fund(address(d), d.arrears(today()));
        uint256 from = (d.payoff(today()) != 0 ? nextDueDay() + 1 + t.graceDays : 0) * 1 days;
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.NotInDefault.selector, from, block.timestamp));
        d.declareDefault();
        d.applyReceived(0);
        assertEq(d.arrears(today()), 0);
    }

    function nextDueDay() private returns (uint256 day) {
        uint256 state = vm.snapshotState();
        d.applyReceived(0);
        day = dueDayOf(d);
        assertTrue(vm.revertToStateAndDelete(state));
    }

    function test_noDefaultWhileUsdcIsPaused() public {
        passTo(t.firstDueDay + 1 + t.graceDays);
        usdc.pause();
        vm.expectRevert(DealCovenants.UsdcPaused.selector);
        d.declareDefault();
    }

    function test_noDefaultForWhatCircleKeepsEverybodyFromPaying() public {
        passTo(t.firstDueDay + 1 + t.graceDays);
        address[2] memory frozen = [address(d), address(senior)];
        for (uint256 i; i < 2; ++i) {
            uint256 state = vm.snapshotState();
            usdc.blacklist(frozen[i]);
            vm.expectRevert(abi.encodeWithSelector(DealCovenants.UsdcFrozen.selector, frozen[i]));
            d.declareDefault();
            vm.revertToState(state);
        }
        d.declareDefault();
    }

    function test_aFrozenTreasuryStopsNoDefaultOfWhatOnlyJuniorsLent() public {
        Terms memory s = wholeJunior(termsOf(newTitle(borrower)));
        Deal pilot = drawn(s);
        passTo(s.firstDueDay + 1 + s.graceDays);
        usdc.blacklist(address(senior));
        pilot.declareDefault();
        assertStage(pilot, Stage.Defaulted);
    }

    /// @dev Silence, a report, and silence again: two weeks are counted from the second one, which is stated anew.
    function test_aHealedSilenceBeginsAnew() public {
        pass(73 hours);
        d.openBreach(Breach.Telemetry);
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.BreachOpen.selector, Breach.Telemetry));
        d.openBreach(Breach.Telemetry);
        pass(11 days);
        report(reportOf(t.titleId));
        pass(73 hours);
        assertTrue(d.fails(Breach.Telemetry));
        vm.expectPartialRevert(DealCovenants.NotInDefault.selector);
        d.declareDefault();
        d.openBreach(Breach.Telemetry);
        pass(14 days - 1);
        vm.expectPartialRevert(DealCovenants.NotInDefault.selector);
        d.declareDefault();
        pass(1);
        d.declareDefault();
    }

    function test_aDefaultCountsAtLeastHalf() public {
        defaulted(d);
        uint256 value = d.collateralValue();
        assertLt(300_000e6, value * 60 / 100 + 150_000e6);
        assertEq(d.seniorImpairment(), 150_000e6 - 60_000e6);
    }

    // --- cure ---

    function test_payingAllArrearsCures() public {
        defaulted(d);
        uint256 arrears = d.arrears(today());
        payFrom(carol, d, arrears - 1);
        assertStage(d, Stage.Defaulted);
        (uint256 left) = d.arrears(today());
        payFrom(carol, d, left);
        assertStage(d, Stage.Active);
        assertFalse(asks());
        assertEq(d.seniorImpairment(), 0);
        assertEq(d.times().defaulted, 0);
        assertHeld(d);
    }

    function test_inADefaultLessThanTheArrearsGoesToTheSeniorFirst() public {
        defaulted(d);
        payFrom(carol, d, 100_000e6 < d.arrears(today()) ? 100_000e6 : d.arrears(today()) - 1);
        (Deal.Purse memory p,) = d.purse();
        assertEq(p.juniors, 0);
    }

    function test_plainTransfersCureToo() public {
        defaulted(d);
        fund(address(d), d.arrears(today()));
        d.applyReceived(0);
        assertStage(d, Stage.Active);
    }

    // --- covenants ---

    function test_ltv() public {
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.CovenantKept.selector, Breach.Ltv));
        d.openBreach(Breach.Ltv);
        appraise(t.titleId, 0, 399_000e6);
        appraise(t.titleId, 1, 399_000e6);
        assertTrue(d.fails(Breach.Ltv));
        vm.expectEmit(address(d));
        emit DealCovenants.BreachOpened(Breach.Ltv, block.timestamp + 14 days);
        d.openBreach(Breach.Ltv);
        assertTrue(asks());
        // 5 % of 300,000 is less than the juniors' part.
        assertEq(d.seniorImpairment(), 0);
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.BreachOpen.selector, Breach.Ltv));
        d.openBreach(Breach.Ltv);
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.CovenantFails.selector, Breach.Ltv));
        d.closeBreach(Breach.Ltv);
        prepayFrom(borrower, d, 20_000e6);
        vm.expectEmit(address(d));
        emit DealCovenants.BreachClosed(Breach.Ltv);
        d.closeBreach(Breach.Ltv);
        assertFalse(asks());
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.BreachNotOpen.selector, Breach.Ltv));
        d.closeBreach(Breach.Ltv);
    }

    function test_insurance() public {
        assertFalse(d.fails(Breach.Insurance));
        vm.warp(titles.titleOf(t.titleId).insurance.expiry - 1);
        assertFalse(d.fails(Breach.Insurance));
        vm.warp(block.timestamp + 1);
        assertTrue(d.fails(Breach.Insurance), "expired");
        reinsure();
        assertFalse(d.fails(Breach.Insurance));
        uninsure();
        assertTrue(d.fails(Breach.Insurance), "too small");
        d.openBreach(Breach.Insurance);
    }

    function test_telemetry() public {
        vm.warp(block.timestamp + 72 hours);
        assertFalse(d.fails(Breach.Telemetry));
        vm.warp(block.timestamp + 1);
        assertTrue(d.fails(Breach.Telemetry));
        d.openBreach(Breach.Telemetry);
        report(reportOf(t.titleId));
        d.closeBreach(Breach.Telemetry);
    }

    function test_silenceIsCountedFromTheDraw() public {
        Deal other = newDeal();
        vm.warp(other.times().drawn + 72 hours);
        assertFalse(other.fails(Breach.Telemetry));
        vm.warp(block.timestamp + 1);
        other.openBreach(Breach.Telemetry);
    }

    function test_aBreachOfTwoWeeksThatStillFailsIsADefault() public {
        uninsure();
        d.openBreach(Breach.Insurance);
        pass(14 days - 1);
        vm.expectPartialRevert(DealCovenants.NotInDefault.selector);
        d.declareDefault();
        pass(1);
        vm.expectEmit(address(d));
        emit DealCovenants.DefaultDeclared(address(this), 2, t.firstDueDay);
        d.declareDefault();
        assertStage(d, Stage.Defaulted);
    }

    function test_aBreachThatFailsNoMoreIsNone() public {
        uninsure();
        d.openBreach(Breach.Insurance);
        pass(15 days);
        reinsure();
        vm.expectPartialRevert(DealCovenants.NotInDefault.selector);
        d.declareDefault();
        d.closeBreach(Breach.Insurance);
        assertEq(d.status().breaches, 0);
    }

    /// @dev When silence ended reports tell. When insurance was there again in between nobody knows who was not told: whoever
    /// heals closes the breach, as anyone may, or two weeks after it was opened the next failure is a default at once.
    function test_aHealedBreachThatNobodyClosesStaysOpen() public {
        uninsure();
        d.openBreach(Breach.Insurance);
        pass(11 days);
        reinsure();
        uint256 state = vm.snapshotState();
        pass(3 days);
        uninsure();
        d.declareDefault();
        assertStage(d, Stage.Defaulted);
        assertTrue(vm.revertToStateAndDelete(state));
        vm.prank(carol);
        d.closeBreach(Breach.Insurance);
        pass(3 days);
        uninsure();
        d.openBreach(Breach.Insurance);
        pass(14 days - 1);
        vm.expectPartialRevert(DealCovenants.NotInDefault.selector);
        d.declareDefault();
        pass(1);
        d.declareDefault();
    }

    function test_moneyDoesNotCureAFailingCovenant() public {
        uninsure();
        d.openBreach(Breach.Insurance);
        pass(14 days);
        d.declareDefault();
        payFrom(borrower, d, 50_000e6);
        assertStage(d, Stage.Defaulted);
        assertEq(d.loan(today()).senior, 190_000e6 + senior.yieldOf(address(d)) + servicing(), "all senior is due");
        reinsure();
        d.closeBreach(Breach.Insurance);
        assertStage(d, Stage.Active);
        assertFalse(asks());
    }

    function servicing() private view returns (uint256) {
        (Deal.Purse memory p,) = d.purse();
        return p.servicing;
    }

    function test_closingTheBreachDoesNotCureMissedPayments() public {
        uninsure();
        d.openBreach(Breach.Insurance);
        passTo(t.firstDueDay + 5);
        d.declareDefault();
        reinsure();
        d.closeBreach(Breach.Insurance);
        assertStage(d, Stage.Defaulted);
        payFrom(borrower, d, d.arrears(today()));
        assertStage(d, Stage.Active);
    }

    function test_severalBreachesAtATime() public {
        uninsure();
        d.openBreach(Breach.Insurance);
        pass(4 days);
        d.openBreach(Breach.Telemetry);
        assertEq(d.status().breaches, 6);
        pass(10 days);
        d.declareDefault();
        assertEq(d.status().cause, 2, "the other one is not old enough");
        reinsure();
        d.closeBreach(Breach.Insurance);
        assertStage(d, Stage.Active);
        assertEq(d.status().breaches, 4, "stays open");
        assertTrue(asks());
    }

    function test_noBreachBeforeTheDraw() public {
        Deal other = raising(termsOf(newTitle(borrower)));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Raising));
        other.openBreach(Breach.Telemetry);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Raising));
        other.declareDefault();
    }
}
