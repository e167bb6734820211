// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Treasury} from "../../src/Treasury.sol";
import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {Fixture} from "../base/Fixture.sol";
import {Fault} from "../mocks/Faults.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

contract IssuerRedeemTest is Fixture {
    function setUp() public override {
        super.setUp();
        mintAid(alice, 1_000 * E6);
        verify(alice);
    }

    function testFuzz_paysOneForOneAndLeavesDust(uint256 amount) public {
        amount = bound(amount, E12, 1_000 * E18);
        uint256 paid = amount / E12;
        vm.expectEmit(address(treasury));
        emit Treasury.CashPaid(bob, paid);
        vm.expectEmit(address(issuer));
        emit Issuer.Redeemed(alice, bob, paid, paid * E12);
        vm.prank(alice);
        assertEq(issuer.redeem(amount, bob), paid);

        assertEq(usdc.balanceOf(bob), paid);
        assertEq(aid.balanceOf(alice), 1_000 * E18 - paid * E12);
        (uint256 cash,,, uint256 supply,,,) = treasury.balanceSheet();
        assertEq(cash, 2_100 * E6 - paid);
        assertEq(supply, 2_000 * E18 - paid * E12);
    }

    function test_refusesNothingAndNobody() public {
        vm.startPrank(alice);
        vm.expectRevert(Issuer.ZeroAmount.selector);
        issuer.redeem(0, alice);
        vm.expectRevert(Issuer.ZeroAmount.selector);
        issuer.redeem(E12 - 1, alice);
        vm.expectRevert(Issuer.ZeroAddress.selector);
        issuer.redeem(E18, address(0));
        vm.expectRevert(abi.encodeWithSelector(Issuer.InvalidReceiver.selector, treasury));
        issuer.redeem(E18, address(treasury));
    }

    function test_needsTheAid() public {
        bytes memory reason =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 1_000 * E18, 1_001 * E18);
        vm.prank(alice);
        vm.expectRevert(reason);
        issuer.redeem(1_001 * E18, alice);
        vm.prank(alice);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        issuer.redeem(type(uint256).max, alice);
    }

    function test_needsVerificationOfTheRedeemerOnly() public {
        mintAid(bob, E6);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(Issuer.NotVerified.selector, bob));
        issuer.redeem(E18, alice);
        redeem(alice, E18);
        vm.prank(attestor);
        identity.revoke(alice, 1, "reason");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Issuer.NotVerified.selector, alice));
        issuer.redeem(E18, alice);
        verify(alice);
        pass(366 days);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Issuer.NotVerified.selector, alice));
        issuer.redeem(E18, alice);
    }

    function test_refusesASanctionedRedeemer() public {
        sanctions.set(alice, true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, alice));
        issuer.redeem(E18, alice);
    }

    function test_noPauseNoCapNoPriceStopsIt() public {
        vm.prank(guardian);
        issuer.pause();
        feed.set(0.5e8, block.timestamp - 30 days);
        redeem(alice, E18);
        feed.fail(Fault.BurnGas);
        redeem(alice, E18);
        vm.etch(address(feed), "");
        redeem(alice, E18);
        assertEq(usdc.balanceOf(alice), 3 * E6);
    }

    function test_anOracleThatDoesNotAnswerStopsNothing() public {
        Fault[5] memory faults = [Fault.Revert, Fault.LongRevert, Fault.BurnGas, Fault.ShortAnswer, Fault.Nonsense];
        sanctions.set(alice, true);
        for (uint256 i; i < faults.length; ++i) {
            sanctions.fail(faults[i]);
            assertEq(redeem(alice, E18), E6);
        }
        vm.etch(address(sanctions), "");
        assertEq(redeem(alice, E18), E6);
    }

    function test_failsAsUsdcFails() public {
        usdc.blacklist(bob);
        vm.startPrank(alice);
        vm.expectRevert("Blacklistable: account is blacklisted");
        issuer.redeem(E18, bob);
        issuer.redeem(E18, alice);
        vm.stopPrank();
        usdc.blacklist(address(treasury));
        vm.prank(alice);
        vm.expectRevert("Blacklistable: account is blacklisted");
        issuer.redeem(E18, alice);
    }

    function test_sellsBillsWhenCashIsShort() public {
        invest(2_000 * E6);
        vm.expectEmit(address(treasury));
        emit TreasuryBills.BillsSold(400 * E6, 400 * E6);
        assertEq(redeem(alice, 500 * E18), 500 * E6);
        (uint256 cash, uint256 bills,,,,,) = treasury.balanceSheet();
        assertEq(cash, 0);
        assertEq(bills, 1_600 * E6);
    }

    function test_saysWhatIsThereWhenLiquidityIsShort() public {
        invest(2_000 * E6);
        VaultDouble.Knobs memory knobs;
        knobs.most = 50 * E6;
        vault.set(knobs);
        assertEq(treasury.redeemable(), 150 * E6);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBills.InsufficientLiquidity.selector, 151 * E6, 150 * E6));
        issuer.redeem(151 * E18, alice);
        assertEq(redeem(alice, 150 * E18), 150 * E6);
    }

    function test_cashNeverNeedsTheVault() public {
        invest(2_000 * E6);
        vm.etch(address(vault), hex"fe");
        assertEq(redeem(alice, 60 * E18), 60 * E6);
        vm.etch(address(vault), "");
        assertEq(redeem(alice, 40 * E18), 40 * E6);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBills.InsufficientLiquidity.selector, E6, 0));
        issuer.redeem(E18, alice);
    }
}
