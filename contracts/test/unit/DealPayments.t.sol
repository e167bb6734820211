// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealFixture} from "../base/DealFixture.sol";
import {UsdcDouble} from "../mocks/UsdcDouble.sol";

/// @notice Money that comes in: who gets it, in which order, and what is refused.
contract DealPaymentsTest is DealFixture {
    Deal private d;
    Terms private t;

    function setUp() public override {
        super.setUp();
        d = newDeal();
        t = d.terms();
    }

    // --- the first instalment by numbers: 38 days on 300,000 ---

    function test_aPaymentOnItsDayIsSharedOut() public {
        passTo(t.firstDueDay);
        uint256 days_ = t.firstDueDay - d.times().drawn / 1 days;
        uint256 interest = up(300_000e6 * 1_200 * days_, 3_650_000);
        uint256 seniorInterest = up(240_000e6 * 900 * days_, 3_650_000);
        uint256 fee = up(300_000e6 * 50 * days_, 3_650_000);
        uint256 due = interest + fee + 25_000e6;
        assertEq(d.arrears(today()), due);
        fund(carol, due + 5e6);
        vm.startPrank(carol);
        usdc.approve(address(d), due + 5e6);
        vm.expectEmit(address(d));
        emit DealPayments.Received(carol, fee, 25_000e6, seniorInterest, 0, interest - seniorInterest);
        assertEq(d.pay(due + 5e6, 0), due, "exactly what is owed");
        vm.stopPrank();
        assertEq(usdc.balanceOf(carol), 5e6);
        assertEq(senior.received(address(d)), 25_000e6 + seniorInterest);
        (Deal.Purse memory p, uint256 unapplied) = d.purse();
        assertEq(p.servicing, fee);
        assertEq(p.juniors, interest - seniorInterest);
        assertEq(unapplied, 0);
        assertApproxEqAbs(claim(d, bob), interest - seniorInterest, 1, "a part of a micro-dollar waits");
        (, uint64 carrying,, uint24 lateAfter,) = senior.positionOf(address(d));
        assertEq(carrying, 215_000e6);
        assertEq(d.capital().carrying, 215_000e6);
        (, uint256 next) = d.oldestUnpaid(today());
        assertEq(lateAfter, next);
        assertGt(next, t.firstDueDay);
        assertHeld(d);
    }

    function up(uint256 a, uint256 b) private pure returns (uint256) {
        return (a + b - 1) / b;
    }

    function test_aPartOfAnInstalmentCounts() public {
        passTo(t.firstDueDay);
        uint256 due = d.arrears(today());
        assertEq(payFrom(carol, d, 10e6), 10e6);
        assertEq(d.arrears(today()), due - 10e6);
        (, uint256 oldest) = d.oldestUnpaid(today());
        assertEq(oldest, t.firstDueDay);
    }

    function test_aPlainTransferIsAppliedByAnyone() public {
        passTo(t.firstDueDay);
        uint256 due = d.arrears(today());
        fund(address(d), due + 3e6);
        assertEq(d.arrears(today()), due, "not before somebody applies it");
        vm.prank(carol);
        assertEq(d.applyReceived(0), due);
        (, uint256 unapplied) = d.purse();
        assertEq(unapplied, 3e6, "the rest waits");
        assertEq(d.applyReceived(0), 0);
        assertEq(d.arrears(today()), 0);
        assertHeld(d);
    }

    function test_anotherTokenIsNoMoney() public {
        passTo(t.firstDueDay);
        uint256 due = d.arrears(today());
        UsdcDouble other = new UsdcDouble();
        other.mint(address(d), due);
        assertEq(d.applyReceived(0), 0);
        assertEq(d.arrears(today()), due);
        (, uint256 unapplied) = d.purse();
        assertEq(unapplied, 0);
        other.mint(carol, due);
        vm.startPrank(carol);
        other.approve(address(d), due);
        // The deal asks for USDC and nothing else.
        vm.expectRevert("ERC20: transfer amount exceeds allowance");
        d.pay(due, 0);
        usdc.approve(address(d), due);
        vm.expectRevert("ERC20: transfer amount exceeds balance");
        d.pay(due, 0);
        usdc.approve(address(d), due - 1);
        vm.stopPrank();
        fund(carol, due);
        vm.prank(carol);
        vm.expectRevert("ERC20: transfer amount exceeds allowance");
        d.pay(due, 0);
        assertEq(other.balanceOf(carol), due);
        assertEq(usdc.balanceOf(carol), due);
        assertEq(d.arrears(today()), due);
        assertHeld(d);
    }

    /// @dev Nobody can take them out again, and they stop nothing.
    function test_otherTokensInADealStayThereAndStopNothing() public {
        UsdcDouble other = new UsdcDouble();
        other.mint(address(d), 5e6);
        vm.prank(borrower);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.takeUnapplied(borrower);
        prepayFrom(carol, d, d.payoff(today()));
        assertStage(d, Stage.Repaid);
        vm.prank(borrower);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.takeUnapplied(borrower);
        assertEq(other.balanceOf(address(d)), 5e6);
        assertHeld(d);
    }

    function test_theRestWaitsForTheNextDueDay() public {
        fund(address(d), 20e6);
        assertEq(d.applyReceived(0), 0, "too little for an instalment in advance");
        passTo(t.firstDueDay);
        assertEq(d.applyReceived(0), 20e6);
    }

    function test_theBorrowerTakesTheRestBackAfterArrears() public {
        passTo(t.firstDueDay);
        uint256 due = d.arrears(today());
        fund(address(d), due + 9e6);
        vm.expectRevert(abi.encodeWithSelector(DealBase.NotBorrower.selector, bob));
        vm.prank(bob);
        d.takeUnapplied(bob);
        uint256 before = usdc.balanceOf(borrower);
        vm.prank(borrower);
        assertEq(d.takeUnapplied(borrower), 9e6);
        assertEq(usdc.balanceOf(borrower), before + 9e6);
        assertEq(d.arrears(today()), 0);
        vm.prank(borrower);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.takeUnapplied(borrower);
    }

    function test_oneInstalmentInAdvanceInFull() public {
        uint256 payoff = d.payoff(today());
        vm.expectRevert(DealPayments.NothingOwed.selector);
        d.pay(1e6, 0);
        uint256 taken = payFrom(borrower, d, payoff);
        assertGt(taken, 25_000e6);
        assertLt(taken, 30_000e6);
        fund(borrower, payoff);
        vm.startPrank(borrower);
        usdc.approve(address(d), payoff);
        vm.expectRevert(DealPayments.NothingOwed.selector);
        d.pay(payoff, 0);
    }

    function test_whatIsRefused() public {
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.pay(0, 0);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.prepay(0, 0);
        Deal other = raising(termsOf(newTitle(borrower)));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Raising));
        other.pay(1, 0);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Raising));
        other.applyReceived(0);
    }

    function test_amountsBeyondAllMeasureTakeWhatIsOwed() public {
        uint256 payoff = d.payoff(today());
        fund(carol, payoff);
        vm.startPrank(carol);
        usdc.approve(address(d), type(uint256).max);
        assertEq(d.prepay(type(uint256).max, 0), payoff);
        assertStage(d, Stage.Repaid);
    }

    // --- before it is due ---

    function test_theQuotePaysItOff() public {
        pass(20 days);
        uint256 payoff = d.payoff(today());
        assertEq(prepayFrom(carol, d, payoff + 1e6), payoff);
        assertStage(d, Stage.Repaid);
        assertEq(titles.ownerOf(t.titleId), borrower, "the title is free");
        (bool open,,,,) = senior.positionOf(address(d));
        assertFalse(open);
        assertEq(d.owed(today()), 0);
        assertEq(d.seniorImpairment(), 0);
        assertEq(senior.lossOf(address(d)), 0);
        vm.expectRevert(abi.encodeWithSelector(DealPayments.DealClosed.selector, Stage.Repaid));
        d.pay(1, 0);
        vm.expectRevert(abi.encodeWithSelector(DealPayments.DealClosed.selector, Stage.Repaid));
        d.applyReceived(0);
        claim(d, bob);
        vm.prank(servicer);
        d.withdrawServicing(servicer);
        assertLe(usdc.balanceOf(address(d)), 1, "a part of a micro-dollar stays behind");
    }

    function test_aSumBeforeItIsDueShortensFromTheEnd() public {
        uint256 last = d.loan(today()).parts[11];
        prepayFrom(borrower, d, 100_000e6);
        assertEq(d.capital().carrying, 140_000e6 + paidInterest(), "the senior's first");
        passTo(t.firstDueDay);
        assertEq(last, 25_000e6);
        assertGt(d.arrears(today()), 25_000e6, "the next instalment is as it was");
    }

    function paidInterest() private view returns (uint256) {
        return senior.yieldOf(address(d)) + purseOfYield();
    }

    function purseOfYield() private view returns (uint256) {
        (Deal.Purse memory p,) = d.purse();
        return uint256(p.juniors) + p.servicing;
    }

    function test_aWholeLifeEndsRepaid() public {
        for (uint256 i; i < 12; ++i) {
            assertStage(d, Stage.Active);
            payNext(d);
            assertHeld(d);
        }
        assertStage(d, Stage.Repaid);
        assertEq(senior.received(address(d)) - senior.yieldOf(address(d)), 240_000e6);
        assertGt(claim(d, bob), 60_000e6);
    }

    // --- who cannot be paid stops nobody ---

    function test_aBlacklistedServicerStopsNobody() public {
        usdc.blacklist(servicer);
        payNext(d);
        (Deal.Purse memory p,) = d.purse();
        vm.prank(servicer);
        vm.expectRevert("Blacklistable: account is blacklisted");
        d.withdrawServicing(servicer);
        vm.expectEmit(address(d));
        emit DealPayments.Withdrawn(servicer, carol, p.servicing);
        vm.prank(servicer);
        assertEq(d.withdrawServicing(carol), p.servicing);
        vm.expectRevert(abi.encodeWithSelector(DealPayments.NotServicer.selector, bob));
        vm.prank(bob);
        d.withdrawServicing(bob);
    }

    function test_aBlacklistedHolderStopsNobody() public {
        usdc.blacklist(bob);
        payNext(d);
        JuniorToken token = tokenOf(d);
        vm.prank(bob);
        vm.expectRevert("Blacklistable: account is blacklisted");
        token.claim(bob);
        payNext(d);
        vm.prank(bob);
        assertGt(token.claim(carol), 0);
    }

    function test_aBlacklistedBorrowerIsPaidForByOthers() public {
        usdc.blacklist(borrower);
        uint256 payoff = d.payoff(today());
        prepayFrom(carol, d, payoff);
        assertStage(d, Stage.Repaid);
        assertEq(titles.ownerOf(t.titleId), borrower);
    }
}
