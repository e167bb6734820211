// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice What leaving costs, as transactions of their own: after setUp every account and slot is cold. Of alice a
/// ticket was served, one is due, one was cancelled and one waits; of bob two were served and two are due. Dave holds
/// sAID alone.
contract GasOfLeavingTest is ExitFixture {
    address private dave = makeAddr("dave");
    uint256 private ready;
    uint256 private cancelled;

    function setUp() public override {
        super.setUp();
        mintAid(alice, E6);
        mintAid(bob, E6);
        stakeAid(dave, 100 * E6);
        ready = request(alice, E18);
        request(bob, E18);
        request(bob, E18);
        pass(7 days);
        staked.process(3);
        request(alice, E18);
        request(bob, E18);
        request(bob, E18);
        cancelled = request(alice, E18);
        cancel(alice, cancelled);
        pass(7 days);
        request(alice, E18);
        gain(E6);
        pass(1 days);
        treasury.recognise();
        // The fees of the day are not the first.
        vm.prank(bob);
        staked.redeemInstant(E18, 0);
        vm.prank(alice);
        aid.approve(address(staked), 1);
    }

    function test_requestFirst() public {
        _send(dave, abi.encodeCall(staked.requestRedeem, (E18, dave, dave)));
    }

    function test_requestRepeat() public {
        _send(alice, abi.encodeCall(staked.requestRedeem, (E18, alice, alice)));
    }

    function test_serveOne() public {
        _send(carol, abi.encodeCall(staked.process, (1)));
    }

    function test_serveThree() public {
        _send(carol, abi.encodeCall(staked.process, (3)));
    }

    function test_claim() public {
        _send(alice, abi.encodeCall(staked.claim, (ready, alice)));
    }

    function test_redeem() public {
        _send(bob, abi.encodeCall(staked.redeem, (2 * E18, bob, bob)));
    }

    function test_cancel() public {
        _send(alice, abi.encodeCall(staked.cancelRedeemRequest, (cancelled + 1, alice)));
    }

    function test_takeBack() public {
        _send(alice, abi.encodeCall(staked.claimCancelRedeemRequest, (cancelled, alice, alice)));
    }

    function test_exitNow() public {
        _send(alice, abi.encodeCall(staked.redeemInstant, (E18, 0)));
    }

    function test_exitNowForTheFirstAid() public {
        _send(dave, abi.encodeCall(staked.redeemInstant, (E18, 0)));
    }

    function test_transferATicket() public {
        vm.prank(alice);
        tickets.transferFrom(alice, carol, cancelled + 1);
    }

    function _send(address from, bytes memory data) private {
        vm.prank(from);
        (bool ok,) = address(staked).call(data);
        assertTrue(ok);
    }
}
