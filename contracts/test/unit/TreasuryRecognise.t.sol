// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StakerLedger} from "../../src/StakerLedger.sol";
import {TreasuryRecognition} from "../../src/TreasuryRecognition.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Fixture} from "../base/Fixture.sol";
import {Fault} from "../mocks/Faults.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice 20,100 USDC, 15,000 of them in bills; 10,000 AID staked, 10,000 circulating, 100 surplus. A day's gain is
/// at most 0.05 % of 20,100 = 10.05 USDC.
contract TreasuryRecogniseTest is Fixture {
    uint256 private constant MOST = 10.05e6;

    function setUp() public override {
        super.setUp();
        stakeAid(alice, 9_000 * E6);
        mintAid(bob, 10_000 * E6);
        invest(15_000 * E6);
        settle();
    }

    function test_aGainGoesToTheStakersLessTheFee() public {
        gain(4 * E6);
        pass(1 days);
        assertEq(treasury.pendingYield(), 4 * E18 - E12);
        assertEq(surplus(), int256(104 * E18 - E12));

        // The vault's virtual share keeps a micro-dollar of its gain; the fee is rounded up.
        vm.expectEmit(address(staked));
        emit StakerLedger.RewardAdded(3_599_999 * E12, 3_599_999 * E12, block.timestamp + 7 days);
        vm.expectEmit(address(treasury));
        emit TreasuryRecognition.GainRecognised(3_999_999, 400_000, 3_599_999 * E12);
        assertEq(treasury.recognise(), 3_999_999);

        assertEq(treasury.pendingYield(), 0);
        assertEq(surplus(), int256(100.4e18));
        assertEq(staked.unvested(), 3_599_999 * E12);
        assertEq(staked.ledger(), 10_000 * E18 + 3_599_999 * E12);
        assertEq(staked.totalAssets(), 10_000 * E18);
        assertEq(aid.balanceOf(address(staked)), staked.ledger());
    }

    function test_aGainIsRecognisedOnceADayAndAtMostSoMuchADay() public {
        gain(100 * E6);
        assertEq(treasury.recognise(), 0);
        vm.warp(block.timestamp + 1 days - 1);
        assertEq(treasury.recognise(), 0);
        vm.warp(block.timestamp + 1);
        assertEq(treasury.recognise(), int256(MOST));
        assertEq(treasury.recognise(), 0);
        (, uint256 recognised, uint256 at) = treasury.book();
        assertEq(recognised, 20_100 * E6 + MOST);
        assertEq(at, block.timestamp);
        vm.warp(block.timestamp + 2 days);
        assertEq(treasury.recognise(), int256(recognised * 10 / 10_000));
        // The rest is still pending and is no one's yet.
        assertGt(treasury.pendingYield(), 0);
    }

    function test_nothingHappensWhenNothingChanged() public {
        pass(1 days);
        assertEq(treasury.recognise(), 0);
        assertEq(surplus(), int256(100 * E18));
        assertEq(staked.unvested(), 0);
    }

    function test_aLossTakesSurplusFirst() public {
        vault.lose(60 * E6);
        assertEq(surplus(), int256(40 * E18));
        assertEq(treasury.impairment(), 0);
        vm.expectEmit(address(treasury));
        emit TreasuryRecognition.LossRealised(60 * E6, 0);
        assertEq(treasury.recognise(), -int256(60 * E6));
        assertEq(staked.ledger(), 10_000 * E18);
        assertEq(surplus(), int256(40 * E18));
    }

    function test_thenUnvestedRewardsThenTheStakers() public {
        gain(10 * E6);
        pass(1 days);
        treasury.recognise();
        uint256 rewards = staked.unvested();
        uint256 lost = 150 * E6;
        vault.lose(lost);
        uint256 hole = treasury.impairment();
        assertApproxEqAbs(hole, 49 * E18, E12);
        uint256 exitPrice = staked.exitPrice();

        vm.expectEmit(address(staked));
        emit StakerLedger.LossAbsorbed(hole, rewards);
        treasury.recognise();
        assertEq(treasury.impairment(), 0);
        assertEq(surplus(), 0);
        assertEq(staked.unvested(), 0);
        assertEq(staked.totalAssets(), 10_000 * E18 + rewards - hole);
        assertEq(staked.exitPrice(), exitPrice, "realising a loss changes no exit price");
        assertEq(aid.totalSupply(), 20_000 * E18 + rewards - hole);
    }

    function test_aLossWithinUnvestedRewardsLeavesThePrice() public {
        gain(10 * E6);
        pass(1 days);
        treasury.recognise();
        uint256 rewards = staked.unvested();
        vault.lose(105 * E6);
        uint256 hole = treasury.impairment();
        assertLt(hole, rewards);
        assertEq(staked.exitPrice(), staked.entryPrice());
        treasury.recognise();
        assertEq(staked.unvested(), rewards - hole);
        assertEq(staked.totalAssets(), 10_000 * E18);
    }

    function test_aLossIsRealisedAtOnceAndDoesNotMoveTheDayOfGains() public {
        (,, uint256 at) = treasury.book();
        vault.lose(E6);
        assertLt(treasury.recognise(), 0);
        (,, uint256 later) = treasury.book();
        assertEq(later, at);
    }

    function test_pendingYieldTakesAFallFirst() public {
        gain(30 * E6);
        vault.lose(20 * E6);
        assertEq(treasury.recognise(), 0);
        assertEq(treasury.impairment(), 0);
        assertApproxEqAbs(treasury.pendingYield(), 10 * E18, E12);
    }

    function test_aLossBeyondTheStakersLeavesAHoleThatGainsFillFirst() public {
        vault.lose(14_000 * E6);
        treasury.recognise();
        assertEq(staked.ledger(), 0);
        assertEq(surplus(), -int256(3_900 * E18), "only now P1 is broken");
        assertEq(staked.exitPrice(), 0);
        assertEq(staked.maxDeposit(bob), 0);

        gain(10 * E6);
        pass(7 days);
        int256 filled = treasury.recognise();
        assertGt(filled, 0);
        assertEq(surplus(), -int256(3_900 * E18) + filled * int256(E12));
        assertEq(staked.ledger(), 0, "no reward while AID is not backed");

        // Whoever gives surplus fills the hole too.
        fund(bob, 4_000 * E6);
        vm.startPrank(bob);
        usdc.approve(address(treasury), 4_000 * E6);
        treasury.addSurplus(4_000 * E6);
        vm.stopPrank();
        assertGt(surplus(), 0);
        assertEq(treasury.impairment(), 0);
    }

    function test_aSilentVaultCountsAtItsLastValueAndAsNoLiquidity() public {
        gain(10 * E6);
        pass(1 days);
        treasury.recognise();
        gain(10 * E6);
        pass(1 days);
        (, uint256 bills,,,,,) = treasury.balanceSheet();
        VaultDouble.Knobs memory knobs;
        Fault[5] memory faults = [Fault.Revert, Fault.LongRevert, Fault.BurnGas, Fault.ShortAnswer, Fault.Nonsense];
        for (uint256 i; i < faults.length; ++i) {
            knobs.preview = faults[i];
            vault.set(knobs);
            (uint256 cash, uint256 last,,,,, int256 free) = treasury.balanceSheet();
            assertApproxEqAbs(last, bills - 10 * E6, 1);
            assertEq(free, int256(cash * E12) - int256(10_000 * E18));
            (,, bool live) = treasury.billsHeld();
            assertFalse(live);
            assertEq(treasury.redeemable(), cash);
            assertEq(treasury.recognise(), 0);
        }
        vm.etch(address(vault), "");
        assertEq(treasury.recognise(), 0);
        (, uint256 still,,,,,) = treasury.balanceSheet();
        assertApproxEqAbs(still, bills - 10 * E6, 1);
    }

    function test_noGainIsRecognisedFromASilentVault() public {
        gain(100 * E6);
        pass(1 days);
        treasury.recognise();
        VaultDouble.Knobs memory knobs;
        knobs.preview = Fault.Revert;
        vault.set(knobs);
        assertGt(treasury.pendingYield(), 0);
        pass(30 days);
        assertEq(treasury.recognise(), 0);
        knobs.preview = Fault.None;
        vault.set(knobs);
        assertGt(treasury.recognise(), 0);
    }

    function test_aLossThatWasSeenIsRealisedThoughTheVaultIsSilentNow() public {
        vault.lose(150 * E6);
        divest(E6);
        VaultDouble.Knobs memory knobs;
        knobs.preview = Fault.Revert;
        vault.set(knobs);
        assertApproxEqAbs(treasury.recognise(), -int256(150 * E6), 1);
    }

    function test_aRecoveryGoesToTheStakersWithoutFeeThenToTheSurplus() public {
        vault.lose(110 * E6);
        treasury.recognise();
        _expectUnrecovered(10 * E18, 100 * E18);
        assertEq(staked.ledger(), 9_990 * E18);

        // The first gain makes the stakers whole, as far as it goes.
        gain(4 * E6);
        pass(1 days);
        uint256 first = uint256(treasury.recognise());
        assertEq(staked.ledger(), 9_990 * E18 + first * E12);
        _expectUnrecovered(10 * E18 - first * E12, 100 * E18);

        // The second one the rest, and what is left is the surplus's.
        gain(9 * E6);
        pass(1 days);
        uint256 second = uint256(treasury.recognise());
        assertEq(staked.ledger(), 10_000 * E18);
        assertEq(surplus(), int256((first + second) * E12 - 10 * E18));
        _expectUnrecovered(0, 110 * E18 - (first + second) * E12);
    }

    function test_yieldIsSharedAgainOnceLossesAreMadeGood() public {
        vault.lose(2 * E6);
        treasury.recognise();
        _expectUnrecovered(0, 2 * E18);
        gain(6 * E6);
        pass(1 days);
        uint256 gained = uint256(treasury.recognise());
        uint256 fee = (gained - 2 * E6 + 9) / 10;
        assertEq(staked.unvested(), (gained - 2 * E6 - fee) * E12);
        _expectUnrecovered(0, 0);
    }

    /// @dev A price that only swings earns the stakers nothing, so it cannot drain the surplus into rewards.
    function test_swingsOfThePriceAreNoYield() public {
        for (uint256 i; i < 20; ++i) {
            vault.lose(5 * E6);
            treasury.recognise();
            gain(5 * E6);
            pass(1 days);
            treasury.recognise();
        }
        assertEq(staked.ledger(), 10_000 * E18);
        assertApproxEqAbs(surplus(), int256(100 * E18), 40 * E12);
    }

    function test_aGiftToTheSurplusMakesItsLossGood() public {
        vault.lose(110 * E6);
        treasury.recognise();
        fund(bob, 30 * E6);
        vm.startPrank(bob);
        usdc.approve(address(treasury), 30 * E6);
        treasury.addSurplus(30 * E6);
        _expectUnrecovered(10 * E18, 70 * E18);
        vm.stopPrank();
    }

    function test_aHoleCanBeFilledByGainsThoughLittleIsRecognised() public {
        vault.lose(14_000 * E6);
        treasury.recognise();
        // Of 6,100 left, all cash and 900 of bills are paid out; 3,900 AID have nothing recognised behind them.
        verify(bob);
        redeem(bob, 6_099 * E18);
        gain(1_000 * E6);
        pass(10 days);
        assertGt(treasury.recognise(), int256(19 * E6), "0.5 % of 3,901, not of 1");
    }

    function _expectUnrecovered(uint256 stakers, uint256 surplus_) private view {
        (uint256 a, uint256 b) = treasury.unrecovered();
        assertEq(a, stakers, "unrecovered by the stakers");
        assertEq(b, surplus_, "unrecovered by the surplus");
    }

    function test_aPendingGainCanPayForARedemptionOfAHole() public {
        // The hole of the test above; then the vault recovers within a day, far beyond the daily limit.
        vault.lose(14_000 * E6);
        treasury.recognise();
        gain(13_000 * E6);
        verify(bob);
        redeem(bob, 10_000 * E18);
        (, uint256 recognised,) = treasury.book();
        assertEq(recognised, 0);
        assertGe(surplus(), 0);
    }
}
