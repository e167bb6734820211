// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealLedger, Way} from "../../src/DealLedger.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice One deal can reach nothing of another: not its cash, its title or its juniors' claims. And the parts that a deal
/// runs are nobody's way into it.
contract DealIsolationTest is DealFixture {
    Deal private one;
    Deal private two;

    function setUp() public override {
        super.setUp();
        one = newDeal();
        two = newDeal();
        payNext(one);
        payNext(two);
    }

    function test_aDealHasNoRightsInAnother() public {
        JuniorToken token = tokenOf(two);
        uint256 title = two.terms().titleId;
        bytes32 before = fingerprint(two);
        vm.startPrank(address(one));
        vm.expectRevert(abi.encodeWithSelector(DealRaise.NotJuniorToken.selector, address(one)));
        two.payJunior(address(one), 1);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NotDeal.selector, address(one)));
        token.mint(address(one), 1);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.NotDeal.selector, address(one)));
        token.distribute(1);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.NotDealOfTitle.selector, title, address(one)));
        titles.seize(title);
        vm.expectRevert(abi.encodeWithSelector(GpuTitle.NotDealOfTitle.selector, title, address(one)));
        titles.giveBack(title);
        vm.expectRevert(abi.encodeWithSelector(DealBase.NotAuction.selector, address(one)));
        two.onSold(address(one), 1);
        vm.expectRevert(abi.encodeWithSelector(DealBase.NotBorrower.selector, address(one)));
        two.takeUnapplied(address(one));
        vm.expectRevert(abi.encodeWithSelector(DealPayments.NotServicer.selector, address(one)));
        two.withdrawServicing(address(one));
        vm.stopPrank();
        assertEq(fingerprint(two), before);
    }

    function test_theTokenOfOneClaimsNothingOfTheOther() public {
        JuniorToken token = tokenOf(one);
        vm.prank(address(token));
        vm.expectRevert(abi.encodeWithSelector(DealRaise.NotJuniorToken.selector, address(token)));
        two.payJunior(bob, 1);
    }

    function test_theEndOfOneIsNothingToTheOther() public {
        liquidating(one);
        bytes32 before = fingerprint(two);
        buy(carol, one);
        assertStage(one, Stage.Closed);
        assertEq(fingerprint(two), before);
    }

    function test_theLedgerIsNobodysWayIn() public {
        DealLedger ledger = two.LEDGER();
        vm.expectRevert(DealLedger.NotInDeal.selector);
        ledger.book(1, Way.Everything);
        bytes32 before = fingerprint(two);
        bytes[4] memory calls = [
            abi.encodeCall(DealLedger.book, (1, Way.Everything)),
            abi.encodeCall(DealLedger.reschedule, (1, 1)),
            abi.encodeCall(DealLedger.strikeOut, ()),
            abi.encodeCall(DealLedger.open, (1, 1, 0, 0))
        ];
        for (uint256 i; i < calls.length; ++i) {
            (bool ok, bytes memory reason) = address(two).call(calls[i]);
            assertFalse(ok, "a deal has no such function");
            assertEq(reason.length, 0);
        }
        assertEq(fingerprint(two), before);
    }

    function test_thePartsByThemselvesAreNoDeals() public {
        Deal servicing = Deal(address(two.SERVICING()));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.None));
        servicing.pay(1, 0);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.None));
        servicing.declareDefault();
        Deal drawing = Deal(address(two.DRAW()));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.None));
        drawing.draw(address(0), 0);
    }

    function fingerprint(Deal d) private view returns (bytes32) {
        (Deal.Purse memory p, uint256 unapplied) = d.purse();
        bytes memory books = abi.encode(p, unapplied, d.status(), d.capital(), d.loan(today()));
        bytes memory rest = abi.encode(usdc.balanceOf(address(d)), titles.ownerOf(d.terms().titleId));
        return keccak256(abi.encode(books, rest, tokenOf(d).claimable(bob), tokenOf(d).totalSupply()));
    }
}
