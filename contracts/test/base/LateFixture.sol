// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LentFixture} from "./LentFixture.sol";

/// @notice A deal that is paid on its days, or later; lives of it that differ in nothing else, and what somebody has at
/// their end.
abstract contract LateFixture is LentFixture {
    /// @dev Micro-dollars that dividing may move over a life.
    uint256 internal constant DUST = 1_000;

    Deal internal d;
    Terms internal t;
    uint256 internal lateFrom;
    /// @dev What is due is not paid before.
    uint256 internal quietUntil;
    /// @dev Micro-dollars that the deal has paid to the stakers.
    uint256 internal yielded;

    function setUp() public virtual override {
        super.setUp();
        t = _terms(newTitle(borrower));
        t.graceDays = 30;
        d = drawn(t);
        lateFrom = (uint256(t.firstDueDay) + 1) * 1 days;
        fund(borrower, 2_000_000 * E6);
        vm.prank(borrower);
        usdc.approve(address(d), type(uint256).max);
    }

    function _stakeAll() internal override {
        stakeAid(alice, 2_399_000 * E6);
    }

    function _terms(uint256 titleId) internal view virtual returns (Terms memory) {
        return termsOf(titleId);
    }

    /// @dev Of the borrower's own.
    function _stake(uint256 amount) internal {
        vm.startPrank(borrower);
        usdc.approve(address(issuer), amount);
        uint256 minted = issuer.mint(amount, borrower);
        aid.approve(address(staked), minted);
        staked.deposit(minted, borrower);
        vm.stopPrank();
    }

    /// @dev Day by day: what is due is paid on its day, in a late life not before `quietUntil`; gains are recognised on
    /// the same days in all.
    function _to(uint256 time) internal {
        for (uint256 day = block.timestamp / 1 days + 1; day * 1 days <= time; ++day) {
            passTo(day);
            if (day % 7 == 0) treasury.recognise();
            if (dueDayOf(d) <= day && block.timestamp >= quietUntil) _payArrears();
        }
        if (time > block.timestamp) pass(time - block.timestamp);
    }

    function _payArrears() internal {
        _pay(d.arrears(today()), false);
    }

    function _pay(uint256 amount, bool ahead) internal {
        uint256 before = treasury.pendingOfDeals();
        vm.prank(borrower);
        ahead ? d.prepay(amount, 0) : d.pay(amount, 0);
        yielded += treasury.pendingOfDeals() - before;
    }

    /// @return what somebody has when all is paid and has vested, micro-dollars
    function _end(address who) internal returns (uint256) {
        _to(lateFrom + 140 days);
        _pay(d.payoff(today()), true);
        assertStage(d, Stage.Repaid);
        return _wealth(who);
    }

    /// @dev Micro-dollars, of cash, AID, tickets, shares and payouts, when all that was paid has vested.
    function _wealth(address who) private returns (uint256 usdc_) {
        for (uint256 i; i < 3; ++i) {
            pass(8 days);
            treasury.recognise();
        }
        pass(8 days);
        uint256 wei_ = aid.balanceOf(who) + staked.maxWithdraw(who);
        wei_ += staked.balanceOf(who) * staked.exitPrice() / E18;
        return usdc.balanceOf(who) + wei_ / E12 + tokenOf(d).claimable(who);
    }
}
