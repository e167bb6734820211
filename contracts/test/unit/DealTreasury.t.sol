// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Attestations} from "../../src/Attestations.sol";
import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LentFixture} from "../base/LentFixture.sol";

/// @notice Deals and the Treasury, both real: what a deal does to the balance sheet and to the price of leaving sAID.
contract DealTreasuryTest is LentFixture {
    Deal private d;
    Terms private t;

    function setUp() public override {
        super.setUp();
        t = termsOf(newTitle(borrower));
        d = drawn(t);
    }

    function deals() private view returns (uint256 carried) {
        (,, carried,,,,) = treasury.balanceSheet();
    }

    function assertBacked() private {
        treasury.recognise();
        (uint256 cash, uint256 bills, uint256 carried, uint256 supply,,,) = treasury.balanceSheet();
        assertGe((cash + bills + carried) * E12, supply, "P1");
        assertEq(carried, d.capital().carrying, "the same on both sides");
    }

    function test_aDrawMovesCashIntoTheDeal() public {
        assertEq(deals(), 240_000e6);
        assertEq(usdc.balanceOf(borrower), 297_000e6);
        assertEq(staked.exitPrice(), staked.entryPrice());
        assertBacked();
    }

    function test_aWholeLifePaysTheStakers() public {
        uint256 before = staked.exitPrice();
        for (uint256 i; i < 12; ++i) {
            payNext(d);
            pass(1 days);
            assertBacked();
        }
        assertStage(d, Stage.Repaid);
        assertEq(deals(), 0);
        assertEq(treasury.POSITIONS().openPositions().length, 0);
        pass(8 days);
        assertGt(staked.exitPrice(), before);
    }

    function test_latenessIsInThePriceWithoutATransaction() public {
        uint256 late = (uint256(t.firstDueDay) + 1) * 1 days;
        vm.warp(late);
        uint256 whole = staked.exitPrice();
        vm.warp(late + 75 days);
        assertEq(treasury.POSITIONS().impairment(), d.seniorImpairment(), "as the deal says it");
        assertEq(d.seniorImpairment(), 45_000e6);
        assertLt(staked.exitPrice(), whole);
        vm.warp(late + 100 days);
        assertEq(treasury.POSITIONS().impairment(), d.seniorImpairment());
        assertGe(d.seniorImpairment(), 90_000e6);
        payFrom(carol, d, d.arrears(today()));
        assertEq(treasury.POSITIONS().impairment(), 0);
    }

    function test_aBreachADefaultAndACureAreInThePriceAtOnce() public {
        appraise(t.titleId, 0, 200_000e6);
        appraise(t.titleId, 1, 200_000e6);
        d.openBreach(Breach.Ltv);
        assertEq(treasury.POSITIONS().impairment(), 0, "5 % is the juniors'");
        uint256 whole = staked.exitPrice();
        pass(14 days);
        d.declareDefault();
        uint256 impaired = treasury.POSITIONS().impairment();
        assertEq(impaired, d.seniorImpairment());
        assertGt(impaired, 120_000e6);
        assertLt(staked.exitPrice(), whole);
        appraise(t.titleId, 0, VALUE);
        appraise(t.titleId, 1, VALUE);
        d.closeBreach(Breach.Ltv);
        assertStage(d, Stage.Active);
        assertEq(treasury.POSITIONS().impairment(), 0);
    }

    function test_aLossIsBorneByTheStakersAndARecoveryIsTheirs() public {
        appraise(t.titleId, 0, 200_000e6);
        appraise(t.titleId, 1, 200_000e6);
        liquidating(d);
        pass(6 days);
        uint256 price = staked.entryPrice();
        buy(carol, d);
        assertEq(deals(), 0);
        assertEq(treasury.POSITIONS().openPositions().length, 0);
        assertBacked();
        assertLt(staked.entryPrice(), price);
        uint256 after_ = staked.entryPrice();
        payFrom(carol, d, 50_000e6);
        pass(1 days);
        assertBacked();
        pass(8 days);
        assertGt(staked.entryPrice(), after_);
    }

    function test_aHandOverCarriesThePositionOn() public {
        appraise(t.titleId, 0, 250_000e6);
        appraise(t.titleId, 1, 250_000e6);
        handedOver(d, 150_000e6);
        assertEq(deals(), 150_000e6);
        assertEq(treasury.POSITIONS().impairment(), d.seniorImpairment());
        assertGt(d.seniorImpairment(), 0);
        assertBacked();
        payNext(d);
        assertEq(treasury.POSITIONS().impairment(), 0);
        assertBacked();
    }

    function test_day360IsRealised() public {
        defaulted(d);
        pass(360 days);
        uint256 loss = d.realiseImpairment();
        assertEq(deals(), 240_000e6 - loss);
        assertEq(treasury.POSITIONS().impairment(), 0);
        assertBacked();
        prepayFrom(carol, d, d.payoff(today()));
        assertStage(d, Stage.Repaid);
        assertEq(deals(), 0);
        assertBacked();
    }

    function test_aRefinancingNearTheCapIsCountedOnce() public {
        payNext(d);
        pass(30 days);
        Deal next = funded(termsOf(t.titleId));
        pass(2 days);
        appraise(t.titleId, 0, VALUE);
        appraise(t.titleId, 1, VALUE);
        attest(statementOf(Attestations.Kind.Bailee, t.titleId));
        vm.startPrank(borrower);
        titles.setApprovalForAll(address(next), true);
        next.draw(address(d), 0);
        vm.stopPrank();
        assertStage(d, Stage.Repaid);
        assertEq(deals(), 240_000e6);
        assertEq(treasury.POSITIONS().openPositions().length, 1);
    }

    function test_aSecondDealOfTheBorrowerIsAboveTheCap() public {
        Deal second = drawable(termsOf(newTitle(borrower)));
        vm.prank(borrower);
        vm.expectPartialRevert(SeniorPositions.ConcentrationTooHigh.selector);
        second.draw(address(0), 0);
        assertStage(second, Stage.Funded);
    }

    /// @dev Two alike, one late: leavers are paid less, stayers bear the same.
    function test_aBorrowerWhoStakesGainsNothingByBeingLate() public {
        uint256 shares = stakeAid(borrower, 100_000 * E6);
        vm.warp((uint256(t.firstDueDay) + 1) * 1 days);
        uint256 worth = staked.exitPrice() * shares / E18;
        vm.warp(block.timestamp + 80 days);
        uint256 then = staked.exitPrice() * shares / E18;
        assertLe(then, worth);
        assertGt(d.arrears(today()), 25_000e6);
    }
}
