// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {PositionList} from "./PositionList.sol";
import {IDeal} from "./interfaces/IDeal.sol";
import {Ask} from "./libraries/Ask.sol";
import {Lateness} from "./libraries/Lateness.sol";

/// @title SeniorPositions: what the stakers have in deals, in the order in which it may be lost
/// @notice Open positions are linked by the day from whose end on something of them may be lost, which is that of their
/// oldest unpaid instalment, or long ago in a default. What is impaired is found at the front, so that it costs by late
/// deals, not by all.
///
///     front → 0 → 0 → 3 March → 9 March │ 2 April → 2 April → …
///             asked, or by days late    │ nothing is late: the walk ends here
/// @dev The Treasury's, which made it and alone may change it; it remembers `first`, so that leaving sAID asks here only
/// while something is late. Deals are believed, being the factory's own code, as far as their own position goes.
contract SeniorPositions is PositionList {
    /// @dev What a draw tells of a deal.
    struct Opening {
        address deal;
        uint64 senior;
        uint64 junior;
        uint24 lateAfter;
        bool asks;
        address borrower;
        bytes32 facility;
        bytes32 model;
        /// What the draw pays off.
        address replaced;
    }

    /// @notice What a cap counts by.
    enum Concentration {
        Borrower,
        Facility,
        Model
    }

    /// @notice Gas given to a deal for telling its impairment.
    uint256 public constant DEAL_GAS = 500_000;
    /// @notice After so many deals that gave no answer the rest is not asked, and counts like them: what leaving costs
    /// has a bound.
    uint256 public constant MAX_SILENT = 8;

    address public immutable TREASURY;

    mapping(address deal => uint256) private _places;

    event PositionOpened(
        address indexed deal,
        address indexed borrower,
        bytes32 facility,
        bytes32 model,
        uint256 senior,
        uint256 junior,
        uint256 lateAfter,
        bool asks
    );
    event PositionMoved(address indexed deal, uint256 carrying, uint256 junior, uint256 lateAfter, bool asks);
    event PositionClosed(address indexed deal);

    error NotTreasury(address caller);
    error NoPosition(address deal);
    error PositionOpen(address deal);
    error PositionNotEmpty(address deal, uint256 carrying);
    error TooManyPositions(uint256 most);
    error ConcentrationTooHigh(Concentration by, uint256 senior, uint256 most);

    /// @dev Whoever makes it owns it.
    constructor() {
        TREASURY = msg.sender;
    }

    modifier onlyTreasury() {
        if (msg.sender != TREASURY) revert NotTreasury(msg.sender);
        _;
    }

    // --- reading ---

    /// @notice A deal's senior position; all zero where there is none.
    /// @return place its number, for hints; 0 for none
    function positionOf(address deal) external view returns (uint256 place, Position memory position) {
        place = _places[deal];
        position = _positions[place];
    }

    /// @notice Deals with an open position, in the order of the walk.
    function openPositions() external view returns (address[] memory deals) {
        deals = new address[](_list.count);
        uint256 place = _list.head;
        for (uint256 i; place != 0; place = _positions[place].next) {
            deals[i++] = _parties[place].deal;
        }
    }

    /// @notice The hint that costs a deal no step: the place after which it would stand.
    function hintFor(address deal, uint24 lateAfter) external view returns (uint8) {
        return uint8(_placeAfter(_places[deal], lateAfter, 0));
    }

    /// @notice What of the senior positions counts as lost, before any surplus, USDC, 6 decimals, rounded up.
    /// @dev From the front to the first that is not late. No deal can make it revert; only too little gas does.
    function impairment() external view returns (uint256 total) {
        uint256 silent;
        for (uint256 place = _list.head; place != 0;) {
            Position memory p = _positions[place];
            if (!Lateness.isOver(p.lateAfter, block.timestamp)) break;
            uint256 late = Lateness.secondsLate(p.lateAfter, block.timestamp);
            if (!p.asks && late <= Lateness.LINE_ENDS) {
                uint256 loss = Lateness.loss(uint256(p.carrying) + p.junior, late, 0);
                total += Math.min(Math.saturatingSub(loss, p.junior), p.carrying);
            } else if (p.carrying != 0) {
                (bool answered, uint256 loss) = silent < MAX_SILENT ? _askDeal(_parties[place].deal) : (false, 0);
                if (!answered) ++silent;
                total += answered ? Math.min(loss, p.carrying) : p.carrying;
            }
            place = p.next;
        }
    }

    function _askDeal(address deal) private view returns (bool answered, uint256 loss) {
        return Ask.word(deal, abi.encodeCall(IDeal.seniorImpairment, ()), DEAL_GAS);
    }

    // --- the Treasury's side ---

    /// @notice Opens a position. Only the Treasury.
    /// @param hint the place after which it stands; any other is only slower
    /// @param most most senior principal of one borrower, at one facility, in one model, USDC, 6 decimals
    /// @return front the front's `lateAfter`
    function open(Opening calldata o, uint256 hint, uint256 most) external onlyTreasury returns (uint24 front) {
        if (_places[o.deal] != 0) revert PositionOpen(o.deal);
        List memory list = _list;
        if (list.count >= MAX_POSITIONS + (_places[o.replaced] == 0 ? 0 : 1)) revert TooManyPositions(MAX_POSITIONS);
        Position memory p = Position(o.senior, o.junior, o.lateAfter, o.asks, 0, 0, _tag(o.facility), _tag(o.model));
        uint96 borrower = uint96(uint160(o.borrower));
        _requireSpread(p, borrower, o.replaced, most);

        // Without a place that was left, all up to the last are taken.
        uint256 place = list.free == 0 ? list.count + 1 : list.free;
        if (list.free != 0) _list.free = _positions[place].next;
        _list.count = list.count + 1;
        _places[o.deal] = place;
        _parties[place] = Party(o.deal, borrower);
        _link(place, p, hint);
        emit PositionOpened(o.deal, o.borrower, o.facility, o.model, o.senior, o.junior, o.lateAfter, o.asks);
        return _lateAfter();
    }

    /// @notice Lowers a deal's carrying value by what it paid, and puts it where it stands now. Only the Treasury. A deal
    /// without a position pays what it can recover, and stands nowhere.
    /// @param principal USDC, 6 decimals
    /// @param hint the place after which it stands; any other is only slower
    /// @return repaid of the principal, at most the carrying value, USDC, 6 decimals
    /// @return front the front's `lateAfter`
    function repay(address deal, uint64 principal, uint64 junior, uint24 lateAfter, bool asks, uint256 hint)
        external
        onlyTreasury
        returns (uint64 repaid, uint24 front)
    {
        uint256 place = _places[deal];
        if (place != 0) {
            repaid = _take(place, principal);
            _move(place, junior, lateAfter, asks, hint);
        }
        return (repaid, _lateAfter());
    }

    /// @notice Puts a deal where it stands now. Only the Treasury.
    /// @param hint the place after which it stands; any other is only slower
    /// @return front the front's `lateAfter`
    function move(address deal, uint64 junior, uint24 lateAfter, bool asks, uint256 hint)
        external
        onlyTreasury
        returns (uint24 front)
    {
        _move(_placeOf(deal), junior, lateAfter, asks, hint);
        return _lateAfter();
    }

    /// @notice Lowers a deal's carrying value by a loss. Only the Treasury.
    /// @param most USDC, 6 decimals
    /// @return loss by how much: at most what it was, and 0 where the deal has no position
    function writeOff(address deal, uint64 most) external onlyTreasury returns (uint64 loss) {
        uint256 place = _places[deal];
        return place == 0 ? 0 : _take(place, most);
    }

    /// @notice Ends a position, of which nothing may be left. Only the Treasury.
    /// @return front the front's `lateAfter`
    function close(address deal) external onlyTreasury returns (uint24 front) {
        uint256 place = _placeOf(deal);
        Position memory p = _positions[place];
        if (p.carrying != 0) revert PositionNotEmpty(deal, p.carrying);
        _unlink(p);
        delete _parties[place];
        delete _places[deal];
        List memory list = _list;
        _positions[place] = Position(0, 0, 0, false, list.free, 0, 0, 0);
        (_list.free, _list.count) = (uint8(place), list.count - 1);
        emit PositionClosed(deal);
        return _lateAfter();
    }

    // --- inside ---

    function _placeOf(address deal) private view returns (uint256 place) {
        place = _places[deal];
        if (place == 0) revert NoPosition(deal);
    }

    function _take(uint256 place, uint64 most) private returns (uint64 taken) {
        uint64 carrying = _positions[place].carrying;
        taken = carrying < most ? carrying : most;
        _positions[place].carrying = carrying - taken;
    }

    function _move(uint256 place, uint64 junior, uint24 lateAfter, bool asks, uint256 hint) private {
        Position memory p = _positions[place];
        (p.junior, p.lateAfter, p.asks) = (junior, lateAfter, asks);
        if (_standsRight(p)) {
            _positions[place] = p;
        } else {
            _unlink(p);
            _link(place, p, hint);
        }
        emit PositionMoved(_parties[place].deal, p.carrying, junior, lateAfter, asks);
    }

    /// @dev By borrower, facility and model. Cost grows with open positions, for a draw only.
    function _requireSpread(Position memory drawn, uint96 borrower, address replaced, uint256 most) private view {
        uint256[3] memory sums = [uint256(drawn.carrying), drawn.carrying, drawn.carrying];
        for (uint256 place = _list.head; place != 0;) {
            Position memory p = _positions[place];
            Party memory party = _parties[place];
            place = p.next;
            if (party.deal == replaced) continue;
            if (party.borrower == borrower) sums[0] += p.carrying;
            if (p.facility == drawn.facility) sums[1] += p.carrying;
            if (p.model == drawn.model) sums[2] += p.carrying;
        }
        for (uint256 i; i < 3; ++i) {
            if (sums[i] > most) revert ConcentrationTooHigh(Concentration(i), sums[i], most);
        }
    }

    function _tag(bytes32 name) private pure returns (uint40) {
        return uint40(uint256(keccak256(abi.encode(name))));
    }
}
