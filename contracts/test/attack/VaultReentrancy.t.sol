// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Issuer} from "../../src/Issuer.sol";
import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {Fixture} from "../base/Fixture.sol";
import {OpenAuthority} from "../mocks/OpenAuthority.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice A vault that tries to mint whenever it is asked what its shares are worth.
contract ReenteringVault {
    Issuer private immutable ISSUER;
    address private immutable RECEIVER;

    constructor(Issuer issuer, address receiver) {
        (ISSUER, RECEIVER) = (issuer, receiver);
    }

    function previewRedeem(uint256 shares) external returns (uint256) {
        try ISSUER.mint{gas: 200_000}(100e6, RECEIVER) {
            return 2 * shares;
        } catch {
            return shares;
        }
    }
}

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

    /// @dev The vault pays a sale with what it mints in the middle of it: the same dollars would be booked as its payment
    /// and as the mint's.
    function test_mintingIsRefusedWhileTheVaultIsAsked() public {
        fund(address(vault), 10_000 * E6);
        vm.prank(address(vault));
        usdc.approve(address(issuer), type(uint256).max);
        _mintInTheMiddle(1_000 * E6);
        invest(1_000 * E6);
        _assertMintRefused();

        VaultDouble.Knobs memory knobs;
        knobs.shortBps = 10_000;
        vault.set(knobs);
        bytes memory refusal = abi.encodeWithSelector(TreasuryBills.InsufficientLiquidity.selector, 1_000 * E6, 0);
        _mintInTheMiddle(1_000 * E6);
        vm.prank(treasurer);
        vm.expectRevert(refusal);
        treasury.divest(1_000 * E6);

        // A redemption, and surplus, that bills are sold for.
        (uint256 cash,,) = treasury.book();
        knobs.shortBps = 0;
        vault.set(knobs);
        invest(cash);
        knobs.shortBps = 10_000;
        vault.set(knobs);
        _mintInTheMiddle(1_000 * E6);
        vm.prank(alice);
        vm.expectRevert(refusal);
        issuer.redeem(1_000 * E18, alice);

        fund(address(this), 1_000 * E6);
        usdc.approve(address(treasury), 1_000 * E6);
        treasury.addSurplus(1_000 * E6);
        knobs.shortBps = 0;
        vault.set(knobs);
        invest(1_000 * E6);
        knobs.shortBps = 10_000;
        vault.set(knobs);
        _mintInTheMiddle(500 * E6);
        vm.prank(feeRecipient);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBills.InsufficientLiquidity.selector, 500 * E6, 0));
        treasury.withdrawSurplus(500 * E6, feeRecipient);
        _assertCashIsHeld();
    }

    /// @dev Paid honestly or not: what the books say is there is there, and no AID was made.
    function test_aSaleThatIsPaidIsBookedOnce() public {
        fund(address(vault), 10_000 * E6);
        vm.prank(address(vault));
        usdc.approve(address(issuer), type(uint256).max);
        uint256 supply = aid.totalSupply();
        _mintInTheMiddle(1_000 * E6);
        divest(1_000 * E6);
        _assertMintRefused();

        (uint256 cash,,) = treasury.book();
        invest(cash);
        _mintInTheMiddle(1_000 * E6);
        redeem(alice, 1_000 * E18);
        _assertMintRefused();
        assertEq(aid.totalSupply(), supply - 1_000 * E18);

        _mintInTheMiddle(10 * E6);
        fund(address(this), 1_000 * E6);
        usdc.approve(address(treasury), 1_000 * E6);
        treasury.addSurplus(1_000 * E6);
        invest(1_000 * E6);
        _assertMintRefused();
        _mintInTheMiddle(10 * E6);
        vm.prank(feeRecipient);
        treasury.withdrawSurplus(100 * E6, feeRecipient);
        _assertMintRefused();
        assertEq(aid.totalSupply(), supply - 1_000 * E18);
    }

    /// @dev Recognition asks the vault by a static call: it can call back, but nothing that changes anything.
    function test_recognitionGivesTheVaultNothingToChange() public {
        ReenteringVault hostile = new ReenteringVault(issuer, bob);
        fund(address(vault), 1_000 * E6);
        vm.prank(address(vault));
        usdc.approve(address(issuer), type(uint256).max);
        vm.etch(address(vault), address(hostile).code);
        (, uint256 before,,,,,) = treasury.balanceSheet();
        (,, bool live) = treasury.billsHeld();
        assertTrue(live, "the vault answers");
        vm.expectCall(address(issuer), abi.encodeCall(issuer.mint, (100 * E6, bob)));
        pass(1 days);
        treasury.recognise();
        assertEq(before, 5_000 * E6);
        assertEq(aid.balanceOf(bob), 0);
        _assertCashIsHeld();
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

    function _mintInTheMiddle(uint256 amount) private {
        vault.callBack(address(issuer), abi.encodeCall(issuer.mint, (amount, bob)));
    }

    /// @dev By the Treasury, or while redeeming by the Issuer itself.
    function _assertMintRefused() private view {
        _assertRefused();
        assertEq(aid.balanceOf(bob), 0);
        _assertCashIsHeld();
    }

    function _assertCashIsHeld() private view {
        (uint256 cash,,) = treasury.book();
        assertEq(usdc.balanceOf(address(treasury)), cash, "booked what is not there");
    }

    function _assertRefused() private view {
        assertFalse(vault.lastCallSucceeded(), "called back");
        assertEq(bytes4(vault.lastCallResult()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }
}
