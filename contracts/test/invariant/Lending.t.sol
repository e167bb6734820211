// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PositionList} from "../../src/PositionList.sol";
import {Fixture} from "../base/Fixture.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";
import {World} from "./HandlerBase.sol";
import {LendingHandler} from "./LendingHandler.sol";

/// @notice Cash, what is lent and what is recognised are, to the last micro-dollar, what was counted beside them, deal by
/// deal. P1, P2, P4 and the exit price are asserted in the handler, at the action.
contract LendingInvariantTest is Fixture {
    uint256 private constant DEALS = 8;

    LendingHandler private handler;

    function setUp() public override {
        super.setUp();
        DebtorDouble[] memory deals = new DebtorDouble[](DEALS);
        for (uint256 i; i < DEALS; ++i) {
            deals[i] = new DebtorDouble();
            dealFactory.set(address(deals[i]), true);
        }
        World memory world;
        (world.manager, world.identity, world.aid, world.staked) = (manager, identity, aid, staked);
        (world.treasury, world.issuer, world.router, world.tickets) = (treasury, issuer, router, tickets);
        (world.usdc, world.vault, world.feed, world.sanctions) = (usdc, vault, feed, sanctions);
        (world.minter, world.treasurer) = (address(this), treasurer);
        handler = new LendingHandler(world, deals);
        for (uint256 i; i < 4; ++i) {
            verify(handler.people(i));
            handler.mintAndStake(i, 300_000 * E6, i != 3);
        }
        handler.trade(400_000 * E6, true);
        handler.passTime(1 days);
        handler.recognise();
        targetContract(address(handler));
        excludeSelector(FuzzSelector(address(handler), handler.told()));
    }

    function invariant_cashIsHeldAndCounted() public view {
        (uint256 cash, uint256 recognised,) = treasury.book();
        assertEq(usdc.balanceOf(address(treasury)), cash + handler.donated(), "cash");
        assertEq(recognised, handler.recognised(), "recognised");
        assertLe(treasury.settled(), recognised, "settled");
        assertLe(treasury.pendingOfDeals(), handler.beyond(), "pending of deals");
    }

    function invariant_eachDealCarriesWhatItDrewAndDidNotRepayOrLose() public view {
        uint256 total;
        uint256 open;
        for (uint256 i; i < DEALS; ++i) {
            DebtorDouble deal = handler.deals(i);
            (uint256 drawn, uint256 repaid, uint256 lost) = handler.counts(deal);
            (uint256 place, PositionList.Position memory p) = treasury.POSITIONS().positionOf(address(deal));
            assertEq(p.carrying, drawn - repaid - lost, "carrying");
            assertEq(usdc.balanceOf(address(deal)), drawn, "paid out");
            total += p.carrying;
            if (place != 0) ++open;
        }
        (,, uint256 lent,,,,) = treasury.balanceSheet();
        assertEq(lent, total, "sheet");
        assertEq(treasury.POSITIONS().openPositions().length, open, "list");
    }

    /// @dev What the Treasury remembers of the list, so that leaving need not ask, never hides a loss.
    function invariant_nothingLateIsForgotten() public view {
        (,,,,, int256 left,) = treasury.balanceSheet();
        int256 buffer = left - int256(treasury.pendingYield() + treasury.POSITIONS().impairment() * E12);
        assertEq(treasury.impairment(), buffer < 0 ? uint256(-buffer) : 0);
        assertLe(staked.exitPrice(), staked.entryPrice());
    }

    /// @dev That the handlers do something.
    function test_handlersDoWhatTheyAreFor() public {
        for (uint256 i; i < 3; ++i) {
            handler.draw(i, 100_000 * E6, 10_000 * E6, i, 0);
        }
        handler.pay(0, 40_000 * E6, 3_000 * E6, 110, false, 2);
        handler.payFee(1, 100 * E6);
        handler.impair(1, 30_000 * E6, 5);
        handler.writeOff(1);
        handler.pay(1, 80_000 * E6, 0, 110, true, 7);
        handler.end(1);
        handler.donate(5 * E6);
        handler.passTime(2 days);
        handler.recognise();
        handler.redeem(3, 100_000 * E18);
        handler.leave(0, 1_000 * E18, false);
        handler.passTime(8 days);
        handler.leave(0, 1_000 * E18, true);
        handler.billsSwing(1_000 * E6, false);
        handler.moveDeal(2, 20, false, 9);
        assertEq(handler.done("drawn"), 3);
        assertEq(handler.done("paid"), 2);
        assertEq(handler.done("lost"), 1);
        assertEq(handler.done("recovered"), 1);
        assertEq(handler.done("ended"), 1);
        assertEq(handler.done("served"), 1);
        assertEq(handler.done("recognised"), 2);
        assertEq(handler.done("redeemed"), 1);
        assertGt(treasury.POSITIONS().impairment(), 0);
    }
}
