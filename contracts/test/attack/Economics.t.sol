// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Fixture} from "../base/Fixture.sol";

/// @notice Games with timing, price and rounding. alice plays, bob is the one to be robbed.
contract EconomicsTest is Fixture {
    function setUp() public override {
        super.setUp();
        verify(alice);
        stakeAid(bob, 1_000_000 * E6);
        mintAid(bob, 500_000 * E6);
        invest(1_000_000 * E6);
        settle();
    }

    /// @dev Deposit, recognise, look: nothing was gained in that block; yield is earned with time like everybody's.
    function testFuzz_aDepositAroundARecognitionGainsNothing(uint256 amount, uint256 earned) public {
        amount = bound(amount, 1, 5_000_000) * E6;
        gain(bound(earned, 1, 10_000 * E6));
        pass(1 days);
        uint256 shares = stakeAid(alice, amount);
        uint256 worth = staked.convertToAssets(shares);
        treasury.recognise();
        assertEq(staked.convertToAssets(shares), worth);
        assertLe(worth, amount * E12);
    }

    /// @dev A loss is seen before it is realised: who leaves by redeeming AID gets a dollar either way, and who
    /// holds sAID has its exit price lowered already.
    function testFuzz_aLossNotYetRealisedIsInTheExitPrice(uint256 lost) public {
        vault.lose(bound(lost, 1, 900_000 * E6));
        uint256 exitPrice = staked.exitPrice();
        uint256 entryPrice = staked.entryPrice();
        treasury.recognise();
        assertEq(staked.exitPrice(), exitPrice);
        assertEq(staked.entryPrice(), exitPrice);
        assertLe(exitPrice, entryPrice);
    }

    /// @dev Minting before or after the loss makes no difference to anybody.
    function testFuzz_mintingAroundALossShiftsNothing(uint256 lost, uint256 amount, bool first) public {
        lost = bound(lost, 1, 900_000 * E6);
        amount = bound(amount, 1, 1_000_000 * E6);
        uint256 state = vm.snapshotState();
        vault.lose(lost);
        treasury.recognise();
        uint256 price = staked.exitPrice();
        vm.revertToState(state);

        if (first) mintAid(alice, amount);
        vault.lose(lost);
        if (!first) mintAid(alice, amount);
        treasury.recognise();
        assertEq(staked.exitPrice(), price);
        assertEq(redeem(alice, amount * E12), amount);
    }

    /// @dev Somebody moves the vault's price up, has the gain recognised, and lets it fall back. What was minted
    /// against it had not vested: it burns first. AID stays backed, the surplus bears what it is for.
    function testFuzz_aPumpedPriceLeavesAidBacked(uint256 pump, uint256 days_) public {
        pump = bound(pump, 1, 100_000 * E6);
        pass(bound(days_, 1, 5) * 1 days);
        int256 surplusBefore = surplus();
        uint256 price = staked.entryPrice();
        gain(pump);
        int256 recognised = treasury.recognise();
        vault.lose(pump);
        treasury.recognise();
        assertGe(surplus(), 0);
        assertGe(staked.entryPrice(), price, "no staker lost what was vested");
        assertGe(surplus(), surplusBefore - recognised * int256(E12) * 9 / 10 - int256(2 * E12));
    }

    /// @dev Doing so again and again takes no more than the first time: losses are made good before a gain is yield.
    function test_pumpingAgainTakesNoMore() public {
        int256 surplusBefore = surplus();
        int256 first;
        for (uint256 i; i < 30; ++i) {
            pass(1 days);
            gain(1_000 * E6);
            int256 recognised = treasury.recognise();
            if (i == 0) first = recognised;
            vault.lose(1_000 * E6);
            treasury.recognise();
        }
        assertGt(first, 0);
        assertGe(surplus(), surplusBefore - first * int256(E12) - int256(100 * E12));
        assertGe(staked.entryPrice(), E18);
    }

    /// @dev Mint, redeem, stake in any amounts: never more comes back than went in.
    function testFuzz_roundTripsGainNothing(uint256 amount, uint256 dust, uint256 rounds) public {
        amount = bound(amount, 1, 1_000 * E6);
        rounds = bound(rounds, 1, 20);
        fund(alice, amount);
        vm.startPrank(alice);
        usdc.approve(address(issuer), type(uint256).max);
        uint256 all = amount;
        for (uint256 i; i < rounds; ++i) {
            uint256 part = bound(uint256(keccak256(abi.encode(dust, i))), 1, all);
            issuer.mint(part, alice);
            uint256 back = bound(uint256(keccak256(abi.encode(dust, i, 1))), 1, aid.balanceOf(alice));
            if (back >= E12) issuer.redeem(back, alice);
            assertEq(usdc.balanceOf(alice) * E12 + aid.balanceOf(alice), all * E12);
            if (usdc.balanceOf(alice) == 0) break;
            all = usdc.balanceOf(alice);
            vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
            issuer.redeem(type(uint256).max, alice);
            aid.transfer(bob, aid.balanceOf(alice));
        }
    }

    /// @dev Selling a micro-dollar at a time, the dearest rounding there is: what it costs is within a micro-dollar a
    /// sale, is taken from surplus, and the redeemer does not get it.
    function test_redeemingInCrumbsCostsSurplusCrumbs() public {
        gain(333_333_333);
        (uint256 cash,,) = treasury.book();
        invest(cash);
        mintAid(alice, 1);
        redeem(alice, E12);
        vm.prank(bob);
        aid.transfer(alice, 100 * E12);
        int256 before = surplus();
        for (uint256 i; i < 100; ++i) {
            redeem(alice, E12);
        }
        assertEq(usdc.balanceOf(alice), 101);
        assertGe(surplus(), before - int256(200 * E12));
    }

    /// @dev Everybody who holds AID redeems, the last one too, to the last micro-dollar.
    function test_theLastOneIsPaid() public {
        gain(1_234_567);
        pass(1 days);
        treasury.recognise();
        verify(bob);
        redeem(bob, 500_000 * E18);
        assertEq(aid.balanceOf(bob), 0);
        assertGe(surplus(), 0);
        // All that is left belongs to the stakers and the surplus.
        (uint256 cash, uint256 bills,, uint256 supply, uint256 stakedAid,,) = treasury.balanceSheet();
        assertEq(supply, stakedAid);
        assertGe((cash + bills) * E12, supply);
    }

    /// @dev What was not recognised for ten days is not lost, and is not more than the daily rate for each of them.
    function test_daysWithoutRecognitionAddUp() public {
        gain(20_000 * E6);
        pass(10 days);
        (, uint256 recognised,) = treasury.book();
        assertEq(treasury.recognise(), int256(recognised * 50 / 10_000));
    }
}
