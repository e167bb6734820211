// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Issuer} from "../../src/Issuer.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {Fixture} from "../base/Fixture.sol";
import {Fault} from "../mocks/Faults.sol";
import {FeedDouble} from "../mocks/FeedDouble.sol";

contract IssuerMintTest is Fixture {
    function setUp() public override {
        super.setUp();
        fund(alice, 1_000 * E6);
        vm.prank(alice);
        usdc.approve(address(issuer), type(uint256).max);
    }

    function testFuzz_mintsOneForOne(uint256 amount) public {
        amount = bound(amount, 1, 1_000 * E6);
        (uint256 cash,,, uint256 supply,,,) = treasury.balanceSheet();
        vm.expectEmit(address(treasury));
        emit Treasury.CashReceived(amount);
        vm.expectEmit(address(issuer));
        emit Issuer.Minted(alice, bob, amount, amount * E12);
        vm.prank(alice);
        assertEq(issuer.mint(amount, bob), amount * E12);

        assertEq(aid.balanceOf(bob), amount * E12);
        assertEq(aid.balanceOf(alice), 0);
        assertEq(usdc.balanceOf(alice), 1_000 * E6 - amount);
        (uint256 cashAfter,,, uint256 supplyAfter,,,) = treasury.balanceSheet();
        assertEq(cashAfter, cash + amount);
        assertEq(supplyAfter, supply + amount * E12);
        assertEq(usdc.balanceOf(address(treasury)), cashAfter);
    }

    function test_refusesNothingAndNobody() public {
        vm.startPrank(alice);
        vm.expectRevert(Issuer.ZeroAmount.selector);
        issuer.mint(0, alice);
        vm.expectRevert(Issuer.ZeroAddress.selector);
        issuer.mint(1, address(0));
    }

    function test_refusesHugeAmountsByTheCap() public {
        uint256 left = BLOCK_CAP * E6 - 1_000 * E6;
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Issuer.BlockCapExceeded.selector, type(uint256).max, left));
        issuer.mint(type(uint256).max, alice);
    }

    function test_pauseStopsIt() public {
        vm.prank(guardian);
        issuer.pause();
        vm.prank(alice);
        vm.expectRevert(Issuer.MintPaused.selector);
        issuer.mint(1, alice);
    }

    function test_neitherPayerNorReceiverMayBeSanctioned() public {
        sanctions.set(alice, true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, alice));
        issuer.mint(1, bob);
        sanctions.set(alice, false);
        sanctions.set(bob, true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, bob));
        issuer.mint(1, bob);
    }

    function test_stopsWhenTheSanctionsOracleDoesNotAnswer() public {
        Fault[5] memory faults = [Fault.Revert, Fault.LongRevert, Fault.BurnGas, Fault.ShortAnswer, Fault.Nonsense];
        for (uint256 i; i < faults.length; ++i) {
            sanctions.fail(faults[i]);
            _expectMintFails(abi.encodeWithSelector(Sanctions.SanctionsUnavailable.selector));
        }
        vm.etch(address(sanctions), "");
        _expectMintFails(abi.encodeWithSelector(Sanctions.SanctionsUnavailable.selector));
    }

    function test_aLongAnswerOfTheOracleIsReadByItsFirstWord() public {
        sanctions.fail(Fault.LongAnswer);
        _expectMintFails(abi.encodeWithSelector(Sanctions.Sanctioned.selector, alice));
    }

    function test_stopsWhenThePriceIsOld() public {
        uint256 updatedAt = block.timestamp;
        vm.warp(updatedAt + issuer.FEED_MAX_AGE());
        vm.prank(alice);
        issuer.mint(1, alice);
        vm.warp(block.timestamp + 1);
        _expectMintFails(abi.encodeWithSelector(Issuer.FeedStale.selector, updatedAt, block.timestamp));
        assertEq(_mintable(), 0);
    }

    function test_stopsBelowTheFloor() public {
        feed.set(0.995e8, block.timestamp);
        vm.prank(alice);
        issuer.mint(1, alice);
        int256[3] memory low = [int256(0.995e8 - 1), 0, -1];
        for (uint256 i; i < low.length; ++i) {
            feed.set(low[i], block.timestamp);
            _expectMintFails(abi.encodeWithSelector(Issuer.FeedBelowFloor.selector, low[i], int256(0.995e8)));
            assertEq(_mintable(), 0);
        }
    }

    function test_stopsWhenTheFeedDoesNotAnswer() public {
        Fault[5] memory faults = [Fault.Revert, Fault.LongRevert, Fault.BurnGas, Fault.ShortAnswer, Fault.Nonsense];
        for (uint256 i; i < faults.length; ++i) {
            feed.fail(faults[i]);
            _expectMintFails(abi.encodeWithSelector(Issuer.FeedUnavailable.selector));
            assertEq(_mintable(), 0);
        }
        feed.fail(Fault.None);
        feed.set(1e8, block.timestamp + 1);
        _expectMintFails(abi.encodeWithSelector(Issuer.FeedUnavailable.selector));
        feed.set(1e8, block.timestamp);
        assertGt(_mintable(), 0);
        vm.etch(address(feed), "");
        _expectMintFails(abi.encodeWithSelector(Issuer.FeedUnavailable.selector));
        assertEq(_mintable(), 0);
    }

    function test_readsAFeedOfAnyPrecision() public {
        FeedDouble fine = new FeedDouble(18);
        bytes memory args = abi.encode(manager, usdc, aid, treasury, identity, fine, BLOCK_CAP, DAY_CAP);
        Issuer other = Issuer(vm.deployCode("Issuer.sol:Issuer", args));
        fine.set(0.995e18 - 1, block.timestamp);
        (uint256 now_,,) = other.mintable();
        assertEq(now_, 0);
        fine.set(0.995e18, block.timestamp);
        (now_,,) = other.mintable();
        assertEq(now_, BLOCK_CAP * E6);
    }

    function test_failsAsUsdcFails() public {
        vm.prank(alice);
        vm.expectRevert("ERC20: transfer amount exceeds balance");
        issuer.mint(1_001 * E6, alice);
        fund(bob, E6);
        vm.prank(bob);
        vm.expectRevert("ERC20: transfer amount exceeds allowance");
        issuer.mint(E6, bob);
        usdc.blacklist(address(treasury));
        _expectMintFails(abi.encodeWithSignature("Error(string)", "Blacklistable: account is blacklisted"));
    }

    function test_failsWhileUsdcIsPaused() public {
        usdc.pause();
        _expectMintFails(abi.encodeWithSignature("Error(string)", "Pausable: paused"));
    }

    function _expectMintFails(bytes memory reason) private {
        vm.prank(alice);
        vm.expectRevert(reason);
        issuer.mint(1, alice);
    }

    function _mintable() private view returns (uint256 amount) {
        (amount,,) = issuer.mintable();
    }
}
