// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {Fixture} from "../base/Fixture.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice Money that comes for a moment, by minting and redeeming around a call, raises no limit that is a part of
/// what there is: not that of gains, and not that of what trading bills may cost. 20,100 USDC, alice passes 900,000.
contract PassingMoneyTest is Fixture {
    uint256 private constant PASSING = 900_000;
    VaultDouble.Knobs private knobs;

    function setUp() public override {
        super.setUp();
        verify(alice);
        verify(bob);
        stakeAid(bob, 9_000 * E6);
        mintAid(bob, 10_000 * E6);
        invest(15_000 * E6);
        // Others hold most of the vault, so that what it charges us is gone.
        fund(address(this), 1e8 * E6);
        usdc.approve(address(vault), 1e8 * E6);
        vault.deposit(1e8 * E6, address(this));
        settle();
        settle();
    }

    function test_theLimitOfGainsIsWhatItWasWithoutIt() public {
        gain(100_000_000 * E6);
        for (uint256 day; day < 5; ++day) {
            pass(1 days);
            uint256 recognised = _recognised();
            mintAid(alice, PASSING * E6);
            int256 change = treasury.recognise();
            redeem(alice, PASSING * E18);
            assertEq(change, int256(recognised * 5 / 10_000));
        }
    }

    /// @dev Nor where AID is not fully backed and the limit is a part of its supply.
    function test_norWithAHole() public {
        vault.lose(vault.totalAssets() * 9 / 10);
        treasury.recognise();
        assertLt(surplus(), 0);
        settle();
        gain(100_000_000 * E6);
        pass(1 days);
        uint256 supply = aid.totalSupply() / E12;
        for (uint256 day; day < 3; ++day) {
            mintAid(alice, PASSING * E6);
            int256 change = treasury.recognise();
            redeem(alice, PASSING * E18);
            assertEq(change, int256(supply * 5 / 10_000));
            pass(1 days);
        }
    }

    /// @dev Who redeems before and mints after lowers the limit of one day to what stayed; nothing is lost by it.
    function test_moneyThatLeavesForAMomentLowersItOnce() public {
        gain(100_000_000 * E6);
        pass(1 days);
        uint256 stayed = _recognised() - 10_000 * E6;
        redeem(bob, 10_000 * E18);
        mintAid(bob, 10_000 * E6);
        assertEq(treasury.recognise(), int256(stayed * 5 / 10_000));
        pass(1 days);
        assertEq(treasury.recognise(), int256((stayed + 10_000 * E6 + stayed * 5 / 10_000) * 5 / 10_000));
    }

    /// @dev A pool that grows has the whole of its limit a recognition later.
    function test_moneyThatStaysCountsFromTheNextRecognition() public {
        gain(100_000_000 * E6);
        uint256 before = _recognised();
        mintAid(alice, PASSING * E6);
        pass(1 days);
        int256 first = treasury.recognise();
        assertEq(first, int256(before * 5 / 10_000));
        pass(1 days);
        assertEq(treasury.recognise(), int256((before + PASSING * E6 + uint256(first)) * 5 / 10_000));
    }

    function test_tradingCostsNoMoreWithIt() public {
        _charge(100);
        pass(1 days);
        uint256 start = _worth();
        for (uint256 i; i < 6; ++i) {
            mintAid(alice, PASSING * E6);
            // With a recognition too: the first time one is due.
            treasury.recognise();
            _tradeAsMuchAsAllowed();
            redeem(alice, PASSING * E18);
            pass(4 hours);
        }
        uint256 lost = start - _worth();
        assertGt(lost, start / 20_000, "the test does trade");
        assertLe(lost, start / 10_000 * 8 / 7);
    }

    function test_theBudgetComesBackNoFasterWithIt() public {
        _charge(100);
        _tradeAsMuchAsAllowed();
        uint256 start = _worth();
        for (uint256 i; i < 7; ++i) {
            pass(1 days);
            mintAid(alice, PASSING * E6);
            treasury.recognise();
            _tradeAsMuchAsAllowed();
            redeem(alice, PASSING * E18);
        }
        // What was left at the start, and what a week forgets.
        assertLe(start - _worth(), start * 2 / 10_000);
    }

    /// @dev What is minted and stays raises the budget once it has been there from one recognition to the next.
    function test_moneyThatStaysRaisesTheBudgetLater() public {
        mintAid(alice, PASSING * E6);
        _charge(1);
        _expectRefused(200_000 * E6);
        settle();
        _expectRefused(200_000 * E6);
        settle();
        invest(200_000 * E6);
        // And no longer than it stays.
        redeem(alice, PASSING * E18);
        mintAid(bob, 2_000 * E6);
        _expectRefused(2_000 * E6);
    }

    function _charge(uint256 bps) private {
        knobs.entryFeeBps = bps;
        vault.set(knobs);
    }

    function _tradeAsMuchAsAllowed() private {
        for (uint256 amount = 4_096 * E6; amount > E6; amount /= 2) {
            vm.prank(treasurer);
            try treasury.invest(amount) {
                return;
            } catch (bytes memory reason) {
                assertEq(bytes4(reason), TreasuryBills.InvestmentTooCostly.selector);
            }
        }
    }

    function _expectRefused(uint256 amount) private {
        vm.prank(treasurer);
        vm.expectPartialRevert(TreasuryBills.InvestmentTooCostly.selector);
        treasury.invest(amount);
    }

    function _recognised() private view returns (uint256 recognised) {
        (, recognised,) = treasury.book();
    }

    function _worth() private view returns (uint256) {
        (uint256 cash, uint256 bills,,,,,) = treasury.balanceSheet();
        return cash + bills;
    }
}
