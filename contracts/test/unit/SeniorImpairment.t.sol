// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {Ask} from "../../src/libraries/Ask.sol";
import {LendingFixture} from "../base/LendingFixture.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";
import {Fault} from "../mocks/Faults.sol";

/// @notice What lateness, breach and default take from the exit price, without a transaction, and that no deal can keep
/// anybody from leaving.
contract SeniorImpairmentTest is LendingFixture {
    // --- by time ---

    function test_latenessCountsByTheSecondAndByNobodysTransaction() public {
        DebtorDouble deal = lent(200_000 * E6, 20_000 * E6);
        uint256 price = staked.exitPrice();
        uint256 lateFrom = (uint256(positionOf(deal).lateAfter) + 1) * 1 days;
        vm.warp(lateFrom);
        assertEq(staked.exitPrice(), price, "the due day is over");
        // Of 220,000: 5 % after 30 days, which the juniors bear; 20 % after 60, 50 % after 90.
        vm.warp(lateFrom + 30 days);
        assertEq(positions.impairment(), 0);
        vm.warp(lateFrom + 60 days);
        assertEq(positions.impairment(), 24_000 * E6);
        assertEq(treasury.impairment(), 23_900 * E18, "less the surplus");
        assertApproxEqAbs(staked.exitPrice(), 0.9761e18, 1);
        vm.warp(lateFrom + 90 days);
        assertEq(positions.impairment(), 90_000 * E6);
        // From here on the deal knows.
        deal.set(95_000 * E6);
        vm.warp(lateFrom + 90 days + 1);
        assertEq(positions.impairment(), 95_000 * E6);
    }

    /// @dev Never by more than 1 % of the exposure a day, and a micro-dollar.
    function testFuzz_below90DaysItMovesContinuously(uint256 late, uint256 step) public {
        DebtorDouble deal = lent(200_000 * E6, 0);
        uint256 lateFrom = (uint256(positionOf(deal).lateAfter) + 1) * 1 days;
        late = bound(late, 0, 90 days);
        step = bound(step, 0, 90 days - late);
        vm.warp(lateFrom + late);
        uint256 before = positions.impairment();
        vm.warp(lateFrom + late + step);
        assertGe(positions.impairment(), before);
        assertLe(positions.impairment(), before + 2_000 * E6 * step / 1 days + 1);
    }

    function test_whatAsksIsAskedAndAtMostItsCarrying() public {
        DebtorDouble deal = lent(200_000 * E6, 50_000 * E6);
        deal.set(7);
        assertEq(positions.impairment(), 0, "nothing is late");
        reposition(deal, 0, true);
        assertEq(positions.impairment(), 7);
        deal.set(type(uint256).max);
        assertEq(positions.impairment(), 200_000 * E6);
        receive_(deal, 200_000 * E6, 0);
        assertEq(positions.impairment(), 0);
        reposition(deal, today() + 30, false);
        assertEq(treasury.impairment(), 0);
    }

    function test_leaversAndStayersShareInProportion() public {
        DebtorDouble deal = lent(200_000 * E6, 0);
        stakeAid(bob, 300_000 * E6);
        pass(1 days);
        treasury.recognise();
        reposition(deal, 0, true);
        deal.set(130_100 * E6);
        uint256 shares = staked.balanceOf(bob) / 2;
        vm.prank(bob);
        uint256 id = staked.requestRedeem(shares, bob, bob);
        pass(7 days);
        (, uint256 assets) = staked.process(1);
        assertApproxEqAbs(assets, 135_000 * E18, 1, "a tenth less");
        writeOff(deal, 130_100 * E6);
        deal.set(0);
        assertApproxEqAbs(staked.exitPrice(), 0.9e18, 1);
        assertEq(staked.exitPrice(), staked.entryPrice());
        vm.prank(bob);
        staked.claim(id, bob);
    }

    // --- a deal that does not answer ---

    function test_aDealWithoutAnAnswerCountsAsLostAndStopsNobody() public {
        DebtorDouble deal = lent(200_000 * E6, 50_000 * E6);
        reposition(deal, 0, true);
        Fault[5] memory faults = [Fault.Revert, Fault.LongRevert, Fault.BurnGas, Fault.ShortAnswer, Fault.Nonsense];
        for (uint256 i; i < faults.length; ++i) {
            deal.fail(faults[i]);
            assertEq(positions.impairment(), 200_000 * E6);
            _everyWayOut();
        }
        vm.etch(address(deal), "");
        assertEq(positions.impairment(), 200_000 * E6);
        _everyWayOut();
    }

    function _everyWayOut() private {
        uint256 state = vm.snapshotState();
        vm.startPrank(alice);
        staked.requestRedeem(1_000 * E18, alice, alice);
        staked.redeemInstant(1_000 * E18, 0);
        pass(7 days);
        (uint256 served,) = staked.process(1);
        assertEq(served, 1_000 * E18);
        uint256 assets = staked.claim(1, alice);
        vm.stopPrank();
        assertApproxEqAbs(assets, 800.1e18, E18);
        verify(alice);
        assertGt(redeem(alice, assets), 0);
        treasury.recognise();
        treasury.balanceSheet();
        lens.protocol();
        vm.revertToState(state);
    }

    /// @dev However many burn what they are given, leaving costs eight answers and fits a block.
    function test_silenceHasABound() public {
        Fault[3] memory faults = [Fault.Revert, Fault.BurnGas, Fault.Nonsense];
        for (uint256 i; i < 128; ++i) {
            DebtorDouble deal = lent(1_000 * E6, 0);
            deal.fail(faults[i % 3]);
            reposition(deal, 0, true);
        }
        uint256 gas = gasleft();
        assertEq(positions.impairment(), 128_000 * E6);
        gas -= gasleft();
        assertLt(gas, 8 * positions.DEAL_GAS() + 1_000_000);
        emit log_named_uint("gas of 128 positions that do not answer", gas);
        vm.prank(alice);
        assertGt(staked.redeemInstant{gas: 10_000_000}(E18, 0), 0);
    }

    /// @dev Behind eight that are silent, one that would answer is not asked.
    function test_behindTheSilentNobodyIsAsked() public {
        DebtorDouble honest = lent(1_000 * E6, 0);
        reposition(honest, 0, true);
        honest.set(10 * E6);
        for (uint256 i; i < 8; ++i) {
            assertEq(positions.impairment(), (i * 1_000 + 10) * E6);
            DebtorDouble deal = lent(1_000 * E6, 0);
            deal.fail(Fault.Revert);
            vm.prank(address(deal));
            treasury.reposition(0, 0, true, 0);
            vm.prank(address(honest));
            treasury.reposition(0, 0, true, uint8(i + 2));
            // Both ask: whoever came to stand first is asked first.
            reposition(honest, today() + 1, false);
            reposition(honest, 0, true);
        }
        assertEq(positions.impairment(), 9_000 * E6);
    }

    function test_nobodyCanMakeADealLookSilent() public {
        DebtorDouble deal = lent(200_000 * E6, 0);
        reposition(deal, 0, true);
        deal.set(10 * E6);
        uint256 price = staked.exitPrice();
        for (uint256 gas = 20_000; gas < 800_000; gas += 10_000) {
            try staked.exitPrice{gas: gas}() returns (uint256 seen) {
                assertEq(seen, price);
            } catch {}
        }
        deal.fail(Fault.Revert);
        vm.expectRevert(Ask.InsufficientGas.selector);
        positions.impairment{gas: 400_000}();
    }

    // --- cost ---

    /// @dev 128 positions, of which ten are late, or ask, or none. As a transaction of its own all slots are cold.
    function test_costGrowsWithLateDealsOnly() public {
        DebtorDouble[] memory deals = new DebtorDouble[](128);
        for (uint256 i; i < 128; ++i) {
            deals[i] = lent(1_000 * E6, 0);
            if (i >= 10) reposition(deals[i], today() + 200, false);
        }
        uint256 none = _costOfAnExit("exit price, 128 positions, none late");
        vm.warp((uint256(today()) + 60) * 1 days);
        uint256 late = _costOfAnExit("exit price, 128 positions, 10 late");
        for (uint256 i; i < 10; ++i) {
            reposition(deals[i], 0, true);
        }
        uint256 asked = _costOfAnExit("exit price, 128 positions, 10 asked");
        assertLt(none, 40_000);
        assertLt(late, none + 60_000);
        assertLt(asked, none + 120_000);
    }

    function _costOfAnExit(string memory what) private returns (uint256 gas) {
        vm.cool(address(staked));
        vm.cool(address(treasury));
        vm.cool(address(positions));
        vm.cool(address(aid));
        vm.cool(address(vault));
        gas = gasleft();
        staked.exitPrice();
        gas -= gasleft();
        emit log_named_uint(what, gas);
    }
}
