// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {DealCovenants} from "../../src/DealCovenants.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {LentFixture} from "../base/LentFixture.sol";

/// @notice Circle freezes the Treasury or a deal, so that nobody can pay what is due. No stranger makes a default of that,
/// and who sends USDC by plain transfer meanwhile has paid when the ice breaks. Treasury and deals are both real.
contract FrozenByCircleTest is LentFixture {
    Deal private d;
    Terms private t;

    function setUp() public override {
        super.setUp();
        t = withoutJuniors(termsOf(newTitle(borrower)));
        d = drawn(t);
    }

    function _refuseDefault(address frozen) private {
        passTo(uint256(t.firstDueDay) + 1 + t.graceDays);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(DealCovenants.UsdcFrozen.selector, frozen));
        d.declareDefault();
        assertStage(d, Stage.Active);
    }

    function test_nobodyIsInDefaultWhileTheTreasuryIsFrozen() public {
        usdc.blacklist(address(treasury));
        passTo(t.firstDueDay);
        _assertUnpayable();
        _refuseDefault(address(treasury));
        // It is late all the same, and leavers see it.
        assertGt(treasury.POSITIONS().impairment(), 0);
        usdc.unBlacklist(address(treasury));
        vm.prank(carol);
        d.declareDefault();
        assertStage(d, Stage.Defaulted);
    }

    function test_nobodyIsInDefaultWhileTheDealIsFrozen() public {
        usdc.blacklist(address(d));
        passTo(t.firstDueDay);
        _assertUnpayable();
        _refuseDefault(address(d));
        usdc.unBlacklist(address(d));
        payFrom(borrower, d, d.arrears(today()));
        vm.expectPartialRevert(DealCovenants.NotInDefault.selector);
        d.declareDefault();
    }

    /// @dev Insuring costs no USDC of the deal: a missed payment, which nobody could make, hides no covenant.
    function test_aCovenantsDefaultGoesOnWhileTheDealIsFrozen() public {
        TitleFacts.Insure memory none = insureOf(t.titleId);
        none.insurance = TitleFacts.Insurance(0, 0, 0);
        record(none);
        d.openBreach(Breach.Insurance);
        usdc.blacklist(address(d));
        passTo(uint256(t.firstDueDay) + 1 + t.graceDays);
        d.declareDefault();
        assertStage(d, Stage.Defaulted);
        pass(360 days);
        assertGt(d.realiseImpairment(), 0);
    }

    /// @dev Grace is not extended by the time in which nobody could pay. What is left is the cure, by paying the arrears, until
    /// machines are handed over or sold; both are the underwriter's alone in the first 30 days.
    function test_theFirstSecondAfterwardsIsADefaultThatAPaymentCures() public {
        usdc.blacklist(address(d));
        passTo(uint256(t.firstDueDay) + 1 + t.graceDays);
        usdc.unBlacklist(address(d));
        vm.startPrank(carol);
        d.declareDefault();
        vm.expectRevert(
            abi.encodeWithSelector(DealWorkout.LiquidationTooEarly.selector, block.timestamp + 30 days, block.timestamp)
        );
        d.liquidate();
        vm.stopPrank();
        payFrom(borrower, d, d.arrears(today()));
        assertStage(d, Stage.Active);
    }

    function test_aPlainTransferToTheDealIsKeptUntilTheTreasuryIsFree() public {
        usdc.blacklist(address(treasury));
        passTo(uint256(t.firstDueDay) + t.graceDays);
        uint256 due = d.arrears(today());
        fund(address(d), due);
        vm.expectRevert("Blacklistable: account is blacklisted");
        d.applyReceived(0);
        vm.prank(borrower);
        vm.expectRevert("Blacklistable: account is blacklisted");
        d.takeUnapplied(borrower);
        pass(1 days);
        vm.prank(carol);
        vm.expectRevert("Blacklistable: account is blacklisted");
        d.declareDefault();
        assertEq(usdc.balanceOf(address(d)), due);
        usdc.unBlacklist(address(treasury));
        // Only the margin of the days since is missing, and that is a matter of grace from its own day on.
        vm.prank(carol);
        d.applyReceived(0);
        assertLt(d.arrears(today()), due / 1_000);
        (, uint256 unapplied) = d.purse();
        assertEq(unapplied, 0);
        assertHeld(d);
    }

    function _assertUnpayable() private {
        uint256 due = d.arrears(today());
        fund(borrower, due);
        vm.startPrank(borrower);
        usdc.approve(address(d), due);
        vm.expectRevert("Blacklistable: account is blacklisted");
        d.pay(due, 0);
        vm.stopPrank();
    }
}
