// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {JuniorToken} from "../../src/JuniorToken.sol";
import {LateFixture} from "../base/LateFixture.sol";

/// @notice A borrower who also stakes, and may hold juniors, and who comes only when it is late: the same life twice, once
/// paid on time, once late. All that they have is counted at the end, when everything is paid and has vested.
contract LateStakerTest is LateFixture {
    struct Plan {
        /// Seconds between the due day's end and the payment.
        uint256 late;
        uint256 stake;
        /// Of the juniors' tokens.
        uint256 juniors;
        /// 0 stays, 1 asks for its exit, 2 leaves at once.
        uint256 way;
        /// Seconds from the end of the due day; negative ones are before anything is late.
        int256 leavesAt;
    }

    /// @dev Nobody else leaves while it is late: then being late costs at least what the late margin is. (What others give
    /// up who leave then is in LateAmongLeavers.t.sol and DippedPrice.t.sol.)
    /// forge-config: default.fuzz.runs = 48
    /// forge-config: deep.fuzz.runs = 1000
    function testFuzz_whoPaysLateIsNoRicher(uint256 late, uint256 stake, uint256 juniors, uint256 way, int256 at)
        public
    {
        Plan memory p = Plan(
            bound(late, 1 days, 89 days),
            bound(stake, 1, 1_500_000),
            bound(juniors, 0, 60_000),
            bound(way, 0, 2),
            int256(bound(uint256(at), 0, 120 days)) - int256(30 days)
        );
        uint256 state = vm.snapshotState();
        uint256 onTime = _live(p, false);
        vm.revertToState(state);
        uint256 delayed = _live(p, true);
        assertLe(delayed, onTime + DUST, "richer by being late");
    }

    function test_whatItCosts() public {
        Plan memory p = Plan(29 days, 300_000, 0, 0, 0);
        uint256 state = vm.snapshotState();
        uint256 onTime = _live(p, false);
        vm.revertToState(state);
        uint256 delayed = _live(p, true);
        assertGt(onTime, delayed + 100 * E6, "late margin, and interest on what was not repaid");
    }

    // --- who stakes only when it is late ---

    /// @dev The price of entering knows no impairment, so that who leaves with the cure gains nothing. Who stays, a stranger or
    /// the borrower, takes part in what the cure brings as every share does, and no more.
    /// forge-config: default.fuzz.runs = 48
    /// forge-config: deep.fuzz.runs = 1000
    function testFuzz_whoStakesWhileItIsLateTakesPartAndNoMore(bool borrows, uint256 stake, uint256 late) public {
        (int256 gained, uint256 brought, uint256 part) =
            _lateComer(borrows ? borrower : carol, bound(stake, 1, 10_000_000) * E6, bound(late, 1, 89 days));
        assertLe(gained, int256(brought * part / E18 + DUST), "more than its shares' part");
    }

    /// @dev With as much as all others together, on a loan of 240,000 that is late for thirty days.
    function test_whatALateComerGains() public {
        (int256 gained, uint256 brought, uint256 part) = _lateComer(carol, 2_400_000 * E6, 30 days - 1);
        assertApproxEqRel(part, E18 / 2, 1e16, "a half of all shares");
        assertApproxEqAbs(brought, 4_056 * E6, E6, "brought");
        assertApproxEqAbs(gained, int256(1_349 * E6), E6, "gained");
    }

    /// @return gained micro-dollars, more than by coming in the same second to a deal that has paid on time
    /// @return brought micro-dollars that the stakers got since then, more than from that deal
    /// @return part of all shares, 1e18 is all
    function _lateComer(address who, uint256 stake, uint256 late)
        private
        returns (int256 gained, uint256 brought, uint256 part)
    {
        uint256 state = vm.snapshotState();
        uint256 onTime = _join(who, stake, late, false);
        uint256 regular = yielded;
        vm.revertToState(state);
        uint256 delayed = _join(who, stake, late, true);
        part = staked.balanceOf(who) * E18 / staked.totalSupply();
        return (int256(delayed) - int256(onTime), yielded - regular, part);
    }

    function _join(address who, uint256 stake, uint256 late, bool delayed) private returns (uint256) {
        quietUntil = delayed ? type(uint256).max : 0;
        _to(lateFrom + late);
        quietUntil = 0;
        yielded = 0;
        uint256 shares = stakeAid(who, stake);
        if (delayed) {
            assertGt(d.arrears(today()), 0, "not late");
            _payArrears();
            assertLe(shares * staked.exitPrice() / E18, stake * E12, "gained at once");
        }
        return _end(who);
    }

    // --- one life ---

    function _live(Plan memory p, bool delayed) private returns (uint256) {
        _begin(p);
        quietUntil = delayed ? lateFrom + p.late : 0;
        uint256 leaves = uint256(int256(lateFrom) + p.leavesAt);
        if (p.way != 0) {
            _to(leaves);
            _leave(p.way);
            _to(leaves + 7 days);
            if (p.way == 1) try staked.process(type(uint256).max) {} catch {}
        }
        return _end(borrower);
    }

    function _begin(Plan memory p) private {
        _stake(p.stake * E6);
        if (p.juniors == 0) return;
        JuniorToken token = tokenOf(d);
        vm.prank(bob);
        token.transfer(borrower, p.juniors * E6);
    }

    /// @dev Asks, to be served a week later; or leaves at once.
    function _leave(uint256 way) private {
        uint256 shares = staked.balanceOf(borrower);
        vm.startPrank(borrower);
        if (way == 1) staked.requestRedeem(shares, borrower, borrower);
        else try staked.redeemInstant(shares, 0) {} catch {}
        vm.stopPrank();
    }
}
