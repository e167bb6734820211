// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice A borrower who also stakes, and may hold juniors: the same life twice, once paid on time, once late. All that
/// it has is counted at the end, when everything is paid and has vested.
contract LateStakerTest is DealFixture {
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

    /// @dev Micro-dollars that dividing may move over a life.
    uint256 private constant DUST = 1_000;

    Deal private d;
    Terms private t;
    uint256 private lateFrom;
    uint256 private quietUntil;

    function _lender() internal view override returns (address) {
        return address(treasury);
    }

    function setUp() public override {
        super.setUp();
        stakeAid(alice, 2_399_000 * E6);
        settle();
        t = termsOf(newTitle(borrower));
        t.graceDays = 30;
        d = drawn(t);
        lateFrom = (uint256(t.firstDueDay) + 1) * 1 days;
        fund(borrower, 2_000_000 * E6);
        vm.prank(borrower);
        usdc.approve(address(d), type(uint256).max);
    }

    /// @dev Nobody else leaves while it is late: then being late costs at least what the late margin is. (What others give
    /// up who leave then is in DippedPrice.t.sol.)
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
        _to(lateFrom + 140 days);
        uint256 all = d.payoff(today());
        vm.prank(borrower);
        d.prepay(all, 0);
        assertStage(d, Stage.Repaid);
        return _wealth();
    }

    function _begin(Plan memory p) private {
        uint256 amount = p.stake * E6;
        vm.startPrank(borrower);
        usdc.approve(address(issuer), amount);
        uint256 minted = issuer.mint(amount, borrower);
        aid.approve(address(staked), minted);
        staked.deposit(minted, borrower);
        vm.stopPrank();
        if (p.juniors == 0) return;
        JuniorToken token = tokenOf(d);
        vm.prank(bob);
        token.transfer(borrower, p.juniors * E6);
    }

    /// @dev Day by day: what is due is paid on its day, in the late life not before `quietUntil`; gains are recognised on
    /// the same days in both.
    function _to(uint256 time) private {
        for (uint256 day = block.timestamp / 1 days + 1; day * 1 days <= time; ++day) {
            passTo(day);
            if (day % 7 == 0) treasury.recognise();
            if (dueDayOf(d) <= day && block.timestamp >= quietUntil) _payArrears();
        }
        if (time > block.timestamp) pass(time - block.timestamp);
    }

    function _payArrears() private {
        uint256 due = d.arrears(today());
        vm.prank(borrower);
        d.pay(due, 0);
    }

    /// @dev Asks, to be served a week later; or leaves at once.
    function _leave(uint256 way) private {
        uint256 shares = staked.balanceOf(borrower);
        vm.startPrank(borrower);
        if (way == 1) staked.requestRedeem(shares, borrower, borrower);
        else try staked.redeemInstant(shares, 0) {} catch {}
        vm.stopPrank();
    }

    /// @dev Micro-dollars, of cash, AID, tickets, shares and payouts, when all that was paid has vested.
    function _wealth() private returns (uint256 usdc_) {
        for (uint256 i; i < 3; ++i) {
            pass(8 days);
            treasury.recognise();
        }
        pass(8 days);
        uint256 wei_ = aid.balanceOf(borrower) + staked.maxWithdraw(borrower);
        wei_ += staked.balanceOf(borrower) * staked.exitPrice() / E18;
        return usdc.balanceOf(borrower) + wei_ / E12 + tokenOf(d).claimable(borrower);
    }
}
