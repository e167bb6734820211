// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {TreasuryLending} from "../../src/TreasuryLending.sol";
import {TreasuryRecognition} from "../../src/TreasuryRecognition.sol";
import {Treasury} from "../../src/Treasury.sol";
import {LendingFixture} from "../base/LendingFixture.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";
import {Fault} from "../mocks/Faults.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice What deals earn, lose and recover, and who gets and bears it. 1,000,000 AID staked, 100 surplus; a day's gain
/// of bills is at most 750.05 USDC.
contract TreasuryDealYieldTest is LendingFixture {
    DebtorDouble private _deal;

    function setUp() public override {
        super.setUp();
        _deal = lent(200_000 * E6, 0);
    }

    // --- yield ---

    /// @dev Twenty times the daily limit of bills, in one day.
    function test_yieldWaitsForItsDayAndIsNotLimited() public {
        receive_(_deal, 0, 15_000 * E6);
        assertEq(treasury.recognise(), 0, "the day is not over");
        assertEq(staked.unvested(), 0);
        pass(1 days);
        vm.expectEmit(address(treasury));
        emit TreasuryRecognition.GainRecognised(15_000 * E6, 1_500 * E6, 13_500 * E18);
        assertEq(treasury.recognise(), int256(15_000 * E6));
        assertEq(staked.unvested(), 13_500 * E18);
        assertEq(surplus(), int256(1_600 * E18));
        assertEq(treasury.pendingYield() + treasury.pendingOfDeals(), 0);
    }

    function test_billsBesideItKeepTheirLimit() public {
        invest(1_000_000 * E6);
        receive_(_deal, 0, 5_000 * E6);
        gain(10_000 * E6);
        pass(1 days);
        uint256 most = treasury.settled() * 5 / 10_000;
        assertEq(treasury.recognise(), int256(5_000 * E6 + most));
        assertApproxEqAbs(treasury.pendingYield(), (10_000 * E6 - most) * E12, E12);
        pass(1 days);
        most = treasury.settled() * 5 / 10_000;
        assertEq(treasury.recognise(), int256(most), "none of the deal's is left");
    }

    /// @dev Bills fall and rise again. What the fall took of the deal's yield comes back as a gain of bills, as it is.
    function test_pendingYieldTakesAFallOfBillsAndIsNotCountedTwice() public {
        invest(1_000_000 * E6);
        receive_(_deal, 0, 5_000 * E6);
        vault.lose(3_000 * E6);
        assertEq(treasury.impairment(), 0);
        pass(1 days);
        assertApproxEqAbs(uint256(treasury.recognise()), 2_000 * E6, 1);
        gain(3_000 * E6);
        pass(1 days);
        uint256 most = treasury.settled() * 5 / 10_000;
        assertEq(treasury.recognise(), int256(most), "as fast as bills may");
    }

    function test_aFallBeyondItLeavesNoneForLater() public {
        invest(1_000_000 * E6);
        receive_(_deal, 0, 5_000 * E6);
        vault.lose(5_050 * E6);
        assertApproxEqAbs(treasury.recognise(), -int256(50 * E6), 1);
        assertEq(treasury.pendingOfDeals(), 0);
        gain(5_050 * E6);
        pass(1 days);
        uint256 most = treasury.settled() * 5 / 10_000;
        assertEq(treasury.recognise(), int256(most));
    }

    /// @dev A vault that never answers again holds back no yield of deals, and its own last value is still no yield.
    function test_aSilentVaultHoldsNothingBack() public {
        invest(100_000 * E6);
        gain(200 * E6);
        divest(1);
        receive_(_deal, 0, 900 * E6);
        VaultDouble.Knobs memory knobs;
        knobs.preview = Fault.BurnGas;
        vault.set(knobs);
        pass(1 days);
        assertEq(treasury.recognise(), int256(900 * E6));
        pass(1 days);
        assertEq(treasury.recognise(), 0);
        knobs.preview = Fault.None;
        vault.set(knobs);
        assertApproxEqAbs(uint256(treasury.recognise()), 200 * E6, 2);
    }

    /// @dev Whoever stakes for a block around payment and recognition leaves with no more than came.
    function test_yieldCannotBeTakenInPassing() public {
        address passer = makeAddr("passer");
        uint256 snapshot = vm.snapshotState();
        for (uint256 when; when < 2; ++when) {
            if (when == 0) _stake(passer);
            receive_(_deal, 0, 15_000 * E6);
            pass(1 days);
            if (when == 1) _stake(passer);
            treasury.recognise();
            uint256 shares = staked.balanceOf(passer);
            vm.prank(passer);
            assertLt(staked.redeemInstant(shares, 0), 500_000 * E18);
            vm.revertToState(snapshot);
        }
    }

    function _stake(address who) private {
        stakeAid(who, 500_000 * E6);
    }

    // --- loss ---

    function test_aLossTakesSurplusThenUnvestedRewardsThenTheStakers() public {
        receive_(_deal, 0, 1_000 * E6);
        pass(1 days);
        treasury.recognise();
        // 200 of surplus, 900 unvested.
        vm.expectEmit(address(treasury));
        emit TreasuryLending.WrittenOff(address(_deal), 150 * E6);
        vm.expectEmit(address(treasury));
        emit TreasuryRecognition.LossRealised(150 * E6, 0);
        writeOff(_deal, 150 * E6);
        assertEq(surplus(), int256(50 * E18));
        writeOff(_deal, 150 * E6);
        assertEq(staked.unvested(), 800 * E18);
        assertEq(staked.totalAssets(), 1_000_000 * E18);
        writeOff(_deal, 1_000 * E6);
        assertEq(staked.totalAssets(), 999_800 * E18);
        assertEq(surplus(), 0);
        (uint256 stakers, uint256 kept) = treasury.unrecovered();
        assertEq(stakers, 1_100 * E18);
        assertEq(kept, 200 * E18);
        assertEq(carrying(), 198_700 * E6);
        assertEq(aid.totalSupply() / E12, cashHeld() + carrying(), "P1");
    }

    /// @dev P5: what the exit price carried, realising changes nothing of it; whatever is pending, whatever bills did.
    function testFuzz_realisingALossLeavesTheExitPrice(
        uint256 loss,
        uint256 pending,
        uint256 fall,
        uint256 rise,
        bool vesting
    ) public {
        invest(1_000_000 * E6);
        if (vesting) {
            receive_(_deal, 0, 3_000 * E6);
            pass(1 days);
            treasury.recognise();
        }
        receive_(_deal, 0, bound(pending, 1, 20_000 * E6));
        gain(bound(rise, 0, 5_000 * E6));
        vault.lose(bound(fall, 0, 30_000 * E6));
        loss = bound(loss, 1, 200_000 * E6);
        reposition(_deal, 0, true);
        _deal.set(loss);
        uint256 price = staked.exitPrice();
        assertEq(writeOff(_deal, loss), loss);
        _deal.set(0);
        assertApproxEqAbs(staked.exitPrice(), price, 1);
        treasury.recognise();
        assertLe(price, staked.exitPrice() + 1);
        assertGe(int256(staked.ledger()), 0);
        (uint256 cash, uint256 bills, uint256 deals, uint256 supply,,,) = treasury.balanceSheet();
        assertGe((cash + bills + deals) * E12, supply, "P1");
    }

    function test_aWriteOffTakesAtMostWhatIsCarried() public {
        assertEq(writeOff(_deal, type(uint64).max), 200_000 * E6);
        assertEq(writeOff(_deal, 1), 0);
        assertEq(carrying(), 0);
        assertEq(staked.totalAssets(), 800_100 * E18);
    }

    // --- recovery ---

    function test_aRecoveryGoesToTheStakersWithoutFeeThenToTheSurplusThenIsYield() public {
        writeOff(_deal, 10_100 * E6);
        assertEq(staked.ledger(), 990_000 * E18);
        // The whole loan comes back after all, and 500 of yield.
        receive_(_deal, 200_000 * E6, 500 * E6);
        assertEq(carrying(), 0);
        assertEq(treasury.pendingOfDeals(), 10_600 * E6);
        assertEq(staked.ledger(), 990_000 * E18);
        pass(1 days);
        treasury.recognise();
        assertEq(staked.ledger(), 1_000_450 * E18);
        assertEq(surplus(), int256(150 * E18));
        (uint256 stakers, uint256 kept) = treasury.unrecovered();
        assertEq(stakers + kept, 0);
    }

    function test_aFeeMakesGoodWhatTheSurplusLost() public {
        writeOff(_deal, 40 * E6);
        fund(address(treasury), 30 * E6);
        vm.prank(address(_deal));
        treasury.onFee(uint64(30 * E6));
        (, uint256 kept) = treasury.unrecovered();
        assertEq(kept, 10 * E18);
    }

    // --- surplus ---

    function test_surplusIsPaidOutAfterImpairmentAndWithoutPendingYield() public {
        fund(address(this), 24_900 * E6);
        usdc.approve(address(treasury), 24_900 * E6);
        treasury.addSurplus(24_900 * E6);
        receive_(_deal, 0, 50_000 * E6);
        // 25,000 of surplus, of which 20,000 stay; 3,000 count as lost.
        reposition(_deal, 0, true);
        _deal.set(3_000 * E6);
        vm.startPrank(feeRecipient);
        vm.expectRevert(
            abi.encodeWithSelector(Treasury.SurplusTooSmall.selector, int256(20_000 * E18 - E12), int256(20_000 * E18))
        );
        treasury.withdrawSurplus(2_000 * E6 + 1, bob);
        treasury.withdrawSurplus(2_000 * E6, bob);
        vm.stopPrank();
    }

    /// @dev Where AID was not backed, redemptions can be paid from what is pending. What deals have paid is spent first,
    /// so that no later gain of bills passes for theirs.
    function test_aPendingPaymentThatPaidForARedemptionIsSpent() public {
        for (uint256 i; i < 3; ++i) {
            lent(250_000 * E6, 0);
        }
        address[] memory open = positions.openPositions();
        for (uint256 i; i < open.length; ++i) {
            writeOff(DebtorDouble(open[i]), type(uint64).max);
        }
        invest(400_000 * E6);
        vault.lose(399_000 * E6);
        treasury.recognise();
        assertLt(surplus(), -int256(300_000 * E18));
        receive_(_deal, 300_000 * E6, 0);
        (, uint256 recognised,) = treasury.book();
        verify(bob);
        redeem(bob, (recognised / E6 + 50_000) * E18);
        assertApproxEqAbs(treasury.pendingOfDeals(), 250_000 * E6, E6);
        (, recognised,) = treasury.book();
        assertEq(recognised, 0);

        gain(300_000 * E6);
        pass(1 days);
        uint256 most = aid.totalSupply() / E12 * 5 / 10_000;
        uint256 paid = treasury.pendingOfDeals();
        assertEq(treasury.recognise(), int256(paid + most));
    }
}
