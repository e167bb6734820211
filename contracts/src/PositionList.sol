// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title PositionList: senior positions linked by the day from whose end on something of them may be lost
/// @dev Doubly linked by numbered places of one slot each. Where somebody tells the neighbour, linking costs the same
/// however long the list is; told wrong, it costs steps and leads to the same order.
abstract contract PositionList {
    /// @dev One storage slot: all that a walk reads. USDC, 6 decimals.
    struct Position {
        uint64 carrying;
        /// Outstanding principal of the deal's juniors, who lose first.
        uint64 junior;
        /// From the end of this day on something may be lost, 0 for already.
        uint24 lateAfter;
        /// From then on days do not tell how much: the deal does.
        bool asks;
        uint8 next;
        uint8 previous;
        /// Hashes, as far as they fit: two that differ may count as one and so meet a cap early, never the reverse.
        uint40 facility;
        uint40 model;
    }

    /// @dev One storage slot.
    struct Party {
        address deal;
        uint96 borrower;
    }

    /// @dev One storage slot. Places are numbered from 1; 0 is none.
    struct List {
        uint8 head;
        uint8 count;
        /// The last place that was left; `next` leads to the ones before.
        uint8 free;
    }

    /// @notice Most senior positions at a time.
    uint256 public constant MAX_POSITIONS = 128;

    List internal _list;
    /// @dev From 1, and one more for a deal beside the one that it pays off.
    Position[MAX_POSITIONS + 2] internal _positions;
    Party[MAX_POSITIONS + 2] internal _parties;

    function _standsRight(Position memory p) internal view returns (bool) {
        return (p.previous == 0 || _positions[p.previous].lateAfter <= p.lateAfter)
            && (p.next == 0 || _positions[p.next].lateAfter >= p.lateAfter);
    }

    /// @dev Looks from the hint, or from the front where the hint is no open position: back while what stands there is
    /// later, then on while what follows is not. So every hint leads to the same order.
    /// @param place whose own links do not count; 0 for a new one
    /// @return at the place after which `lateAfter` belongs, 0 for the front
    function _placeAfter(uint256 place, uint256 lateAfter, uint256 hint) internal view returns (uint256 at) {
        if (hint < _parties.length && hint != place && _parties[hint].deal != address(0)) at = hint;
        while (at != 0 && (at == place || _positions[at].lateAfter > lateAfter)) {
            at = _positions[at].previous;
        }
        for (uint256 next = at;;) {
            next = next == 0 ? _list.head : _positions[next].next;
            if (next == place && next != 0) continue;
            if (next == 0 || _positions[next].lateAfter > lateAfter) return at;
            at = next;
        }
    }

    function _link(uint256 place, Position memory p, uint256 hint) internal {
        uint256 at = _placeAfter(place, p.lateAfter, hint);
        p.previous = uint8(at);
        p.next = at == 0 ? _list.head : _positions[at].next;
        if (at == 0) _list.head = uint8(place);
        else _positions[at].next = uint8(place);
        if (p.next != 0) _positions[p.next].previous = uint8(place);
        _positions[place] = p;
    }

    function _unlink(Position memory p) internal {
        if (p.previous == 0) _list.head = p.next;
        else _positions[p.previous].next = p.next;
        if (p.next != 0) _positions[p.next].previous = p.previous;
    }

    /// @dev The day from whose end on something of any may be lost: the last of all days where there is none.
    function _lateAfter() internal view returns (uint24) {
        uint256 head = _list.head;
        return head == 0 ? type(uint24).max : _positions[head].lateAfter;
    }
}
