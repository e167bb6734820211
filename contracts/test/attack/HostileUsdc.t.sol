// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Fixture} from "../base/Fixture.sol";
import {Interfaces} from "../base/Interfaces.sol";
import {UsdcDouble} from "../mocks/UsdcDouble.sol";

/// @notice If the dollar token itself turned hostile: it calls back in the middle of a payment, or refuses silently.
contract HostileUsdcTest is Fixture {
    using Interfaces for Interfaces.Function;

    UsdcDouble private evil;

    function _deployUsdc() internal override returns (address) {
        evil = new UsdcDouble();
        return address(evil);
    }

    function setUp() public override {
        super.setUp();
        verify(alice);
        verify(address(evil));
        mintAid(alice, 1_000 * E6);
        mintAid(address(evil), 1_000 * E6);
        fund(alice, 1_000 * E6);
        vm.startPrank(alice);
        usdc.approve(address(issuer), type(uint256).max);
        usdc.approve(address(router), type(uint256).max);
        usdc.approve(address(treasury), type(uint256).max);
        vm.stopPrank();
    }

    function test_aPaymentDoesNotReenterTheIssuer() public {
        bytes[2] memory calls =
            [abi.encodeCall(issuer.mint, (1, alice)), abi.encodeCall(issuer.redeem, (E18, address(evil)))];
        for (uint256 i; i < 2; ++i) {
            evil.callBack(address(issuer), calls[i]);
            vm.prank(alice);
            issuer.mint(E6, alice);
            _assertRefused();
            evil.callBack(address(issuer), calls[i]);
            redeem(alice, E18);
            _assertRefused();
        }
    }

    function test_aPayoutDoesNotReenterTheTreasury() public {
        evil.callBack(address(treasury), abi.encodeCall(treasury.recognise, ()));
        redeem(alice, E18);
        _assertRefused();
        evil.callBack(address(treasury), abi.encodeCall(treasury.balanceSheet, ()));
        vm.prank(alice);
        treasury.addSurplus(E6);
        _assertRefused();
    }

    /// @dev Whatever the Issuer and the Treasury offer, whoever asks for it in the middle of a payment is refused by
    /// name. The build says what they offer, so a new function is in this test by itself.
    function test_nothingIsReenteredInTheMiddleOfAPayment() public {
        _assertAllRefused("Issuer", address(issuer));
        _assertAllRefused("Treasury", address(treasury));
    }

    function _assertAllRefused(string memory name, address target) private {
        Interfaces.Function[] memory functions = Interfaces.stateChanging(name);
        assertGt(functions.length, 5);
        for (uint256 i; i < functions.length; ++i) {
            // Nine words of one: none of them takes more, and all of them take it.
            bytes memory ones = abi.encode(1, 1, 1, 1, 1, 1, 1, 1, 1);
            evil.callBack(target, bytes.concat(functions[i].selector(), ones));
            redeem(alice, E18);
            assertFalse(evil.lastCallSucceeded(), functions[i].signature);
            bytes4 refusal = bytes4(evil.lastCallResult());
            bool named = refusal == ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector
                || refusal == IAccessManaged.AccessManagedUnauthorized.selector
                || refusal == Treasury.NotIssuer.selector;
            assertTrue(named, functions[i].signature);
        }
    }

    /// @dev While USDC is on its way in and not booked, no AID exists for it yet: recognition sees a whole sheet.
    function test_recognitionInTheMiddleOfAMintChangesNothing() public {
        int256 before = surplus();
        evil.callBack(address(treasury), abi.encodeCall(treasury.recognise, ()));
        vm.prank(alice);
        issuer.mint(E6, alice);
        assertTrue(evil.lastCallSucceeded());
        assertEq(abi.decode(evil.lastCallResult(), (int256)), 0);
        assertEq(surplus(), before);
    }

    /// @dev The router holds alice's dollars at that moment; a second journey through it finds nothing to take.
    function test_theRouterKeepsJourneysApart() public {
        evil.callBack(address(router), abi.encodeCall(router.mint, (E6, address(evil), noPermit())));
        vm.prank(alice);
        router.mintAndStake(10 * E6, alice, 0, noPermit());
        assertFalse(evil.lastCallSucceeded(), "it has no dollars of its own");
        assertEq(staked.balanceOf(alice), 10 * E18);

        evil.mint(address(evil), E6);
        vm.prank(address(evil));
        evil.approve(address(router), E6);
        evil.callBack(address(router), abi.encodeCall(router.mint, (E6, address(evil), noPermit())));
        vm.prank(alice);
        router.mintAndStake(10 * E6, alice, 0, noPermit());
        assertTrue(evil.lastCallSucceeded());
        assertEq(staked.balanceOf(alice), 20 * E18);
        assertEq(aid.balanceOf(address(router)), 0);
        assertEq(usdc.balanceOf(address(router)), 0);
    }

    function test_aSilentRefusalIsARefusal() public {
        evil.refuse(true);
        bytes memory refusal = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, evil);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        issuer.mint(E6, alice);
        vm.expectRevert(refusal);
        issuer.redeem(E18, alice);
        vm.expectRevert(refusal);
        router.mint(E6, alice, noPermit());
        vm.expectRevert(refusal);
        treasury.addSurplus(E6);
        vm.stopPrank();
    }

    function _assertRefused() private view {
        assertFalse(evil.lastCallSucceeded(), "reentered");
        assertEq(bytes4(evil.lastCallResult()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }
}
