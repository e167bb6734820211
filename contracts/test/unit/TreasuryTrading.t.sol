// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Treasury} from "../../src/Treasury.sol";
import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {Fixture} from "../base/Fixture.sol";
import {Fault} from "../mocks/Faults.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

contract TreasuryTradingTest is Fixture {
    VaultDouble.Knobs private knobs;

    function setUp() public override {
        super.setUp();
        stakeAid(alice, 9_000 * E6);
        mintAid(bob, 10_000 * E6);
        // Others hold most of the vault, so that what it charges us is gone.
        fund(address(this), 1e6 * E6);
        usdc.approve(address(vault), 1e6 * E6);
        vault.deposit(1e6 * E6, address(this));
        settle();
        settle();
    }

    function test_onlyTheIssuerBooksAndPays() public {
        vm.startPrank(governance);
        vm.expectRevert(abi.encodeWithSelector(Treasury.NotIssuer.selector, governance));
        treasury.onMint(1);
        vm.expectRevert(abi.encodeWithSelector(Treasury.NotIssuer.selector, governance));
        treasury.payOut(governance, 1);
    }

    function test_onlyTheTreasurerTrades() public {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        treasury.invest(1);
        vm.expectRevert(refusal);
        treasury.divest(1);
    }

    function test_investsCash() public {
        vm.expectEmit(address(treasury));
        emit TreasuryBills.BillsBought(15_000 * E6, 15_000 * E6);
        invest(15_000 * E6);
        (uint256 cash, uint256 bills,,,, int256 surplus_, int256 free) = treasury.balanceSheet();
        assertEq(cash, 5_100 * E6);
        assertEq(bills, 15_000 * E6);
        assertEq(surplus_, int256(100 * E18));
        assertEq(free, int256(10_100 * E18));
        (uint256 shares, uint256 value, bool live) = treasury.billsHeld();
        assertEq(shares, 15_000 * E6);
        assertEq(value, 15_000 * E6);
        assertTrue(live);
        assertEq(usdc.allowance(address(treasury), address(vault)), 0);
    }

    function test_divestsBills() public {
        invest(15_000 * E6);
        vm.expectEmit(address(treasury));
        emit TreasuryBills.BillsSold(5_000 * E6, 5_000 * E6);
        divest(5_000 * E6);
        (uint256 cash, uint256 bills,,,,,) = treasury.balanceSheet();
        assertEq(cash, 10_100 * E6);
        assertEq(bills, 10_000 * E6);
        divest(10_000 * E6);
        (uint256 shares, uint256 value,) = treasury.billsHeld();
        assertEq(shares, 0);
        assertEq(value, 0);
    }

    function test_refusesNothingAndMoreThanThereIs() public {
        vm.startPrank(treasurer);
        vm.expectRevert(TreasurySheet.ZeroAmount.selector);
        treasury.invest(0);
        vm.expectRevert(TreasurySheet.ZeroAmount.selector);
        treasury.divest(0);
        vm.expectRevert(abi.encodeWithSelector(Treasury.InsufficientCash.selector, 20_101 * E6, 20_100 * E6));
        treasury.invest(20_101 * E6);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        treasury.divest(1);
    }

    function test_refusesToLeaveCirculatingAidWithoutLiquidity() public {
        // 10,000 AID circulate; 20,100 USDC are there; of 10,101 invested nothing could be withdrawn.
        knobs.most = 1;
        vault.set(knobs);
        bytes memory refusal =
            abi.encodeWithSelector(TreasurySheet.FreeLiquidityNegative.selector, -int256(E18) + int256(E12));
        vm.prank(treasurer);
        vm.expectRevert(refusal);
        treasury.invest(10_101 * E6);
        invest(10_100 * E6);
    }

    function test_refusesAVaultThatTakesTooMuch() public {
        // 1 basis point of 20,100 is 2.01 USDC.
        knobs.entryFeeBps = 2;
        vault.set(knobs);
        vm.prank(treasurer);
        vm.expectPartialRevert(TreasuryBills.InvestmentTooCostly.selector);
        treasury.invest(20_000 * E6);
        invest(10_000 * E6);
        assertLt(surplus(), int256(98.1e18));
        // What it may cost is used up, and comes back within a week, and not sooner.
        vm.prank(treasurer);
        vm.expectPartialRevert(TreasuryBills.InvestmentTooCostly.selector);
        treasury.invest(1_000 * E6);
        pass(7 days - 8 hours);
        vm.prank(treasurer);
        vm.expectPartialRevert(TreasuryBills.InvestmentTooCostly.selector);
        treasury.invest(10_000 * E6);
        pass(8 hours);
        invest(10_000 * E6);
    }

    function test_refusesAVaultThatGivesNothing() public {
        knobs.entryFeeBps = 10_000;
        vault.set(knobs);
        vm.prank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBills.InvestmentTooCostly.selector, 1_000 * E6, 0));
        treasury.invest(1_000 * E6);
    }

    function test_believesSharesThatMovedNotSharesThatWereSaid() public {
        knobs.saidShares = type(uint256).max;
        vault.set(knobs);
        invest(15_000 * E6);
        (uint256 shares,,) = treasury.billsHeld();
        assertEq(shares, 15_000 * E6);
        knobs.saidShares = 1;
        vault.set(knobs);
        divest(5_000 * E6);
        (shares,,) = treasury.billsHeld();
        assertEq(shares, vault.balanceOf(address(treasury)));
    }

    function test_refusesASaleThatBringsLessThanSaid() public {
        invest(15_000 * E6);
        knobs.shortBps = 1;
        vault.set(knobs);
        bytes memory refusal =
            abi.encodeWithSelector(TreasuryBills.InsufficientLiquidity.selector, 10_000 * E6, 9_999 * E6);
        vm.prank(treasurer);
        vm.expectRevert(refusal);
        treasury.divest(10_000 * E6);
    }

    function test_boundsWhatSellingCosts() public {
        invest(15_000 * E6);
        knobs.overBurnBps = 10;
        vault.set(knobs);
        vm.prank(treasurer);
        vm.expectPartialRevert(TreasuryBills.InvestmentTooCostly.selector);
        treasury.divest(10_000 * E6);
        divest(1_000 * E6);
    }

    function test_sellsWhenTheVaultTellsNoValue() public {
        invest(15_000 * E6);
        knobs.preview = Fault.Revert;
        vault.set(knobs);
        divest(5_000 * E6);
        // Last value less what was sold: nothing was gained or lost.
        (uint256 cash, uint256 bills,,,,,) = treasury.balanceSheet();
        assertEq(cash + bills, 20_100 * E6);
        assertEq(treasury.recognise(), 0);
    }

    function test_buysNothingWhenTheVaultTellsNoValue() public {
        knobs.preview = Fault.Revert;
        vault.set(knobs);
        vm.prank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBills.InvestmentTooCostly.selector, 1, 0));
        treasury.invest(1);
    }

    function test_sharesGivenToItAreNeitherCountedNorSold() public {
        fund(address(this), 500 * E6);
        usdc.approve(address(vault), 500 * E6);
        vault.deposit(500 * E6, address(treasury));
        (, uint256 bills,,,,,) = treasury.balanceSheet();
        assertEq(bills, 0);
        assertEq(treasury.redeemable(), 20_100 * E6);
        invest(100 * E6);
        (, bills,,,,,) = treasury.balanceSheet();
        assertEq(bills, 100 * E6);
        assertEq(treasury.redeemable(), 20_100 * E6);
        vm.prank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBills.InsufficientLiquidity.selector, 200 * E6, 100 * E6));
        treasury.divest(200 * E6);
    }

    function test_redeemableCountsOnlyWhatTheVaultLetsGo() public {
        invest(15_000 * E6);
        assertEq(treasury.redeemable(), 20_100 * E6);
        knobs.most = 1_000 * E6;
        vault.set(knobs);
        assertEq(treasury.redeemable(), 6_100 * E6);
        knobs.limit = Fault.Revert;
        vault.set(knobs);
        assertEq(treasury.redeemable(), 5_100 * E6);
        knobs.limit = Fault.Nonsense;
        vault.set(knobs);
        assertEq(treasury.redeemable(), 5_100 * E6);
    }
}
