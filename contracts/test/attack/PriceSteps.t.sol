// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Calendar} from "../../src/libraries/Calendar.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {LentFixture} from "../base/LentFixture.sol";

/// @notice How a deal that goes wrong moves the price of leaving: by the second below 90 days of lateness, and by steps that
/// are listed here with the size of each. Nothing stands before the stakers: no juniors, no surplus to speak of.
contract PriceStepsTest is LentFixture {
    uint256 private constant EXPOSURE = 300_000e6;
    /// @dev Digits of the price that one micro-dollar of loss is, rounded up, and one for its own rounding.
    uint256 private constant DUST = 2;

    Deal private d;
    Terms private t;
    uint256 private lateFrom;

    function setUp() public override {
        super.setUp();
        t = withoutJuniors(termsOf(newTitle(borrower)));
        t.originationFeeBps = 0;
        d = drawn(t);
        lateFrom = (uint256(t.firstDueDay) + 1) * 1 days;
        // What the deployment seeded as surplus is lost, so that every micro-dollar is the stakers'.
        invest(10_000 * E6);
        vault.lose(100 * E6);
        treasury.recognise();
        assertEq(surplus(), 0);
    }

    // --- by time ---

    /// @dev No second moves it by more than the curve's steepest part: 1 % of the exposure a day.
    function testFuzz_below90DaysThePriceMovesByTheSecond(uint256 at, uint256 step) public {
        at = bound(at, 0, 90 days);
        step = bound(step, 1, 90 days - at + 1) - (at == 90 days ? 1 : 0);
        vm.warp(lateFrom + at);
        uint256 before = staked.exitPrice();
        vm.warp(lateFrom + at + (at + step > 90 days ? 90 days - at : step));
        uint256 then = staked.exitPrice();
        assertLe(then, before, "waiting made it better");
        assertLe(before - then, _priceOf(EXPOSURE * step / 100 / 1 days + 1), "faster than the curve");
    }

    /// @dev From the draw on, hour by hour, without anybody's transaction: one jump at most, after day 90, and none
    /// where the collateral is enough.
    function test_timeAloneHasOneStep() public {
        assertEq(_jumps(), 0, "enough collateral");
        _appraise(200_000e6);
        assertEq(_jumps(), 1, "day 90, where the collateral is not enough");
    }

    function _jumps() private returns (uint256 jumps) {
        uint256 state = vm.snapshotState();
        uint256 last = staked.exitPrice();
        // Beyond day 90 only ageing collateral moves it, slower than half a percent a day.
        uint256 most = _priceOf(EXPOSURE / 100 / 24 + 1);
        for (uint256 time = block.timestamp; time < lateFrom + 100 days; time += 1 hours) {
            vm.warp(time);
            uint256 price = staked.exitPrice();
            if (last > price + most) ++jumps;
            last = price;
        }
        vm.revertToState(state);
    }

    // --- by transactions ---

    /// @dev The steps, as parts of the exposure in basis points, and what each is at most.
    function test_theStepsAreTheseAndNoLarger() public {
        pass(73 hours);
        assertEq(_step(address(d), carol, abi.encodeCall(Deal.openBreach, (Breach.Telemetry))), 500, "a breach");
        pass(14 days);
        assertEq(_step(address(d), carol, abi.encodeCall(Deal.declareDefault, ())), 4_500, "a default: to the half");
        assertApproxEqAbs(
            _stepOfAppraisals(200_000e6), 1_000, 1, "appraisals: 60 % of the fall, where half is not enough"
        );
        uint256 state = vm.snapshotState();
        _assertTakenOver();
        vm.revertToState(state);
        _assertRealised();
        vm.revertToState(state);
        _assertSold();
    }

    /// @dev Together they cannot take more than the deal.
    function test_theWorstOfAllIsTheDeal() public {
        uint256 whole = staked.exitPrice();
        pass(73 hours);
        d.openBreach(Breach.Telemetry);
        pass(14 days);
        d.declareDefault();
        _appraise(1);
        assertEq(whole - staked.exitPrice(), _exactly(EXPOSURE));
    }

    /// @dev From a deal that was on time: half the exposure, or what 60 % of the collateral leave open, if that is more.
    function testFuzz_aDefaultTakesWhatItSays(uint72 value) public {
        value = uint72(bound(value, 1, 600_000e6));
        pass(73 hours);
        d.openBreach(Breach.Telemetry);
        pass(14 days);
        _appraise(value);
        uint256 uncovered = EXPOSURE > value * 6 / 10 ? EXPOSURE - value * 6 / 10 : 0;
        uint256 most = uncovered > EXPOSURE / 2 ? uncovered : EXPOSURE / 2;
        uint256 step = _step(address(d), carol, abi.encodeCall(Deal.declareDefault, ()));
        assertLe(step, (most * 10_000 + EXPOSURE - 1) / EXPOSURE - 500 + 1);
    }

    /// @dev What a share of revenue is behind its schedule counts when grace is over, without anybody's transaction: what was
    /// scheduled for that day and no more, a step a month.
    function test_aShortfallIsAStepByTimeAlone() public {
        Deal share = _share(40_000e6);
        pass(1 days);
        Telemetry.Report memory r = reportOf(t.titleId);
        r.revenue = 0;
        report(r);
        passTo(uint256(t.firstDueDay) + t.graceDays);
        share.applyReceived(0);
        assertEq(treasury.POSITIONS().impairment(), 0, "a month of nothing is not late, and grace not over");
        for (uint256 month = 1; month <= 3; ++month) {
            uint256 before = treasury.POSITIONS().impairment();
            pass(1 days);
            assertEq(treasury.POSITIONS().impairment(), 25_000e6 * month, "a twelfth of the principal, owed by nobody");
            assertLe(treasury.POSITIONS().impairment(), before + 25_000e6);
            assertEq(treasury.POSITIONS().impairment(), share.seniorImpairment(), "the walk asks");
            passTo(Calendar.addMonths(t.firstDueDay, month) + t.graceDays);
        }
    }

    /// @dev Closing waits until grace is over on the last due day: by then time alone has counted all that it will strike out.
    function test_closingAShareIsNoStep() public {
        Deal share = _share(5_000e6);
        for (uint256 i; i < t.months; ++i) {
            passTo(dueDayOf(share));
            payFrom(carol, share, share.arrears(today()));
        }
        passTo(DealTerms.lastDueDay(t) + t.graceDays + 1);
        treasury.recognise();
        assertGt(treasury.POSITIONS().impairment(), 200_000e6);
        assertEq(_step(address(share), carol, abi.encodeCall(Deal.close, ())), 0, "a close");
        assertStage(share, Stage.Closed);
    }

    /// @dev A share of four fifths of the revenue and nothing else, in the place of the deal there was.
    function _share(uint64 contractedRevenue) private returns (Deal share) {
        t = shareTermsOf(newTitle(borrower));
        (t.junior, t.minJunior, t.servicingFeeBps, t.borrower) = (0, 0, 0, carol);
        (t.titleId, t.contractedRevenue) = (uint64(newTitle(carol)), contractedRevenue);
        verify(carol);
        prepayFrom(borrower, d, d.payoff(today()));
        share = drawable(t);
        vm.prank(carol);
        share.draw(address(0), 0);
    }

    /// @dev A sale pays interest, margin and fee before principal, and 60 % of the collateral counted for principal alone: where
    /// they have grown beyond the other 40 %, the sale is a step, of no more than they are. The stakers get most of it as yield.
    function test_aSaleIsAStepWhereInterestHasGrownBeyondTheMargin() public {
        pass(73 hours);
        d.openBreach(Breach.Telemetry);
        pass(14 days);
        d.declareDefault();
        pass(4 * 365 days);
        vm.prank(underwriter);
        d.liquidate();
        pass(6 days);
        uint256 besides = d.owed(today()) - EXPOSURE;
        uint64 ask = uint64(auction.ask(address(d)));
        assertGt(besides, ask * 40 / 100, "not enough of it");
        fund(carol, ask);
        vm.prank(carol);
        usdc.approve(address(auction), ask);
        uint256 before = staked.exitPrice();
        vm.prank(carol);
        auction.buy(address(d), ask);
        uint256 step = before - staked.exitPrice();
        assertGt(step, 0);
        assertLe(step, _priceOf(besides));
    }

    function _assertTakenOver() private {
        verify(operator);
        vm.prank(underwriter);
        d.offerHandOver(operator, 180_000e6, uint40(block.timestamp));
        assertEq(_step(address(d), operator, abi.encodeCall(Deal.acceptHandOver, ())), 0, "a hand-over");
    }

    function _assertRealised() private {
        pass(360 days);
        assertEq(_step(address(d), carol, abi.encodeCall(Deal.realiseImpairment, ())), 0, "a write-off");
    }

    function _assertSold() private {
        assertEq(_step(address(d), underwriter, abi.encodeCall(Deal.liquidate, ())), 0, "an auction");
        // The ask falls by 90 % of the value in seven days, of which 60 % count.
        uint256 last = staked.exitPrice();
        for (uint256 i; i < 7 * 24; ++i) {
            pass(1 hours);
            assertLe(last - staked.exitPrice(), _priceOf(VALUE * 54 / 100 / 7 / 24 + 2), "an auction's hour");
            last = staked.exitPrice();
        }
        uint64 ask = uint64(auction.ask(address(d)));
        fund(carol, ask);
        vm.prank(carol);
        usdc.approve(address(auction), ask);
        assertEq(_step(address(auction), carol, abi.encodeCall(auction.buy, (address(d), ask))), 0, "a sale");
        assertStage(d, Stage.Closed);
    }

    // --- inside ---

    /// @return by how much it fell, in basis points of the exposure, rounded down; 0 where it rose
    function _step(address target, address who, bytes memory data) private returns (uint256) {
        uint256 before = staked.exitPrice();
        vm.prank(who);
        (bool ok,) = target.call(data);
        assertTrue(ok, "refused");
        return _fall(before);
    }

    function _stepOfAppraisals(uint256 value) private returns (uint256) {
        // From a value at which half the exposure is just enough.
        _appraise(250_000e6);
        uint256 before = staked.exitPrice();
        _appraise(value);
        return _fall(before);
    }

    function _fall(uint256 before) private view returns (uint256) {
        uint256 price = staked.exitPrice();
        if (price + DUST >= before) return 0;
        return ((before - price + DUST) * staked.totalSupply() / E18) * 10_000 / (EXPOSURE * E12);
    }

    function _appraise(uint256 value) private {
        appraise(t.titleId, 0, value);
        appraise(t.titleId, 1, value);
    }

    /// @dev What a loss is in the price, rounded up, with room for rounding.
    function _priceOf(uint256 loss) private view returns (uint256) {
        return _exactly(loss) + 1 + DUST;
    }

    function _exactly(uint256 loss) private view returns (uint256) {
        return loss * E12 * E18 / staked.totalSupply();
    }
}
