// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitQueue} from "../../src/ExitQueue.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {ExitFee} from "../../src/libraries/ExitFee.sol";
import {HandlerBase} from "./HandlerBase.sol";

/// @notice Leaving, as anyone may. What each ticket was asked for, paid and given back is counted beside the contracts.
abstract contract ExitActions is HandlerBase {
    uint256 public requests;
    uint256 public cancelledShares;
    mapping(uint256 id => uint256) public sharesRequested;
    mapping(uint256 id => uint256) public sharesClaimed;
    mapping(uint256 id => uint256) public sharesTakenBack;

    /// @dev Leaving takes nothing from those who stay or wait: what their shares pay does not fall, what they hold
    /// stays, and nobody moves back in the queue.
    modifier leavesOthers() {
        Place memory before = _place(0);
        _;
        Place memory x = _place(before.last);
        assertGe(x.exitPrice, before.exitPrice, "leaving lowered the exit price");
        assertGe(x.head, before.head, "the queue went back");
        assertLe(x.ahead, before.ahead, "moved back");
    }

    struct Place {
        uint256 exitPrice;
        uint256 head;
        uint256 last;
        uint256 ahead;
    }

    /// @dev Of the last ticket, or of this one.
    function _place(uint256 ticket) private view returns (Place memory p) {
        p.exitPrice = w.staked.exitPrice();
        (p.head, p.last,,) = w.staked.queue();
        p.last = ticket == 0 ? p.last - 1 : ticket;
        p.ahead = w.staked.sharesAhead(p.last);
    }

    function requestExit(uint256 who, uint256 to, uint256 shares) external priceHolds leavesOthers {
        (address owner, address controller) = (_person(who), _person(to));
        uint256 balance = w.staked.balanceOf(owner);
        if (balance == 0) return;
        shares = bound(shares, 1, balance);
        vm.prank(owner);
        uint256 id = w.staked.requestRedeem(shares, controller, owner);
        assertEq(id, ++requests, "numbers in order");
        sharesRequested[id] = shares;
    }

    /// @dev By somebody who may act for the owner, and may no more afterwards.
    function requestByOperator(uint256 who, uint256 by, uint256 shares) external priceHolds leavesOthers {
        (address owner, address agent) = (_person(who), _person(by));
        uint256 balance = w.staked.balanceOf(owner);
        if (balance == 0 || owner == agent) return;
        shares = bound(shares, 1, balance);
        vm.prank(owner);
        w.staked.setOperator(agent, true);
        vm.prank(agent);
        uint256 id = w.staked.requestRedeem(shares, owner, owner);
        vm.prank(owner);
        w.staked.setOperator(agent, false);
        assertEq(id, ++requests, "numbers in order");
        sharesRequested[id] = shares;
    }

    function cancelExit(uint256 ticket) external priceHolds leavesOthers {
        (uint256 id, address holder) = _held(ticket);
        if (id == 0) return;
        (uint256 pending,,,,) = w.staked.ticket(id);
        vm.prank(holder);
        try w.staked.cancelRedeemRequest(id, holder) {
            cancelledShares += pending;
        } catch (bytes memory reason) {
            assertEq(pending, 0);
            _allow(reason, [ExitQueue.NothingPending.selector, bytes4(0), bytes4(0), bytes4(0)]);
        }
    }

    function takeBack(uint256 ticket) external priceHolds leavesOthers {
        (uint256 id, address holder) = _held(ticket);
        if (id == 0) return;
        vm.prank(holder);
        try w.staked.claimCancelRedeemRequest(id, holder, holder) returns (uint256 shares) {
            sharesTakenBack[id] += shares;
            cancelledShares -= shares;
        } catch (bytes memory reason) {
            _allow(reason, [ExitQueue.NothingCancelled.selector, bytes4(0), bytes4(0), bytes4(0)]);
        }
    }

    function transferTicket(uint256 ticket, uint256 to) external priceHolds leavesOthers {
        (uint256 id, address holder) = _held(ticket);
        if (id == 0) return;
        vm.prank(holder);
        w.tickets.transferFrom(holder, _person(to), id);
    }

    /// @dev By whom the holder approved, in each way of the standard.
    function transferTicketFor(uint256 ticket, uint256 to, uint256 way) external priceHolds leavesOthers {
        (uint256 id, address holder) = _held(ticket);
        if (id == 0) return;
        address receiver = _person(to);
        vm.startPrank(holder);
        if (way % 2 == 0) w.tickets.approve(receiver, id);
        else w.tickets.setApprovalForAll(receiver, true);
        vm.stopPrank();
        vm.prank(receiver);
        if (way % 4 < 2) w.tickets.safeTransferFrom(holder, receiver, id);
        else w.tickets.safeTransferFrom(holder, receiver, id, "data");
        vm.prank(holder);
        w.tickets.setApprovalForAll(receiver, false);
    }

    /// @dev By ticket, by shares or by AID.
    function claimExit(uint256 ticket, uint256 to, uint256 way) external priceHolds leavesOthers {
        (uint256 id, address holder) = _held(ticket);
        if (id == 0) return;
        address receiver = _person(to);
        uint256[] memory before = _claimables();
        uint256 balance = w.aid.balanceOf(receiver);
        if (way % 3 == 0) _claimTicket(id, holder, receiver);
        else _claimPart(holder, receiver, way);
        aidClaimed += w.aid.balanceOf(receiver) - balance;
        uint256[] memory left = _claimables();
        for (uint256 i; i < before.length; ++i) {
            sharesClaimed[i + 1] += before[i] - left[i];
        }
    }

    function _claimTicket(uint256 id, address holder, address receiver) private {
        vm.prank(holder);
        try w.staked.claim(id, receiver) {}
        catch (bytes memory reason) {
            _allow(reason, [ExitQueue.NothingClaimable.selector, bytes4(0), bytes4(0), bytes4(0)]);
        }
    }

    function _claimPart(address holder, address receiver, uint256 way) private {
        bool byShares = way % 3 == 1;
        uint256 most = byShares ? w.staked.maxRedeem(holder) : w.staked.maxWithdraw(holder);
        if (most == 0) return;
        uint256 part = bound(way >> 8, 1, most);
        vm.prank(holder);
        if (byShares) w.staked.redeem(part, receiver, holder);
        else w.staked.withdraw(part, receiver, holder);
    }

    /// @dev Queued shares have earned and borne what all others have: they are paid the exit price, each ticket's rounded
    /// down.
    function process(uint256 max) external priceHolds leavesOthers {
        uint256 ledger = w.staked.ledger();
        uint256 price = w.staked.exitPrice();
        try w.staked.process(bound(max, 1, 12)) returns (uint256 shares, uint256 assets) {
            assertEq(ledger - w.staked.ledger(), assets);
            assertGe(assets + 12, shares * price / E18, "paid less than the exit price");
            assertLe(assets, shares * (price + 1) / E18, "paid more than the exit price");
            (,,,,,, int256 free) = w.treasury.balanceSheet();
            if (assets != 0) assertGe(free, 0, "P2: service");
            aidSetAside += assets;
            ++done["served"];
        } catch (bytes memory reason) {
            _allow(reason, [ExitQueue.NothingDue.selector, ExitQueue.NothingServed.selector, bytes4(0), bytes4(0)]);
        }
    }

    /// @dev What random times seldom reach: tickets that are due.
    function processAWeekLater(uint256 max) external {
        _pass(7 days);
        this.process(max);
    }

    function exitNow(uint256 who, uint256 shares) external priceHolds leavesOthers {
        address owner = _person(who);
        uint256 balance = w.staked.balanceOf(owner);
        if (balance == 0) return;
        uint256 ledger = w.staked.ledger();
        vm.prank(owner);
        try w.staked.redeemInstant(bound(shares, 1, balance), 0) returns (uint256 assets) {
            assertEq(ledger - w.staked.ledger(), assets, "the fee stays");
            _assertTicketsFirst(w.treasury.impairment());
            aidExitedNow += assets;
            ++done["exited"];
        } catch (bytes memory reason) {
            _allow(
                reason, [ExitFee.FreeLiquidityExceeded.selector, ExitRequests.ZeroAssets.selector, bytes4(0), bytes4(0)]
            );
        }
    }

    function ticketsAlive() external view returns (uint256 count) {
        for (uint256 id = 1; id <= requests; ++id) {
            if (w.tickets.holderOf(id) != address(0)) ++count;
        }
    }

    function _held(uint256 seed) private view returns (uint256 id, address holder) {
        if (requests == 0) return (0, address(0));
        id = 1 + seed % requests;
        holder = w.tickets.holderOf(id);
        if (holder == address(0)) id = 0;
    }

    function _claimables() private view returns (uint256[] memory shares) {
        shares = new uint256[](requests);
        for (uint256 i; i < requests; ++i) {
            (, shares[i],,,) = w.staked.ticket(i + 1);
        }
    }
}
