// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Appraisals} from "../../src/Appraisals.sol";
import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice What a deal says of its own impairment stands on the way out of sAID: it never fails, is never more than what is
/// carried, and below 90 days moves with time alone.
contract DealImpairmentTest is DealFixture {
    /// @dev What the Treasury gives for the answer.
    uint256 private constant GAS = 500_000;

    /// @dev 5 % in 30 days, 15 % in 30, 30 % in 30: never more than 1 % a day.
    function testFuzz_latenessMovesItContinuously(uint256 second, uint256 step) public {
        Terms memory t = withoutJuniors(termsOf(newTitle(borrower)));
        Deal d = drawn(t);
        uint256 late = (uint256(t.firstDueDay) + 1) * 1 days;
        vm.warp(late + bound(second, 0, 90 days));
        uint256 before = d.seniorImpairment();
        step = bound(step, 0, late + 90 days - block.timestamp);
        vm.warp(block.timestamp + step);
        uint256 then = d.seniorImpairment();
        assertGe(then, before, "never falls by waiting");
        assertLe(then - before, 300_000e6 * step / 100 / 1 days + 1, "at most 1 % a day");
    }

    function test_itsValuesAtTheCorners() public {
        Deal d = newDeal();
        uint256 late = (uint256(d.terms().firstDueDay) + 1) * 1 days;
        vm.warp(late + 60 days);
        assertEq(d.seniorImpairment(), 0, "20 % is the juniors' part");
        vm.warp(late + 75 days);
        assertEq(d.seniorImpairment(), 45_000e6, "35 %");
        vm.warp(late + 90 days);
        assertEq(d.seniorImpairment(), 90_000e6, "50 %");
    }

    function test_theStepsAreBounded() public {
        Terms memory t = withoutJuniors(termsOf(newTitle(borrower)));
        Deal d = drawn(t);
        pass(4 days);
        d.openBreach(Breach.Telemetry);
        assertEq(d.seniorImpairment(), 15_000e6, "a breach: 5 %");
        pass(14 days);
        d.declareDefault();
        assertEq(d.seniorImpairment(), 150_000e6, "a default: half, while collateral is enough");
        vm.prank(underwriter);
        d.liquidate();
        pass(7 days);
        uint256 ask = auction.lastAsk(address(d));
        assertEq(d.seniorImpairment(), 300_000e6 - ask * 60 / 100, "an auction: what 60 % of the ask leave open");
    }

    /// @dev Any life, any time until 2200, any value, any roster.
    function testFuzz_itNeverFails(uint256 seed, uint256 time, uint72 value, bool share, bool roster) public {
        Terms memory t = termsOf(newTitle(borrower));
        if (share) t = shareTermsOf(t.titleId);
        if (seed % 3 == 1) t = withoutJuniors(t);
        Deal d = _life(t, seed / 3);
        if (value != 0) appraise(t.titleId, 2, value);
        if (roster) _emptyRoster();
        _check(d);
        vm.warp(block.timestamp + bound(time, 0, 170 * 365 days));
        _check(d);
    }

    /// @dev The longest schedule, behind it, in an auction, with the fullest roster, all of it read for the first time.
    function test_theDearestAnswerIsWithinItsGas() public {
        Terms memory t = shareTermsOf(newTitle(borrower));
        (t.months, t.contractedRevenue) = (36, 1e6);
        t.contractExpiry += 365 days;
        Deal d = drawn(t);
        for (uint256 i = 3; i < 16; ++i) {
            (address who, uint256 key) = makeAddrAndKey(string.concat("appraiser ", vm.toString(i)));
            asDelayed(rosterAdmin, address(appraisals), abi.encodeCall(appraisals.addAppraiser, (who)), 2 days);
            Appraisals.Appraisal memory a = Appraisals.Appraisal(t.titleId, uint72(VALUE), today(), 1);
            appraisals.submit(a, signed(a, key));
        }
        appraise(t.titleId, 0, VALUE);
        appraise(t.titleId, 1, VALUE);
        appraise(t.titleId, 2, VALUE);
        liquidating(d);
        vm.cool(address(d));
        vm.cool(address(appraisals));
        vm.cool(address(auction));
        uint256 before = gasleft();
        _check(d);
        uint256 used = before - gasleft();
        emit log_named_uint("gas of the dearest answer", used);
        assertLt(used, 450_000);
    }

    function _life(Terms memory t, uint256 seed) private returns (Deal d) {
        uint256 kind = seed % 9;
        if (kind == 0) return propose(t);
        if (kind == 1) return funded(t);
        d = drawn(t);
        if (kind == 2) return d;
        if (kind == 3) {
            payNext(d);
            return d;
        }
        if (kind == 4) {
            pass(4 days);
            d.openBreach(Breach.Telemetry);
            return d;
        }
        defaulted(d);
        if (kind == 5) return d;
        vm.prank(underwriter);
        d.liquidate();
        if (kind == 6) return d;
        if (kind == 7) {
            buy(carol, d);
            return d;
        }
        pass(8 days);
        verify(operator);
        vm.prank(underwriter);
        d.offerHandOver(operator, uint64(t.principal), uint40(block.timestamp));
        vm.prank(operator);
        d.acceptHandOver();
        assertStage(d, Stage.HandedOver);
    }

    function _emptyRoster() private {
        vm.startPrank(guardian);
        for (uint256 i; i < 3; ++i) {
            appraisals.removeAppraiser(appraiser[i]);
        }
        vm.stopPrank();
    }

    function _check(Deal d) private view {
        (bool ok, bytes memory answer) = address(d).staticcall{gas: GAS}(abi.encodeCall(Deal.seniorImpairment, ()));
        assertTrue(ok, "no answer");
        assertLe(abi.decode(answer, (uint256)), d.capital().carrying, "more than is carried");
    }
}
