// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice The worst that each role, and each party, can do with a deal that runs.
contract DealRolesTest is DealFixture {
    Deal private d;

    function setUp() public override {
        super.setUp();
        d = newDeal();
        payNext(d);
    }

    /// @dev An underwriter without a conscience can do nothing to a deal that is paid.
    function test_theUnderwriterCannotTouchADealThatIsPaid() public {
        vm.startPrank(underwriter);
        bytes memory refusal = abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Active);
        vm.expectRevert(refusal);
        d.liquidate();
        vm.expectRevert(refusal);
        d.offerHandOver(operator, 1, uint40(block.timestamp));
        vm.expectRevert(refusal);
        factory.decline(address(d));
        vm.expectPartialRevert(DealBase.WrongStage.selector);
        d.realiseImpairment();
        vm.stopPrank();
        vm.prank(guardian);
        vm.expectRevert(refusal);
        factory.cancel(address(d));
    }

    /// @dev After a default: the machines to a friend for 60 % of their value, never for less, and the friend owes it.
    function test_theUnderwriterCanGiveTheMachinesAwayForSixtyPercent() public {
        appraise(d.terms().titleId, 0, 250_000e6);
        appraise(d.terms().titleId, 1, 250_000e6);
        defaulted(d);
        uint256 least = (appraisals.valueOf(d.terms().titleId) * 60 + 99) / 100;
        verify(operator);
        vm.prank(underwriter);
        d.offerHandOver(operator, uint64(least - 1), uint40(block.timestamp));
        vm.prank(operator);
        vm.expectPartialRevert(DealWorkout.HandOverOutOfBounds.selector);
        d.acceptHandOver();
        vm.prank(underwriter);
        d.offerHandOver(operator, uint64(least), uint40(block.timestamp));
        vm.prank(operator);
        d.acceptHandOver();
        assertEq(d.loan(today()).senior, least);
        assertEq(titles.ownerOf(d.terms().titleId), address(d), "not before it is repaid");
    }

    /// @dev An underwriter who sleeps delays the auction by 30 days.
    function test_anUnderwriterWhoDoesNothingStopsNothing() public {
        defaulted(d);
        pass(30 days);
        vm.prank(carol);
        d.liquidate();
        assertStage(d, Stage.Liquidating);
    }

    function test_thePauseStopsNoPaymentAndNoWorkout() public {
        vm.prank(guardian);
        factory.pause();
        payNext(d);
        defaulted(d);
        vm.prank(underwriter);
        d.liquidate();
        buy(carol, d);
        claim(d, bob);
        vm.prank(borrower);
        assertGt(d.withdrawSurplus(borrower), 0);
    }

    /// @dev The borrower can take what is free, never what is owed, nor anything of the others.
    function test_theBorrowerTakesNothingThatIsOwed() public {
        passTo(dueDayOf(d));
        uint256 due = d.arrears(today());
        fund(address(d), due - 1);
        vm.prank(borrower);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.takeUnapplied(borrower);
        vm.prank(borrower);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.withdrawSurplus(borrower);
        uint256 title = d.terms().titleId;
        vm.expectRevert(abi.encodeWithSelector(DealRaise.TitleIsCollateral.selector, title));
        d.returnStray(title);
        vm.prank(borrower);
        vm.expectRevert(abi.encodeWithSelector(DealPayments.NotServicer.selector, borrower));
        d.withdrawServicing(borrower);
    }

    /// @dev Money to the deal itself or to nobody would be lost or counted twice.
    function test_nothingIsPaidToNobodyOrToItself() public {
        vm.startPrank(servicer);
        vm.expectRevert(abi.encodeWithSelector(DealBase.InvalidReceiver.selector, address(0)));
        d.withdrawServicing(address(0));
        vm.expectRevert(abi.encodeWithSelector(DealBase.InvalidReceiver.selector, address(d)));
        d.withdrawServicing(address(d));
    }

    /// @dev The most that a stranger can do to a borrower: pay for it.
    function test_aStrangersMoneyOnlyHelps() public {
        uint256 owed = d.owed(today());
        payFrom(carol, d, d.payoff(today()));
        assertLt(d.owed(today()), owed);
        fund(address(d), 1);
        d.applyReceived(0);
        assertStage(d, Stage.Active);
    }
}
