// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LensFixture} from "../base/LensFixture.sol";

/// @notice What deals cost those who raise, lend and repay, as transactions of their own: after setUp every account and
/// slot is cold. Stakers lend four parts of five. One is proposed; one raises and needs a dollar more; one can be drawn; one
/// has paid twice, and its third instalment is due; of one the grace is over; the title of one is in an auction.
contract GasOfDealsTest is LensFixture {
    Deal private proposed;
    Deal private open;
    Deal private ready;
    Deal private lent;
    Deal private late;
    Deal private sold;
    JuniorToken private token;
    uint64 private title;
    bytes32 private termsHash;

    function setUp() public override {
        super.setUp();
        stakeAid(alice, 4_000_000 * E6);
        settle();
        title = uint64(newTitle(borrower));
        sold = drawn(_terms());
        late = drawn(_terms());
        lent = drawn(_terms());
        token = tokenOf(lent);
        payNext(lent);
        vm.prank(bob);
        token.transfer(alice, 1e6);
        payNext(lent);
        passTo(dueDayOf(lent) - 2);
        ready = drawable(_terms());
        open = raising(_terms());
        commit(open, alice, 59_998e6);
        proposed = propose(_terms());
        termsHash = proposed.termsHash();
        sold.declareDefault();
        vm.prank(underwriter);
        sold.liquidate();
        _allow(borrower, address(lent));
        _allow(bob, address(open));
        _allow(alice, address(open));
        _allow(bob, address(auction));
        treasury.recognise();
    }

    function _terms() private returns (Terms memory) {
        return termsOf(newTitle(borrower));
    }

    function _allow(address who, address spender) private {
        fund(who, 1_000_000e6);
        vm.prank(who);
        usdc.approve(spender, type(uint256).max);
    }

    function test_propose() public {
        _send(borrower, address(factory), abi.encodeCall(factory.propose, (termsOf(title))));
    }

    function test_approve() public {
        _send(underwriter, address(factory), abi.encodeCall(factory.approve, (address(proposed), termsHash)));
    }

    function test_commitFirst() public {
        _send(bob, address(open), abi.encodeCall(open.commit, (1e6, bob)));
    }

    function test_commitRepeat() public {
        _send(alice, address(open), abi.encodeCall(open.commit, (1e6, alice)));
    }

    function test_fundByTheLastCommitment() public {
        _send(alice, address(open), abi.encodeCall(open.commit, (2e6, alice)));
    }

    function test_draw() public {
        _send(borrower, address(ready), abi.encodeCall(ready.draw, (address(0), 0)));
    }

    function test_pay() public {
        _send(borrower, address(lent), abi.encodeCall(lent.pay, (40_000e6, 0)));
    }

    function test_payOff() public {
        _send(borrower, address(lent), abi.encodeCall(lent.prepay, (400_000e6, 0)));
    }

    function test_claimFirst() public {
        _send(bob, address(token), abi.encodeCall(token.claim, (bob)));
    }

    function test_transferFirst() public {
        _send(bob, address(token), abi.encodeCall(token.transfer, (carol, 1e6)));
    }

    function test_transferRepeat() public {
        _send(bob, address(token), abi.encodeCall(token.transfer, (alice, 1e6)));
    }

    function test_declareDefault() public {
        _send(carol, address(late), abi.encodeCall(late.declareDefault, ()));
    }

    function test_buyATitle() public {
        _send(bob, address(auction), abi.encodeCall(auction.buy, (address(sold), 1_000_000e6)));
    }

    function _send(address from, address to, bytes memory data) private {
        vm.prank(from);
        (bool ok,) = to.call(data);
        assertTrue(ok);
    }
}
