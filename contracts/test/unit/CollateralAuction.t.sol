// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {CollateralAuction} from "../../src/CollateralAuction.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {Fault} from "../mocks/Faults.sol";

contract CollateralAuctionTest is FactoryFixture {
    uint256 private constant VALUE = 500_000e6;

    DealDouble private vehicle;
    uint256 private titleId;
    uint256 private begin;

    function setUp() public override {
        super.setUp();
        (vehicle, titleId) = _defaulted();
        vehicle.startAuction(VALUE);
        begin = block.timestamp;
        fund(bob, 10 * VALUE);
        vm.prank(bob);
        usdc.approve(address(auction), type(uint256).max);
    }

    function _defaulted() private returns (DealDouble made, uint256 id) {
        (made,) = raising();
        id = made.terms().titleId;
        vm.prank(borrower);
        titles.pledge(id, address(made));
        made.set(Stage.Liquidating);
    }

    function _buy(uint256 maxPrice) private returns (uint256) {
        vm.prank(bob);
        return auction.buy(address(vehicle), uint64(maxPrice));
    }

    // --- the price ---

    /// @dev Against figures reckoned elsewhere, as fractions rounded up.
    function test_thePriceToTheMicroDollar() public {
        uint40[3][10] memory path = [
            [500_000_000_000, 0, 600_000_000_000],
            [uint40(500_000_000_000), 1, 599_999_255_953],
            [uint40(500_000_000_000), 86_400, 535_714_285_715],
            [uint40(500_000_000_000), 302_400, 375_000_000_000],
            [uint40(500_000_000_000), 604_799, 150_000_744_048],
            [uint40(500_000_000_000), 604_800, 150_000_000_000],
            [uint40(1), 0, 2],
            [uint40(1), 604_800, 1],
            [uint40(123_456_789_013), 100_000, 129_776_600_832],
            [uint40(7), 604_799, 3]
        ];
        for (uint256 i; i < path.length; ++i) {
            vm.warp(begin);
            vehicle.stopAuction();
            vehicle.startAuction(path[i][0]);
            vm.warp(begin + path[i][1]);
            assertEq(auction.ask(address(vehicle)), path[i][2]);
            assertEq(auction.lastAsk(address(vehicle)), path[i][2]);
        }
    }

    function testFuzz_thePriceIsTheFractionRoundedUp(uint256 value, uint256 elapsed) public {
        value = bound(value, 0, type(uint72).max);
        elapsed = bound(elapsed, 0, 7 days);
        vehicle.stopAuction();
        vehicle.startAuction(value);
        vm.warp(begin + elapsed);
        uint256 asked = auction.ask(address(vehicle));
        // In units of 1 / (100 · 604,800) of a micro-dollar.
        uint256 exact = value * (120 * 604_800 - 90 * elapsed);
        assertGe(asked * 60_480_000, exact);
        assertLt(asked * 60_480_000, exact + 60_480_000);
    }

    function test_theValueMustBeOne() public {
        vehicle.stopAuction();
        uint256 most = type(uint128).max;
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, most + 1));
        vehicle.startAuction(most + 1);
        vehicle.startAuction(most);
        assertEq(auction.ask(address(vehicle)), (most * 12 + 9) / 10);
        // Nobody has so much.
        vm.prank(bob);
        vm.expectPartialRevert(CollateralAuction.AskAbovePrice.selector);
        auction.buy(address(vehicle), type(uint64).max);
    }

    // --- buying ---

    function test_theBuyerPaysTheDealAndGetsTheTitle() public {
        pass(1 days);
        uint256 price = 535_714_285_715;
        vm.expectEmit(address(auction));
        emit CollateralAuction.TitleSold(address(vehicle), bob, price);
        assertEq(_buy(10 * VALUE), price);
        assertEq(usdc.balanceOf(bob), 10 * VALUE - price);
        assertEq(usdc.balanceOf(address(vehicle)), price);
        assertEq(usdc.balanceOf(address(auction)), 0);
        assertEq(titles.ownerOf(titleId), bob);
        (TitleFacts.State state,) = titles.stateOf(titleId);
        assertTrue(state == TitleFacts.State.Free);
        assertEq(vehicle.buyer(), bob);
        assertEq(vehicle.price(), price);
        _assertNone();
    }

    function test_aBuyerNeverPaysMoreThanItSaid() public {
        pass(1 days);
        uint256 price = 535_714_285_715;
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(CollateralAuction.AskAbovePrice.selector, price, price - 1));
        auction.buy(address(vehicle), uint64(price - 1));
        assertEq(titles.ownerOf(titleId), address(vehicle));
        assertEq(_buy(price), price);
    }

    function test_aTitleIsSoldOnce() public {
        _buy(2 * VALUE);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(CollateralAuction.AuctionNotRunning.selector, vehicle));
        auction.buy(address(vehicle), uint64(2 * VALUE));
    }

    function test_withoutTheMoneyNothingIsSold() public {
        vm.startPrank(alice);
        usdc.approve(address(auction), type(uint256).max);
        vm.expectRevert("ERC20: transfer amount exceeds balance");
        auction.buy(address(vehicle), uint64(2 * VALUE));
        vm.stopPrank();
        assertTrue(auction.isRunning(address(vehicle)));
        assertEq(titles.ownerOf(titleId), address(vehicle));
    }

    /// @dev If the title cannot be delivered, no money moves.
    function test_withoutTheTitleNothingIsPaid() public {
        vm.prank(address(vehicle));
        titles.giveBack(titleId);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.TitleNotPledged.selector, titleId, TitleFacts.State.Free));
        auction.buy(address(vehicle), uint64(2 * VALUE));
        assertEq(usdc.balanceOf(bob), 10 * VALUE);
    }

    function test_whoIsSanctionedDoesNotBuy() public {
        sanctions.set(bob, true);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, bob));
        auction.buy(address(vehicle), uint64(2 * VALUE));
    }

    function test_aSilentOracleStopsNoSale() public {
        sanctions.fail(Fault.BurnGas);
        _buy(2 * VALUE);
        assertEq(titles.ownerOf(titleId), bob);
    }

    // --- the end ---

    function test_isOpenToItsLastSecond() public {
        vm.warp(begin + 7 days);
        assertTrue(auction.isRunning(address(vehicle)));
        assertEq(_buy(VALUE), 150_000e6);
    }

    function test_unsoldItEndsAndItsLastAskIsKept() public {
        vm.warp(begin + 7 days + 1);
        assertFalse(auction.isRunning(address(vehicle)));
        bytes memory over = abi.encodeWithSelector(CollateralAuction.AuctionNotRunning.selector, vehicle);
        vm.expectRevert(over);
        auction.ask(address(vehicle));
        vm.prank(bob);
        vm.expectRevert(over);
        auction.buy(address(vehicle), uint64(2 * VALUE));
        vm.warp(begin + 365 days);
        assertEq(auction.lastAsk(address(vehicle)), 150_000e6);
    }

    function test_isStartedAgainOnceItEnded() public {
        vm.warp(begin + 7 days);
        vm.expectRevert(abi.encodeWithSelector(CollateralAuction.AuctionNotOver.selector, vehicle, begin + 7 days));
        vehicle.startAuction(VALUE);
        vm.warp(begin + 7 days + 1);
        vm.expectEmit(address(auction));
        emit CollateralAuction.AuctionStarted(address(vehicle), 100_000e6, begin + 14 days + 1);
        vehicle.startAuction(100_000e6);
        assertEq(auction.ask(address(vehicle)), 120_000e6);
        CollateralAuction.Auction memory a = auction.auctionOf(address(vehicle));
        assertEq(a.value, 100_000e6);
        assertEq(a.startedAt, begin + 7 days + 1);
    }

    function test_stoppingForgetsIt() public {
        pass(1 days);
        vm.expectEmit(address(auction));
        emit CollateralAuction.AuctionStopped(address(vehicle));
        vehicle.stopAuction();
        _assertNone();
        vm.recordLogs();
        vehicle.stopAuction();
        assertEq(vm.getRecordedLogs().length, 0, "said twice");
        vehicle.startAuction(VALUE);
        assertEq(auction.ask(address(vehicle)), 600_000e6);
        vm.warp(block.timestamp + 30 days);
        vehicle.stopAuction();
        _assertNone();
    }

    function _assertNone() private {
        assertFalse(auction.isRunning(address(vehicle)));
        assertEq(auction.lastAsk(address(vehicle)), type(uint256).max, "bounds nothing");
        assertEq(auction.auctionOf(address(vehicle)).startedAt, 0);
        vm.expectRevert(abi.encodeWithSelector(CollateralAuction.AuctionNotRunning.selector, vehicle));
        auction.ask(address(vehicle));
    }

    // --- whose it is ---

    function test_onlyDealsStartAndStop() public {
        bytes memory refusal = abi.encodeWithSelector(CollateralAuction.NotDeal.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        auction.start(VALUE);
        vm.expectRevert(refusal);
        auction.stop();
        vm.stopPrank();
    }

    /// @dev A deal's auction is its own: another deal stops, starts and sells nothing of it.
    function test_dealsDoNotTouchEachOther() public {
        (DealDouble other, uint256 otherTitle) = _defaulted();
        other.stopAuction();
        assertTrue(auction.isRunning(address(vehicle)));
        other.startAuction(2 * VALUE);
        assertEq(auction.ask(address(vehicle)), 600_000e6);
        vm.prank(bob);
        auction.buy(address(other), uint64(3 * VALUE));
        assertEq(titles.ownerOf(otherTitle), bob);
        assertEq(titles.ownerOf(titleId), address(vehicle));
        assertEq(usdc.balanceOf(address(vehicle)), 0);
        assertTrue(auction.isRunning(address(vehicle)));
    }

    /// @dev Money sent to the auction or to the deal moves no price, and what the auction was sent stays there.
    function test_donationsMoveNoPrice() public {
        fund(address(auction), 1e6);
        fund(address(vehicle), 1e6);
        assertEq(_buy(2 * VALUE), 600_000e6);
        assertEq(usdc.balanceOf(address(auction)), 1e6);
        assertEq(usdc.balanceOf(address(vehicle)), 600_001e6);
    }
}
