// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Treasury} from "../../src/Treasury.sol";
import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice The worst treasurer: trades to and fro, puts all cash in bills, moves liquidity away.
contract TreasurerTest is RoleTest {
    function setUp() public override {
        super.setUp();
        // Others in the vault, and a share price that is not round.
        fund(address(this), 1e6 * E6);
        usdc.approve(address(vault), 1e6 * E6);
        vault.deposit(1e6 * E6, address(this));
        gain(1_234_567_891);
    }

    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](2);
        (own[0], own[1]) = (Treasury.invest.selector, Treasury.divest.selector);
        assertCannotCall(treasurer, own);
    }

    function test_aThousandTradesCostMicroDollars() public {
        (uint256 cash, uint256 bills,,,,,) = treasury.balanceSheet();
        Holdings memory before = holdings();
        for (uint256 i; i < 1_000; ++i) {
            invest(12_345_678_901);
            divest(12_345_678_901);
        }
        (uint256 cashAfter, uint256 billsAfter,,,,,) = treasury.balanceSheet();
        assertEq(cashAfter, cash);
        assertLe(bills - billsAfter, 2_000, "two micro-dollars a round at most");
        treasury.recognise();
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    function test_aVaultThatChargesCostsOneBasisPointAWeekAtMost() public {
        settle();
        settle();
        VaultDouble.Knobs memory knobs;
        knobs.entryFeeBps = 1;
        vault.set(knobs);
        (uint256 cash, uint256 bills,,,,,) = treasury.balanceSheet();
        uint256 start = cash + bills;
        for (uint256 week; week < 52; ++week) {
            for (uint256 i; i < 20; ++i) {
                (uint256 available,,) = treasury.book();
                vm.prank(treasurer);
                try treasury.invest(available / 2) {
                    divest(available / 2);
                } catch (bytes memory reason) {
                    assertEq(bytes4(reason), TreasuryBills.InvestmentTooCostly.selector);
                }
            }
            treasury.recognise();
            pass(7 days);
        }
        (cash, bills,,,,,) = treasury.balanceSheet();
        uint256 lost = start - cash - bills;
        assertGt(lost, start / 1_000, "the test does trade");
        // What is forgotten in 52 weeks, and the budget of the first day.
        assertLe(lost, start * 53 / 10_000);
    }

    function test_cannotTakeLiquidityFromThoseWhoMayRedeem() public {
        // The vault lets 20,000 of 40,000 go, so 20,000 of the 40,000 AID in circulation need cash.
        VaultDouble.Knobs memory knobs;
        knobs.most = 20_000 * E6;
        vault.set(knobs);
        int256 free = freeLiquidity();
        assertEq(free, int256(1_100 * E18));
        vm.prank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(TreasurySheet.FreeLiquidityNegative.selector, -int256(E12)));
        treasury.invest(1_100 * E6 + 1);
        invest(1_100 * E6);
        assertEq(freeLiquidity(), 0);
        assertEq(treasury.redeemable(), 40_000 * E6);
    }

    function test_allCashInBillsStopsNoRedemption() public {
        Holdings memory before = holdings();
        (uint256 cash,,) = treasury.book();
        invest(cash);
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    function test_allBillsInCashStopsNoRedemption() public {
        Holdings memory before = holdings();
        divest(40_000 * E6);
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    function test_cannotMovePendingYieldOrHideALoss() public {
        vault.lose(60_000 * E6);
        uint256 impairment = treasury.impairment();
        assertGt(impairment, 0);
        divest(10_000 * E6);
        assertApproxEqAbs(treasury.impairment(), impairment, 2 * E12);
        invest(10_000 * E6);
        assertApproxEqAbs(treasury.impairment(), impairment, 4 * E12);
    }
}
