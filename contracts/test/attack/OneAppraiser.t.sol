// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Attestations} from "../../src/Attestations.sol";
import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {DealCovenants} from "../../src/DealCovenants.sol";
import {DealDraw} from "../../src/DealDraw.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {LentFixture} from "../base/LentFixture.sol";

/// @notice One appraiser who says that machines are worth nothing, or everything: it is one of two, or the others' words are
/// older than its own, so that the value rests on it. It gives no machines away, makes no loss final, breaks no covenant and
/// lends nothing. Treasury and deals are both real, and no juniors stand before the stakers.
contract OneAppraiserTest is LentFixture {
    uint64 private constant SENIOR = 300_000e6;
    uint256 private constant LIAR = 0;
    uint256 private constant HONEST = 1;

    Terms private t;

    function setUp() public override {
        super.setUp();
        t = withoutJuniors(termsOf(newTitle(borrower)));
        (t.graceDays, t.amortisation) = (10, Amortisation.Bullet);
    }

    function _appraised(uint256 honest, uint256 lie) private {
        appraise(t.titleId, HONEST, honest);
        appraise(t.titleId, LIAR, lie);
    }

    // --- the hand-over ---

    function test_ofTwoItGivesNoMachinesAway() public {
        Deal d = defaulted(drawn(t));
        _appraised(VALUE, 1);
        assertEq(d.collateralValue(), 1, "the value rests on the liar");
        _assertNothingIsGivenAway(d);
        pass(30 days);
        _appraised(VALUE, 1);
        _assertNothingIsGivenAway(d);
    }

    /// @dev After a default nobody else need have spoken for weeks.
    function test_withTheOnlyFreshWordItGivesNoMachinesAway() public {
        Deal d = drawable(t);
        appraise(t.titleId, 2, VALUE);
        draw(d);
        defaulted(d);
        appraise(t.titleId, LIAR, 1);
        assertEq(d.collateralValue(), 1, "the others' words are too old");
        _assertNothingIsGivenAway(d);
    }

    /// @dev The least is what the highest word covers, and that is taken.
    function _assertNothingIsGivenAway(Deal d) private {
        uint64 least = uint64((appraisals.highestOf(t.titleId) * 60 + 99) / 100);
        assertGt(least, 280_000e6);
        uint64[2] memory offers = [1, least - 1];
        verify(operator);
        for (uint256 i; i < 2; ++i) {
            _offer(d, offers[i]);
            vm.prank(operator);
            vm.expectRevert(abi.encodeWithSelector(DealWorkout.HandOverOutOfBounds.selector, offers[i], least, SENIOR));
            d.acceptHandOver();
        }
        assertEq(d.capital().carrying, SENIOR);
        uint256 state = vm.snapshotState();
        _offer(d, least);
        vm.prank(operator);
        d.acceptHandOver();
        assertEq(d.owed(today()), least);
        assertEq(d.capital().carrying, least);
        assertTrue(vm.revertToStateAndDelete(state));
    }

    function _offer(Deal d, uint64 principal) private {
        vm.prank(underwriter);
        d.offerHandOver(operator, principal, uint40(block.timestamp));
    }

    // --- what time makes final ---

    function _old() private returns (Deal d) {
        d = defaulted(drawn(t));
        pass(360 days);
        _appraised(VALUE, VALUE);
    }

    /// @dev It lowers what leavers get until it is removed. What is written off is what the highest word says.
    function test_itMakesNoLossFinal() public {
        Deal d = _old();
        uint256 honest = d.seniorImpairment();
        assertEq(d.realisable(), honest);
        assertGt(honest, 0);
        uint256 entry = staked.entryPrice();
        _appraised(VALUE, 1);
        assertEq(d.seniorImpairment(), SENIOR, "the exit price has it");
        assertEq(staked.entryPrice(), entry);
        assertEq(d.realiseImpairment(), honest);
        assertEq(d.capital().carrying, SENIOR - honest);
        vm.expectRevert(DealWorkout.NothingImpaired.selector);
        d.realiseImpairment();
        vm.prank(guardian);
        appraisals.removeAppraiser(appraiser[LIAR]);
        assertEq(d.seniorImpairment(), 0, "the rest comes back");
    }

    /// @dev Nor does who stakes into it gain a wei.
    function test_nobodyStakesCheaplyIntoItsLie() public {
        Deal d = _old();
        uint256 state = vm.snapshotState();
        uint256 honest = _stakedInto(d, VALUE);
        assertTrue(vm.revertToStateAndDelete(state));
        assertEq(_stakedInto(d, 1), honest);
    }

    /// @dev What carol has who stakes when the loss is realised, once the machines are sold.
    function _stakedInto(Deal d, uint256 said) private returns (uint256) {
        _appraised(VALUE, said);
        d.realiseImpairment();
        uint256 shares = stakeAid(carol, 1_000_000 * E6);
        vm.prank(guardian);
        appraisals.removeAppraiser(appraiser[LIAR]);
        d.liquidate();
        pass(3 days);
        buy(makeAddr("buyer"), d);
        for (uint256 i; i < 4; ++i) {
            pass(8 days);
            treasury.recognise();
        }
        return shares * staked.exitPrice();
    }

    // --- the covenant ---

    function test_itBreaksNoCovenant() public {
        Deal d = drawn(t);
        pass(1 days);
        _appraised(VALUE, 1);
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.CovenantKept.selector, Breach.Ltv));
        d.openBreach(Breach.Ltv);
        assertEq(treasury.POSITIONS().impairment(), 0);
        pass(14 days);
        vm.expectPartialRevert(DealCovenants.NotInDefault.selector);
        d.declareDefault();
        // A high word keeps it, until it is removed.
        _appraised(1, VALUE);
        assertFalse(d.fails(Breach.Ltv));
        vm.prank(guardian);
        appraisals.removeAppraiser(appraiser[LIAR]);
        d.openBreach(Breach.Ltv);
    }

    // --- the draw ---

    /// @dev The value counts words that are no longer fresh; a draw does not, where they are higher.
    function test_aStaleHighWordLendsNothing() public {
        t.drawLtvBps = 5_600;
        Deal d = funded(t);
        vm.prank(borrower);
        titles.pledge(t.titleId, address(d));
        appraise(t.titleId, 2, 900_000e6, today() - 34);
        pass(2 days);
        appraise(t.titleId, HONEST, 590_000e6, today() - 2);
        appraise(t.titleId, LIAR, VALUE, today() - 2);
        attest(statementOf(Attestations.Kind.Bailee, t.titleId));
        (uint256 fresh,,, uint256 median) = appraisals.freshOf(t.titleId);
        assertEq(fresh, 2);
        uint256 value = appraisals.valueOf(t.titleId);
        assertGt(value, median);
        uint256 most = median * t.drawLtvBps / 10_000;
        assertLt(most, SENIOR);
        assertGt(value * t.drawLtvBps / 10_000, SENIOR, "by the value it would be drawn");
        vm.prank(borrower);
        vm.expectRevert(abi.encodeWithSelector(DealDraw.LtvTooHigh.selector, SENIOR, most, median));
        d.draw(address(0), 0);
        assertStage(d, Stage.Funded);
        appraise(t.titleId, LIAR, 590_000e6);
        draw(d);
        assertStage(d, Stage.Active);
    }
}
