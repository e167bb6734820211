// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Fixture} from "../base/Fixture.sol";
import {OpenAuthority} from "../mocks/OpenAuthority.sol";

/// @notice The vault calls back in the middle of a purchase or a sale, when cash has gone and bills have not come.
contract VaultReentrancyTest is Fixture {
    function setUp() public override {
        super.setUp();
        verify(alice);
        stakeAid(bob, 10_000 * E6);
        mintAid(alice, 10_000 * E6);
        invest(5_000 * E6);
    }

    function test_noOneReadsABalanceSheetInTheMiddle() public {
        bytes[5] memory reads = [
            abi.encodeCall(treasury.balanceSheet, ()),
            abi.encodeCall(treasury.impairment, ()),
            abi.encodeCall(treasury.pendingYield, ()),
            abi.encodeCall(treasury.redeemable, ()),
            abi.encodeCall(treasury.billsHeld, ())
        ];
        for (uint256 i; i < reads.length; ++i) {
            _expectRefusedInTheMiddle(address(treasury), reads[i]);
        }
        _expectRefusedInTheMiddle(address(staked), abi.encodeCall(staked.exitPrice, ()));
        _expectRefusedInTheMiddle(address(lens), abi.encodeCall(lens.protocol, ()));
    }

    function test_noOneActsOnTheTreasuryInTheMiddle() public {
        _expectRefusedInTheMiddle(address(treasury), abi.encodeCall(treasury.recognise, ()));
        _expectRefusedInTheMiddle(address(treasury), abi.encodeCall(treasury.addSurplus, (1)));
        // The vault itself verified, with AID: even it cannot redeem.
        mintAid(address(vault), 100 * E6);
        verify(address(vault));
        _expectRefusedInTheMiddle(address(issuer), abi.encodeCall(issuer.redeem, (E18, address(this))));
    }

    /// @dev The vault as treasurer of its own trades.
    function test_theVaultCannotTradeWithinATrade() public {
        OpenAuthority open = new OpenAuthority();
        vm.prank(address(manager));
        treasury.setAuthority(address(open));
        vault.callBack(address(treasury), abi.encodeCall(treasury.invest, (E6)));
        treasury.invest(E6);
        _assertRefused();
        vault.callBack(address(treasury), abi.encodeCall(treasury.withdrawSurplus, (E6, bob)));
        treasury.divest(E6);
        _assertRefused();
    }

    function test_mintingInTheMiddleIsBooked() public {
        fund(address(vault), 100 * E6);
        vm.prank(address(vault));
        usdc.approve(address(issuer), 100 * E6);
        vault.callBack(address(issuer), abi.encodeCall(issuer.mint, (100 * E6, bob)));
        (uint256 cash,,) = treasury.book();
        invest(1_000 * E6);
        assertTrue(vault.lastCallSucceeded());
        (uint256 cashAfter,,) = treasury.book();
        assertEq(cashAfter, cash - 900 * E6);
        assertEq(aid.balanceOf(bob), 100 * E18);
        assertEq(usdc.balanceOf(address(treasury)), cashAfter);
    }

    function test_entryPriceAndDepositsDoNotDependOnTheTreasury() public {
        vault.callBack(address(staked), abi.encodeCall(staked.entryPrice, ()));
        invest(1_000 * E6);
        assertTrue(vault.lastCallSucceeded());
        assertEq(abi.decode(vault.lastCallResult(), (uint256)), staked.entryPrice());
    }

    function _expectRefusedInTheMiddle(address target, bytes memory data) private {
        vault.callBack(target, data);
        invest(E6);
        _assertRefused();
        vault.callBack(target, data);
        divest(E6);
        _assertRefused();
        // And in a redemption that sells bills.
        (uint256 cash,,) = treasury.book();
        invest(cash);
        vault.callBack(target, data);
        redeem(alice, E18);
        _assertRefused();
        divest(cash);
    }

    function _assertRefused() private view {
        assertFalse(vault.lastCallSucceeded(), "called back");
        assertEq(bytes4(vault.lastCallResult()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }
}
