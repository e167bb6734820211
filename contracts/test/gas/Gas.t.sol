// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Router} from "../../src/Router.sol";
import {Fixture} from "../base/Fixture.sol";
import {Permits} from "../base/Permits.sol";

/// @notice What the common actions cost, as transactions of their own: after setUp every account and slot is cold, and
/// rewards are vesting. The figures are in .gas-snapshot. (Receipts and their bars, on a chain with Chainlink's real
/// feed, are in docs/gas.md.)
contract GasTest is Fixture {
    address private fresh = makeAddr("fresh");
    address private newcomer = makeAddr("newcomer");

    function setUp() public override {
        super.setUp();
        verify(alice);
        stakeAid(alice, 1_000 * E6);
        mintAid(alice, 1_000 * E6);
        stakeAid(bob, 1_000 * E6);
        mintAid(bob, 1_000 * E6);
        invest(4_950 * E6);
        settle();
        gain(E6);
        pass(1 days);
        treasury.recognise();
        gain(E6);
        pass(1 days);
        _allow(alice);
        _allow(fresh);
        _allow(newcomer);
        vm.prank(bob);
        aid.transfer(fresh, 500 * E18);
    }

    function test_mintFirst() public {
        _send(newcomer, address(issuer), abi.encodeCall(issuer.mint, (100 * E6, newcomer)));
    }

    function test_mintRepeat() public {
        _send(alice, address(issuer), abi.encodeCall(issuer.mint, (100 * E6, alice)));
    }

    function test_stakeFirst() public {
        _send(fresh, address(staked), abi.encodeCall(IERC4626.deposit, (100 * E18, fresh)));
    }

    function test_stakeRepeat() public {
        _send(alice, address(staked), abi.encodeCall(IERC4626.deposit, (100 * E18, alice)));
    }

    function test_stakeWithAMinimum() public {
        bytes memory data = abi.encodeWithSignature("deposit(uint256,address,uint256)", 100 * E18, alice, 1);
        _send(alice, address(staked), data);
    }

    function test_redeemFromCash() public {
        _send(alice, address(issuer), abi.encodeCall(issuer.redeem, (100 * E18, alice)));
    }

    function test_redeemFromBills() public {
        _send(alice, address(issuer), abi.encodeCall(issuer.redeem, (1_000 * E18, alice)));
    }

    function test_recogniseGain() public {
        _send(bob, address(treasury), abi.encodeCall(treasury.recognise, ()));
    }

    function test_transferAid() public {
        _send(alice, address(aid), abi.encodeCall(aid.transfer, (bob, E18)));
    }

    function test_mintAndStakeWithPermit() public {
        Router.Permit memory permit = Permits.sign(address(usdc), aliceKey, address(router), 100 * E6, block.timestamp);
        // Signing read the nonce and the domain.
        vm.cool(address(usdc));
        bytes memory data = abi.encodeCall(router.mintAndStake, (100 * E6, alice, 0, permit));
        _send(alice, address(router), data);
    }

    function _send(address from, address to, bytes memory data) private {
        vm.prank(from);
        (bool ok,) = to.call(data);
        assertTrue(ok);
    }

    function _allow(address who) private {
        fund(who, 1_000 * E6);
        vm.startPrank(who);
        usdc.approve(address(issuer), type(uint256).max);
        usdc.approve(address(router), type(uint256).max);
        aid.approve(address(staked), type(uint256).max);
        vm.stopPrank();
    }
}
