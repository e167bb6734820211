// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {CollateralAuction} from "../../src/CollateralAuction.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {UsdcDouble} from "../mocks/UsdcDouble.sol";

/// @notice A dollar token that calls back while a title is paid for: it is sold once, and no auction begins or ends in
/// the middle.
contract AuctionReentrancyTest is FactoryFixture {
    uint256 private constant VALUE = 500_000e6;

    UsdcDouble private evil;
    DealDouble private vehicle;
    uint256 private titleId;

    function _deployUsdc() internal override returns (address) {
        evil = new UsdcDouble();
        return address(evil);
    }

    function setUp() public override {
        super.setUp();
        (vehicle,) = raising();
        titleId = vehicle.terms().titleId;
        vm.prank(borrower);
        titles.pledge(titleId, address(vehicle));
        vehicle.set(Stage.Liquidating);
        vehicle.startAuction(VALUE);
        fund(bob, 2 * VALUE);
        vm.prank(bob);
        usdc.approve(address(auction), type(uint256).max);
        fund(address(evil), 2 * VALUE);
        vm.prank(address(evil));
        usdc.approve(address(auction), type(uint256).max);
    }

    function test_nothingHappensInTheMiddleOfASale() public {
        _refusedInTheMiddle(address(auction), abi.encodeCall(auction.buy, (address(vehicle), type(uint64).max)));
        _refusedInTheMiddle(address(vehicle), abi.encodeCall(vehicle.startAuction, (VALUE)));
        _refusedInTheMiddle(address(vehicle), abi.encodeCall(vehicle.stopAuction, ()));
    }

    function _refusedInTheMiddle(address target, bytes memory data) private {
        uint256 state = vm.snapshotState();
        evil.callBack(target, data);
        vm.prank(bob);
        auction.buy(address(vehicle), type(uint64).max);
        assertFalse(evil.lastCallSucceeded());
        assertEq(
            evil.lastCallResult(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
        );
        assertEq(titles.ownerOf(titleId), bob);
        assertEq(usdc.balanceOf(address(vehicle)), 600_000e6);
        vm.revertToState(state);
    }

    /// @dev Who asks in the middle hears that the title is sold.
    function test_inTheMiddleTheTitleCountsAsSold() public {
        evil.callBack(address(auction), abi.encodeCall(auction.lastAsk, (address(vehicle))));
        vm.prank(bob);
        auction.buy(address(vehicle), type(uint64).max);
        assertEq(evil.lastCallResult(), abi.encode(type(uint256).max));
    }

    function test_aTokenThatRefusesBuysNothing() public {
        evil.refuse(true);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, evil));
        auction.buy(address(vehicle), type(uint64).max);
        assertEq(titles.ownerOf(titleId), address(vehicle));
        assertTrue(auction.isRunning(address(vehicle)));
    }
}
