// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title ExitQueue: who waits for what, first in, first out
/// @notice A ticket is one request. Its shares are pending until they are served or cancelled; what was served is
/// claimable, what was cancelled can be taken back.
/// @dev Counts shares and AID and moves neither. Sums of all requests ever run around their 104 bits: only differences
/// are used, and what waits at one time fits.
abstract contract ExitQueue {
    using SafeCast for uint256;

    /// @dev One storage slot.
    struct Ticket {
        /// Pending, or, once `cancelled`, to be taken back. 18 decimals.
        uint104 shares;
        /// All that was ever requested before it, 18 decimals.
        uint104 requestedBefore;
        uint40 maturesAt;
        bool cancelled;
    }

    /// @dev One storage slot, empty once all was claimed.
    struct Claimable {
        /// Served and not claimed, 18 decimals.
        uint120 shares;
        uint120 assets;
        /// Served to its end: then a claim need not look at the ticket's own slot.
        bool whole;
    }

    /// @dev One storage slot, the only one of the queue that a request or a cancellation touches. Shares, 18 decimals.
    struct Tail {
        uint104 unserved;
        uint104 requested;
        uint48 next;
    }

    /// @dev One storage slot, the only one besides that a service touches.
    struct Head {
        /// The first ticket that was not passed.
        uint48 ticket;
        /// All that was requested before what will be served next, 18 decimals.
        uint104 passed;
        /// AID set aside for what was served and not claimed, 18 decimals.
        uint104 setAside;
    }

    /// @dev What shares are paid: `assets` AID for `shares`, both with their virtual unit.
    struct Price {
        uint256 assets;
        uint256 shares;
    }

    /// @notice Time from a request until it can be served.
    uint256 public constant MATURITY = 7 days;

    mapping(uint256 id => Ticket) private _tickets;
    mapping(uint256 id => Claimable) private _claimable;
    Tail private _tail = Tail(0, 0, 1);
    Head private _head = Head(1, 0, 0);

    event TicketServed(uint256 indexed ticketId, uint256 shares, uint256 assets);
    event TicketClaimed(uint256 indexed ticketId, address indexed receiver, uint256 shares, uint256 assets);

    error ZeroTickets();
    error NothingDue(uint256 ticketId, uint256 maturesAt);
    error NothingServed(uint256 ticketId, uint256 freeLiquidity, uint256 exitPrice);
    error NothingPending(uint256 ticketId);
    error NothingClaimable(uint256 ticketId);
    error NothingCancelled(uint256 ticketId);

    // --- reading ---

    /// @notice One ticket's parts. All zero for a number that was not given out, and but for the time for one that has
    /// ended.
    /// @return pending shares waiting, 18 decimals
    /// @return claimableShares shares served and not claimed, 18 decimals
    /// @return claimableAssets AID set aside for them, 18 decimals
    /// @return cancelledShares shares that can be taken back, 18 decimals
    /// @return maturesAt unix time from which it can be served
    function ticket(uint256 id)
        public
        view
        returns (
            uint256 pending,
            uint256 claimableShares,
            uint256 claimableAssets,
            uint256 cancelledShares,
            uint256 maturesAt
        )
    {
        Ticket memory t = _tickets[id];
        Claimable memory c = _claimable[id];
        return (t.cancelled ? 0 : t.shares, c.shares, c.assets, t.cancelled ? t.shares : 0, t.maturesAt);
    }

    /// @notice The queue as a whole.
    /// @return head the first ticket that was not passed
    /// @return next the number that the next request will get; nobody waits when it is `head`
    /// @return unserved shares waiting, 18 decimals
    /// @return setAside AID set aside for what was served and not claimed, 18 decimals
    function queue() external view returns (uint256 head, uint256 next, uint256 unserved, uint256 setAside) {
        return (_head.ticket, _tail.next, _tail.unserved, _head.setAside);
    }

    /// @notice Shares that are served before a ticket's own, 18 decimals. At most: what was cancelled counts until the
    /// queue has passed it.
    function sharesAhead(uint256 id) external view returns (uint256) {
        if (id <= _head.ticket || id >= _tail.next) return 0;
        unchecked {
            return _tickets[id].requestedBefore - _head.passed;
        }
    }

    // --- inside ---

    function _unserved() internal view returns (uint256) {
        return _tail.unserved;
    }

    function _claimableOf(uint256 id) internal view returns (Claimable memory) {
        return _claimable[id];
    }

    /// @dev Whether a ticket stands for nothing more.
    /// @param c what of it is claimable
    function _isOver(uint256 id, Claimable memory c) internal view returns (bool) {
        return c.shares == 0 && c.assets == 0 && (c.whole || _tickets[id].shares == 0);
    }

    function _enqueue(uint256 shares) internal returns (uint256 id) {
        Tail memory tail = _tail;
        id = tail.next;
        _tickets[id] = Ticket(shares.toUint104(), tail.requested, uint40(block.timestamp + MATURITY), false);
        tail.unserved += uint104(shares);
        unchecked {
            tail.requested += uint104(shares);
        }
        ++tail.next;
        _tail = tail;
    }

    /// @dev Turns what is pending of a ticket into what can be taken back.
    function _cancel(uint256 id) internal {
        Ticket memory t = _tickets[id];
        if (t.cancelled || t.shares == 0) revert NothingPending(id);
        t.cancelled = true;
        _tickets[id] = t;
        _tail.unserved -= t.shares;
    }

    function _takeCancelled(uint256 id) internal returns (uint256 shares) {
        Ticket memory t = _tickets[id];
        if (!t.cancelled || t.shares == 0) revert NothingCancelled(id);
        _tickets[id].shares = 0;
        return t.shares;
    }

    /// @dev Takes shares that were served, and their part of the AID.
    /// @param c what is claimable; afterwards what is left of it
    /// @param shares at most what is claimable; all of it takes all of the AID
    function _takeClaimable(uint256 id, Claimable memory c, uint256 shares, address receiver)
        internal
        returns (uint256 assets)
    {
        assets = shares == c.shares ? c.assets : Math.mulDiv(c.assets, shares, c.shares);
        _setClaimable(id, c, shares, assets, receiver);
    }

    /// @dev Takes AID that was set aside, and the shares that stand for it, rounded up.
    /// @param c what is claimable; afterwards what is left of it
    /// @param assets at most what is claimable
    function _takeAssets(uint256 id, Claimable memory c, uint256 assets, address receiver)
        internal
        returns (uint256 shares)
    {
        shares = Math.mulDiv(c.shares, assets, c.assets, Math.Rounding.Ceil);
        _setClaimable(id, c, shares, assets, receiver);
    }

    function _setClaimable(uint256 id, Claimable memory c, uint256 shares, uint256 assets, address receiver) private {
        // Neither is more than `c` has: of the one, no caller takes more than is there, and of the other its part, which is
        // at most all of it, also rounded up.
        unchecked {
            c.shares -= uint120(shares);
            c.assets -= uint120(assets);
        }
        if (c.shares == 0 && c.assets == 0) delete _claimable[id];
        else _claimable[id] = c;
        _head.setAside -= uint104(assets);
        emit TicketClaimed(id, receiver, shares, assets);
    }

    /// @dev Serves matured tickets in their order, as far as `budget` reaches, and passes those that wait for nothing.
    /// @param max tickets looked at
    /// @param budget most AID, 18 decimals
    /// @return shares served, 18 decimals
    /// @return assets AID set aside, 18 decimals
    /// @return first the ticket that was at the head
    /// @return id the one that is there afterwards
    function _serve(uint256 max, Price memory price, uint256 budget)
        internal
        returns (uint256 shares, uint256 assets, uint256 first, uint256 id)
    {
        if (max == 0) revert ZeroTickets();
        Tail memory tail = _tail;
        Head memory head = _head;
        (first, id) = (head.ticket, head.ticket);
        uint256 end = Math.min(tail.next, Math.saturatingAdd(id, max));
        uint256 ofHead;
        while (id != end) {
            (uint256 served, uint256 out, bool passed) = _serveOne(id, price, budget - assets);
            (shares, assets) = (shares + served, assets + out);
            if (!passed) {
                ofHead = served;
                break;
            }
            ++id;
        }
        if (id != first) head.passed = id == tail.next ? tail.requested : _tickets[id].requestedBefore;
        else if (ofHead == 0) _refuse(id, price, budget);
        unchecked {
            head.passed += uint104(ofHead);
        }
        head.ticket = uint48(id);
        head.setAside += assets.toUint104();
        _head = head;
        _tail.unserved = tail.unserved - uint104(shares);
    }

    /// @dev Says why nothing was served, of which the ticket at the head is the reason.
    function _refuse(uint256 id, Price memory price, uint256 budget) private view {
        uint256 maturesAt = _tickets[id].maturesAt;
        if (maturesAt == 0 || maturesAt > block.timestamp) revert NothingDue(id, maturesAt);
        revert NothingServed(id, budget, Math.mulDiv(price.assets, 1e18, price.shares));
    }

    /// @return served shares
    /// @return out AID
    /// @return passed whether nothing of the ticket waits any more
    function _serveOne(uint256 id, Price memory price, uint256 budget)
        private
        returns (uint256 served, uint256 out, bool passed)
    {
        Ticket memory t = _tickets[id];
        if (t.cancelled) return (0, 0, true);
        // A price that shows as 0 is 0, also where a wei is left for all: nobody is served for nothing.
        if (t.maturesAt > block.timestamp || price.assets * 1e18 < price.shares) return (0, 0, false);
        (served, passed) = (t.shares, true);
        out = Math.mulDiv(served, price.assets, price.shares);
        if (out > budget) {
            served = Math.mulDiv(budget, price.shares, price.assets);
            out = Math.mulDiv(served, price.assets, price.shares);
            if (out == 0) return (0, 0, false);
            passed = false;
        }
        _tickets[id].shares = t.shares - uint104(served);
        Claimable memory c = _claimable[id];
        _claimable[id] = Claimable(c.shares + uint120(served), c.assets + out.toUint120(), passed);
        emit TicketServed(id, served, out);
    }
}
