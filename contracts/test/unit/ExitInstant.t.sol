// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {StakerLedger} from "../../src/StakerLedger.sol";
import {ExitFee} from "../../src/libraries/ExitFee.sol";
import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice Leaving at once. 21,000 AID are staked, so that a full buffer is 2,100.
contract ExitInstantTest is ExitFixture {
    function test_withAFullBufferItCostsATenthOfAPercent() public {
        setFree(5_000 * E18);
        (uint256 assets, uint256 fee) = staked.previewInstant(1_000 * E18);
        assertEq(assets, 999 * E18);
        assertEq(fee, E18);
        uint256 supply = staked.totalSupply();
        vm.expectEmit(address(staked));
        emit IERC4626.Withdraw(alice, alice, alice, 999 * E18, 1_000 * E18);
        vm.expectEmit(address(staked));
        emit StakedAID.ExitedNow(alice, 1_000 * E18, 999 * E18, E18);
        vm.prank(alice);
        assertEq(staked.redeemInstant(1_000 * E18, 999 * E18), 999 * E18);
        assertEq(aid.balanceOf(alice), 999 * E18);
        assertEq(staked.totalSupply(), supply - 1_000 * E18);
        assertEq(freeLiquidity(), 4_001 * int256(E18));
    }

    function test_theFeeStaysWithTheStakersAndVestsFromTheNextRecognition() public {
        setFree(5_000 * E18);
        vm.prank(alice);
        staked.redeemInstant(1_000 * E18, 0);
        (uint256 fees, uint256 base) = staked.instantExits();
        assertEq(fees, E18);
        assertEq(base, 21_000 * E18);
        assertEq(staked.ledger(), 20_001 * E18);
        assertEq(staked.unvested(), E18);
        assertEq(staked.totalAssets(), 20_000 * E18);
        assertEq(staked.entryPrice(), E18, "no jump");
        pass(1 days);
        vm.expectEmit(address(staked));
        emit StakerLedger.FeesAdded(E18, E18, block.timestamp + 7 days);
        treasury.recognise();
        (fees, base) = staked.instantExits();
        assertEq(fees, 0);
        assertEq(base, 20_000 * E18, "the buffer is measured again");
        pass(7 days);
        assertEq(staked.totalAssets(), 20_001 * E18);
        assertGt(staked.entryPrice(), E18);
    }

    function test_theEmptierTheBufferTheDearer() public {
        setFree(2_100 * E18);
        (uint256 full,) = staked.previewInstant(E18);
        setFree(1_050 * E18);
        (uint256 half,) = staked.previewInstant(E18);
        setFree(E18);
        (uint256 empty,) = staked.previewInstant(0.9e18);
        assertApproxEqRel(E18 - full, 0.001e18, 0.01e18);
        assertApproxEqRel(E18 - half, 0.0105e18, 0.001e18);
        assertApproxEqRel(0.9e18 - empty, 0.018e18, 0.001e18);
    }

    /// @dev From a full buffer to an empty one the fee is the mean of both ends, but for the fee's effect on the path.
    function test_throughTheWholeBufferTheFeeIsItsMean() public {
        setFree(2_100 * E18);
        (uint256 assets, uint256 fee) = staked.previewInstant(2_122 * E18);
        assertApproxEqAbs(assets, 2_100 * E18, E18);
        assertApproxEqRel(fee, 2_122 * E18 * 105 / 10_000, 0.01e18);
    }

    function test_acrossTheEdgeOfTheBufferBothPartsPayTheirOwn() public {
        setFree(3_100 * E18);
        (uint256 all,) = staked.previewInstant(2_000 * E18);
        setFree(3_100 * E18);
        vm.startPrank(alice);
        uint256 first = staked.redeemInstant(uint256(1_000 * E18) * 1_000 / 999, 0);
        vm.stopPrank();
        assertApproxEqAbs(first, 1_000 * E18, 2);
        vm.prank(alice);
        uint256 second = staked.redeemInstant(2_000 * E18 - uint256(1_000 * E18) * 1_000 / 999, 0);
        assertApproxEqAbs(first + second, all, 5);
    }

    function test_unservedTicketsComeFirst() public {
        request(bob, 1_500 * E18);
        setFree(2_500 * E18);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ExitFee.FreeLiquidityExceeded.selector, 1_100 * E18, 1_000 * E18));
        staked.redeemInstant(1_100 * E18, 0);
        // A part that the highest fee would let through, and the fee as it is does not.
        vm.expectRevert(abi.encodeWithSelector(ExitFee.FreeLiquidityExceeded.selector, 1_018 * E18, 1_000 * E18));
        staked.redeemInstant(1_018 * E18, 0);
        staked.redeemInstant(1_010 * E18, 0);
        vm.stopPrank();
        assertGe(freeLiquidity(), 1_500 * int256(E18), "P4");
    }

    function test_atAFullQueueNobodyLeavesAtOnce() public {
        request(bob, 5_000 * E18);
        setFree(5_000 * E18);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ExitFee.FreeLiquidityExceeded.selector, E18, 0));
        staked.redeemInstant(E18, 0);
    }

    function test_refusesNothingLessThanAskedAndMoreThanThereIs() public {
        setFree(5_000 * E18);
        vm.startPrank(alice);
        vm.expectRevert(ExitRequests.ZeroShares.selector);
        staked.redeemInstant(0, 0);
        vm.expectRevert(ExitRequests.ZeroAssets.selector);
        staked.redeemInstant(1, 0);
        vm.expectRevert(abi.encodeWithSelector(StakedAID.AssetsBelowMinimum.selector, 999 * E18, 999 * E18 + 1));
        staked.redeemInstant(1_000 * E18, 999 * E18 + 1);
        vm.stopPrank();
        vm.prank(carol);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        staked.redeemInstant(E18, 0);
    }

    /// @dev More than there are, by one and by far, where a share is worth more than an AID.
    function test_moreSharesThanThereAreWantMoreThanIsFree() public {
        gain(20 * E6);
        settle();
        pass(7 days);
        setFree(5_000 * E18);
        uint256 free = uint256(freeLiquidity());
        uint256 all = staked.totalSupply();
        uint256[2] memory tooMany = [all + 1, type(uint256).max];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ExitFee.FreeLiquidityExceeded.selector, type(uint256).max, free));
            vm.prank(alice);
            staked.redeemInstant(tooMany[i], 0);
        }
    }

    function test_paysTheExitPrice() public {
        impair(2_200 * E6);
        setFree(5_000 * E18);
        uint256 price = staked.exitPrice();
        vm.prank(alice);
        uint256 assets = staked.redeemInstant(1_000 * E18, 0);
        assertApproxEqAbs(assets, 999 * price, 1_000);
        assertApproxEqAbs(staked.exitPrice(), price, 1, "nobody else gains or loses");
    }

    /// @dev The fee covers no impairment before it vests: the second of two exits would get a part of the first's back.
    function test_theFeeOfOneExitDoesNotRaiseThePriceOfTheNext() public {
        impair(2_200 * E6);
        setFree(5_000 * E18);
        (uint256 whole,) = staked.previewInstant(2_000 * E18);
        vm.startPrank(alice);
        uint256 parts = staked.redeemInstant(1_000 * E18, 0) + staked.redeemInstant(1_000 * E18, 0);
        assertLe(parts, whole + 2);
    }

    function test_aLossTakesTheFeesLast() public {
        setFree(5_000 * E18);
        vm.prank(alice);
        staked.redeemInstant(1_000 * E18, 0);
        vm.startPrank(address(treasury));
        staked.absorbLoss(20_000 * E18);
        assertEq(staked.totalAssets(), 0);
        assertEq(staked.ledger(), E18);
        staked.absorbLoss(0.4e18);
        vm.stopPrank();
        assertEq(staked.ledger(), 0.6e18);
        assertEq(staked.unvested(), 0.6e18);
    }

    /// @dev Else one who leaves in parts could realise a loss in between and find a smaller buffer.
    function test_aLossDoesNotMeasureTheBufferAnew() public {
        setFree(5_000 * E18);
        vm.prank(alice);
        staked.redeemInstant(1_000 * E18, 0);
        impair(1_200 * E6);
        pass(1 days - 1);
        assertLt(treasury.recognise(), 0);
        (uint256 fees, uint256 base) = staked.instantExits();
        assertEq(fees, E18);
        assertEq(base, 21_000 * E18);
        pass(1);
        treasury.recognise();
        (fees, base) = staked.instantExits();
        assertEq(fees, 0);
        assertApproxEqAbs(base, 18_900 * E18, 1e13, "20,000 less what the surplus did not cover");
    }

    /// @dev Before the first recognition no buffer has been measured.
    function test_beforeTheFirstRecognitionTheFeeIsTheLeast() public {
        vm.revertToState(_start);
        stakeAid(alice, 10_000 * E6);
        (uint256 assets, uint256 fee) = staked.previewInstant(1_000 * E18);
        assertEq(assets, 999 * E18);
        assertEq(fee, E18);
        vm.expectPartialRevert(ExitFee.FreeLiquidityExceeded.selector);
        staked.previewInstant(11_200 * E18);
    }

    uint256 private _start;

    function _seed() internal override {
        super._seed();
        _start = vm.snapshotState();
    }
}
