// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {stdError} from "forge-std/StdError.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {DealDouble} from "../mocks/DealDouble.sol";

contract JuniorTokenTest is FactoryFixture {
    DealDouble private vehicle;
    JuniorToken private token;

    function setUp() public override {
        super.setUp();
        (vehicle, token) = raising();
    }

    function _claim(address who) private returns (uint256 paid) {
        vm.prank(who);
        return token.claim(who);
    }

    function test_isNamedAfterItsDeal() public {
        assertEq(token.name(), "AID Junior 1");
        assertEq(token.symbol(), "AIDJ-1");
        assertEq(token.decimals(), 6);
        (, JuniorToken second) = raising();
        assertEq(second.name(), "AID Junior 2");
        assertEq(second.symbol(), "AIDJ-2");
    }

    function test_oneTokenForEachMicroDollar() public {
        commit(vehicle, alice, 7_000_001);
        assertEq(token.balanceOf(alice), 7_000_001);
        assertEq(token.totalSupply(), 7_000_001);
    }

    function test_onlyTheDealMintsAndDistributes() public {
        bytes memory refusal = abi.encodeWithSelector(JuniorToken.NotDeal.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        token.mint(alice, 1);
        vm.expectRevert(refusal);
        token.distribute(1);
        vm.stopPrank();
        // Nor another deal of the same factory.
        (DealDouble other,) = raising();
        vm.prank(address(other));
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NotDeal.selector, other));
        token.mint(alice, 1);
    }

    function test_thereAreNeverMoreTokensThanFitTheShares() public {
        vm.startPrank(address(vehicle));
        token.mint(alice, type(uint64).max - 1);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.SupplyFull.selector, 2, 1));
        token.mint(alice, 2);
        token.mint(alice, 1);
        vm.stopPrank();
        assertEq(token.totalSupply(), type(uint64).max);
    }

    // --- payouts ---

    function test_payoutsAreSharedByTokens() public {
        commit(vehicle, alice, 3e6);
        commit(vehicle, bob, 1e6);
        fund(address(vehicle), 400e6);
        vm.expectEmit(address(token));
        emit JuniorToken.Distributed(400e6, 4e6);
        vm.prank(address(vehicle));
        token.distribute(400e6);
        assertEq(token.claimable(alice), 300e6);
        assertEq(token.claimable(bob), 100e6);
        assertEq(token.distributed(), 400e6);
        vm.expectEmit(address(token));
        emit JuniorToken.Claimed(alice, carol(), 300e6);
        vm.prank(alice);
        assertEq(token.claim(carol()), 300e6);
        assertEq(usdc.balanceOf(carol()), 300e6);
        assertEq(token.claimable(alice), 0);
        assertEq(_claim(bob), 100e6);
    }

    function test_whatWasPaidStaysTheirsWhoHeldTheTokens() public {
        commit(vehicle, alice, 4e6);
        distribute(vehicle, 40e6);
        vm.prank(alice);
        token.transfer(bob, 1e6);
        distribute(vehicle, 80e6);
        assertEq(token.claimable(alice), 40e6 + 60e6);
        assertEq(token.claimable(bob), 20e6);
        vm.prank(alice);
        token.transfer(bob, 3e6);
        assertEq(token.claimable(alice), 100e6, "kept without a token");
        assertEq(_claim(alice), 100e6);
        assertEq(_claim(bob), 20e6);
    }

    function test_tokensThatComeLaterHaveNoPartInEarlierPayouts() public {
        commit(vehicle, alice, 1e6);
        distribute(vehicle, 10e6);
        commit(vehicle, bob, 1e6);
        assertEq(token.claimable(bob), 0);
        distribute(vehicle, 10e6);
        assertEq(token.claimable(alice), 15e6);
        assertEq(token.claimable(bob), 5e6);
    }

    /// @dev A third each of a micro-dollar, three times: nobody can be paid at first, all are in the end.
    function test_partsOfAMicroDollarAreNotLost() public {
        commit(vehicle, alice, 1);
        commit(vehicle, bob, 1);
        commit(vehicle, carol(), 1);
        distribute(vehicle, 1);
        assertEq(token.remainder(), (1 << 64) % 3);
        assertEq(token.owedTo(alice), uint256(1 << 64) / 3);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NothingToClaim.selector, alice));
        token.claim(alice);
        distribute(vehicle, 1);
        distribute(vehicle, 1);
        assertEq(token.remainder(), 0);
        assertEq(_claim(alice) + _claim(bob) + _claim(carol()), 3);
        assertEq(usdc.balanceOf(address(vehicle)), 3, "only what was committed is left");
    }

    function test_sharesOfAClaimStayForTheNext() public {
        commit(vehicle, alice, 2);
        commit(vehicle, bob, 1);
        distribute(vehicle, 2);
        assertEq(_claim(alice), 1);
        assertEq(token.owedTo(alice), (uint256(2 << 64) / 3) * 2 - (1 << 64));
        distribute(vehicle, 1);
        assertEq(_claim(alice), 1);
    }

    function test_distributingNothingDoesNothing() public {
        vm.prank(address(vehicle));
        token.distribute(0);
        assertEq(token.distributed(), 0);
    }

    function test_withoutTokensNothingIsDistributed() public {
        vm.prank(address(vehicle));
        vm.expectRevert(JuniorToken.NoTokens.selector);
        token.distribute(1);
    }

    /// @dev The most that can ever be paid, to the fewest tokens there can be.
    function test_theLargestPayoutFits() public {
        vm.startPrank(address(vehicle));
        token.mint(alice, 1);
        token.distribute(type(uint64).max);
        vm.expectRevert(stdError.arithmeticError);
        token.distribute(1);
        vm.stopPrank();
        assertEq(token.claimable(alice), type(uint64).max);
        vm.prank(alice);
        token.transfer(bob, 1);
        assertEq(token.claimable(alice), type(uint64).max);
        assertEq(token.claimable(bob), 0);
    }

    // --- refunds ---

    function test_aCancelledDealRefundsOneForOne() public {
        commit(vehicle, alice, 5e6);
        vm.prank(alice);
        token.transfer(bob, 2e6);
        vm.prank(guardian);
        factory.cancel(address(vehicle));
        vm.expectEmit(address(token));
        emit JuniorToken.Refunded(alice, carol(), 3e6);
        vm.prank(alice);
        assertEq(token.refund(carol()), 3e6);
        vm.prank(bob);
        assertEq(token.refund(bob), 2e6);
        assertEq(usdc.balanceOf(carol()), 3e6);
        assertEq(usdc.balanceOf(bob), 2e6);
        assertEq(token.totalSupply(), 0);
        assertEq(usdc.balanceOf(address(vehicle)), 0);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NothingToRefund.selector, bob));
        token.refund(bob);
    }

    function test_noOtherDealRefunds() public {
        commit(vehicle, alice, 5e6);
        for (uint256 i = uint256(Stage.Raising); i < uint256(Stage.Cancelled); ++i) {
            vehicle.set(Stage(i));
            vm.prank(alice);
            vm.expectRevert(abi.encodeWithSelector(DealDouble.WrongStage.selector, Stage(i)));
            token.refund(alice);
        }
        assertEq(token.balanceOf(alice), 5e6);
    }

    // --- who can hold, who can be paid ---

    function test_tokensCannotGoWhereNobodyCouldClaim() public {
        commit(vehicle, alice, 5e6);
        vm.startPrank(alice);
        token.approve(bob, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, token));
        token.transfer(address(token), 1);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, vehicle));
        token.transfer(address(vehicle), 1);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, vehicle));
        token.transferFrom(alice, address(vehicle), 1);
        vm.prank(address(vehicle));
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, token));
        token.mint(address(token), 1);
    }

    function test_payoutsCannotGoWhereTheyWouldBeLost() public {
        commit(vehicle, alice, 5e6);
        distribute(vehicle, 1e6);
        address[3] memory nowhere = [address(0), address(token), address(vehicle)];
        vm.startPrank(alice);
        for (uint256 i; i < 3; ++i) {
            bytes memory refusal = abi.encodeWithSelector(JuniorToken.InvalidReceiver.selector, nowhere[i]);
            vm.expectRevert(refusal);
            token.claim(nowhere[i]);
            vm.expectRevert(refusal);
            token.refund(nowhere[i]);
        }
        vm.stopPrank();
    }

    function carol() private returns (address) {
        return makeAddr("carol");
    }
}
