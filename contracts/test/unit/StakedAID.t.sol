// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {StakerLedger} from "../../src/StakerLedger.sol";
import {Fixture} from "../base/Fixture.sol";

contract StakedAIDTest is Fixture {
    function test_startsAtOneToOne() public view {
        assertEq(staked.name(), "Staked AID");
        assertEq(staked.symbol(), "sAID");
        assertEq(staked.decimals(), 18);
        assertEq(staked.asset(), address(aid));
        assertEq(staked.entryPrice(), E18);
        assertEq(staked.exitPrice(), E18);
        assertEq(staked.balanceOf(DEAD), 1_000 * E18);
        assertEq(staked.ledger(), 1_000 * E18);
    }

    function test_depositsAndMints() public {
        mintAid(alice, 100 * E6);
        vm.startPrank(alice);
        aid.approve(address(staked), 100 * E18);
        vm.expectEmit(address(staked));
        emit IERC4626.Deposit(alice, bob, 60 * E18, 60 * E18);
        assertEq(staked.deposit(60 * E18, bob), 60 * E18);
        assertEq(staked.mint(40 * E18, alice), 40 * E18);
        vm.stopPrank();
        assertEq(staked.balanceOf(bob), 60 * E18);
        assertEq(staked.ledger(), 1_100 * E18);
        assertEq(aid.balanceOf(address(staked)), 1_100 * E18);
    }

    function test_refusesADepositForNoShares() public {
        mintAid(alice, 100 * E6);
        vm.startPrank(alice);
        aid.approve(address(staked), 100 * E18);
        vm.expectRevert(ExitRequests.ZeroShares.selector);
        staked.deposit(0, alice);
        vm.expectRevert(ExitRequests.ZeroShares.selector);
        staked.mint(0, alice);
        vm.stopPrank();
        _reward(500 * E18);
        vm.warp(block.timestamp + 7 days);
        vm.prank(alice);
        vm.expectRevert(ExitRequests.ZeroShares.selector);
        staked.deposit(1, alice);
    }

    function test_aDepositWithAMinimumGivesItOrReverts() public {
        mintAid(alice, 200 * E6);
        vm.startPrank(alice);
        aid.approve(address(staked), 200 * E18);
        assertEq(staked.deposit(100 * E18, bob, 100 * E18), 100 * E18);
        vm.expectRevert(abi.encodeWithSelector(StakedAID.SharesBelowMinimum.selector, 100 * E18, 100 * E18 + 1));
        staked.deposit(100 * E18, bob, 100 * E18 + 1);
        vm.stopPrank();
        assertEq(staked.balanceOf(bob), 100 * E18);
        assertEq(staked.ledger(), 1_100 * E18);
        assertEq(aid.balanceOf(alice), 100 * E18);
    }

    /// @dev What the minimum is for: between the quote and the block the price rises with what vests.
    function test_aMinimumHoldsTheQuoteAgainstVesting() public {
        mintAid(alice, 100 * E6);
        _reward(70 * E18);
        uint256 quoted = staked.previewDeposit(100 * E18);
        vm.warp(block.timestamp + 1 days);
        uint256 later = staked.previewDeposit(100 * E18);
        assertLt(later, quoted);
        vm.startPrank(alice);
        aid.approve(address(staked), 100 * E18);
        vm.expectRevert(abi.encodeWithSelector(StakedAID.SharesBelowMinimum.selector, later, quoted));
        staked.deposit(100 * E18, alice, quoted);
        assertEq(staked.deposit(100 * E18, alice, later), later);
        vm.stopPrank();
    }

    function test_aidSentUnaskedChangesNothing() public {
        stakeAid(alice, 100 * E6);
        mintAid(bob, 1_000 * E6);
        vm.prank(bob);
        aid.transfer(address(staked), 1_000 * E18);
        assertEq(staked.entryPrice(), E18);
        assertEq(staked.exitPrice(), E18);
        assertEq(staked.ledger(), 1_100 * E18);
    }

    function test_rewardsVestAlongALine() public {
        vm.prank(address(treasury));
        aid.mint(address(staked), 700 * E18);
        vm.expectEmit(address(staked));
        emit StakerLedger.RewardAdded(700 * E18, 700 * E18, block.timestamp + 7 days);
        vm.prank(address(treasury));
        staked.addReward(700 * E18);
        assertEq(staked.entryPrice(), E18, "no jump");
        (uint256 amount, uint256 start, uint256 end) = staked.vesting();
        assertEq(amount, 700 * E18);
        assertEq(start, block.timestamp);
        assertEq(end, block.timestamp + 7 days);
        vm.warp(start + 1 days);
        assertEq(staked.unvested(), 600 * E18);
        assertEq(staked.totalAssets(), 1_100 * E18);
        assertApproxEqAbs(staked.entryPrice(), 1.1e18, 1);
        vm.warp(end);
        assertEq(staked.unvested(), 0);
        assertEq(staked.totalAssets(), 1_700 * E18);
    }

    function test_aNewRewardMovesTheEndToTheWeightedMean() public {
        _reward(700 * E18);
        vm.warp(block.timestamp + 6 days);
        // 100 left for one day, 300 for seven: the mean is 5.5 days.
        _reward(300 * E18);
        (uint256 amount,, uint256 end) = staked.vesting();
        assertEq(amount, 400 * E18);
        assertEq(end, block.timestamp + 5.5 days);
        assertEq(staked.totalAssets(), 1_600 * E18);
    }

    function test_aRewardAfterTheEndStartsANewLine() public {
        _reward(700 * E18);
        vm.warp(block.timestamp + 30 days);
        _reward(7 * E18);
        (uint256 amount, uint256 start, uint256 end) = staked.vesting();
        assertEq(amount, 7 * E18);
        assertEq(end - start, 7 days);
        assertEq(staked.totalAssets(), 1_700 * E18);
    }

    function test_aLossTakesUnvestedFirst() public {
        _reward(700 * E18);
        vm.warp(block.timestamp + 1 days);
        vm.expectEmit(address(staked));
        emit StakerLedger.LossAbsorbed(100 * E18, 100 * E18);
        _lose(100 * E18);
        assertEq(staked.unvested(), 500 * E18);
        assertEq(staked.totalAssets(), 1_100 * E18);
        (,, uint256 end) = staked.vesting();
        assertEq(end, block.timestamp + 6 days, "the end stays");
        vm.expectEmit(address(staked));
        emit StakerLedger.LossAbsorbed(600 * E18, 500 * E18);
        _lose(600 * E18);
        assertEq(staked.unvested(), 0);
        assertEq(staked.totalAssets(), 1_000 * E18);
        vm.expectEmit(address(staked));
        emit StakerLedger.LossAbsorbed(10 * E18, 0);
        _lose(10 * E18);
    }

    function test_closesWhenSharesStandForNothing() public {
        _lose(1_000 * E18);
        assertEq(staked.totalAssets(), 0);
        assertEq(staked.maxDeposit(alice), 0);
        assertEq(staked.maxMint(alice), 0);
        mintAid(alice, 10 * E6);
        vm.startPrank(alice);
        aid.approve(address(staked), 10 * E18);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, 10 * E18, 0));
        staked.deposit(10 * E18, alice);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxMint.selector, alice, 1, 0));
        staked.mint(1, alice);
        vm.stopPrank();
        _reward(7 * E18);
        assertEq(staked.maxDeposit(alice), 0);
        vm.warp(block.timestamp + 1);
        assertGt(staked.maxDeposit(alice), 0);
    }

    /// @dev Where a share costs less than an AID, all the AID that a number can say stands for more shares than it can.
    function test_moreThanAnyNumberOfSharesIsNamed() public {
        _lose(400 * E18);
        uint256 most = staked.maxDeposit(bob);
        uint256[2] memory tooMuch = [uint256(1 << 128), type(uint256).max];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, bob, tooMuch[i], most));
            staked.deposit(tooMuch[i], bob);
        }
    }

    /// @dev When nearly all is lost, a share costs next to nothing; there are never more of them than the queue can hold.
    function test_everyShareCanBeQueued() public {
        _lose(1_000 * E18 - 1);
        mintAid(alice, 10 * E6);
        vm.startPrank(alice);
        aid.approve(address(staked), 10 * E18);
        uint256 most = staked.maxDeposit(alice);
        assertLt(most, 10 * E18);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, most + 1, most));
        staked.deposit(most + 1, alice);
        uint256 shares = staked.deposit(most, alice);
        assertApproxEqRel(staked.totalSupply(), type(uint104).max, 1e9);
        assertEq(staked.requestRedeem(shares, alice, alice), 1);
        vm.stopPrank();
        vm.prank(DEAD);
        assertEq(staked.requestRedeem(1_000 * E18, DEAD, DEAD), 2);
    }

    function test_onlyTheTreasuryRewardsAndTakesLosses() public {
        vm.startPrank(governance);
        vm.expectRevert(abi.encodeWithSelector(StakerLedger.NotTreasury.selector, governance));
        staked.addReward(1);
        vm.expectRevert(abi.encodeWithSelector(StakerLedger.NotTreasury.selector, governance));
        staked.absorbLoss(1);
        vm.expectRevert(abi.encodeWithSelector(StakerLedger.NotTreasury.selector, governance));
        staked.settleExits();
    }

    function _reward(uint256 amount) private {
        vm.startPrank(address(treasury));
        aid.mint(address(staked), amount);
        staked.addReward(amount);
        vm.stopPrank();
    }

    function _lose(uint256 amount) private {
        vm.startPrank(address(treasury));
        staked.absorbLoss(amount);
        aid.burn(address(staked), amount);
        vm.stopPrank();
    }
}
