// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Attestations} from "./Attestations.sol";
import {DealBase} from "./DealBase.sol";
import {DealBooks} from "./DealBooks.sol";
import {DealLedger} from "./DealLedger.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {IDealLinks} from "./interfaces/IDealLinks.sol";
import {Terms} from "./libraries/DealTerms.sol";
import {Sanctions} from "./libraries/Sanctions.sol";
import {TitleFacts} from "./libraries/TitleFacts.sol";

/// @notice What a draw asks of the deal that it pays off.
interface IReplacedDeal {
    function debtor() external view returns (address);
    function stage() external view returns (Stage);
    function prepay(uint256 usdc, uint8 hint) external returns (uint256 taken);
}

/// @title DealDraw: the borrower gets the money
/// @notice Everything that makes the deal sound is asked for here, and each thing that is missing has a name. What terms
/// alone decide (the last due day before the service contract ends, the first one after the draw) was asked at proposing.
contract DealDraw is DealBooks {
    using SafeERC20 for IERC20;

    /// @notice Independent appraisals that must be fresh, and how far the highest may be above the lowest.
    uint256 public constant LEAST_APPRAISALS = 2;
    uint256 public constant MOST_SPREAD_BPS = 2_000;
    /// @notice The policy must not end before this.
    uint256 public constant LEAST_INSURED = 90 days;

    event Drawn(
        address indexed borrower,
        address indexed replaced,
        uint256 senior,
        uint256 junior,
        uint256 fee,
        uint256 repaid,
        uint256 paid
    );

    error DrawTooEarly(uint256 drawableAt, uint256 timestamp);
    error DrawTooLate(uint256 deadline, uint256 timestamp);
    error NotVerified(address account);
    error TitleNotHere(uint256 titleId, TitleFacts.State state, address holder);
    error TitleNotDelivered(uint256 titleId);
    error BaileeSilent(uint256 titleId);
    error AppraisalsMissing(uint256 fresh, uint256 least);
    error AppraisalsApart(uint256 lowest, uint256 highest, uint256 most);
    error LtvTooHigh(uint256 principal, uint256 most, uint256 value);
    error InsuranceTooSmall(uint256 cover, uint256 least);
    error InsuranceTooShort(uint256 expiry, uint256 needed);
    error NotReplaceable(address deal);
    error RefinancingShort(address deal, uint256 available);

    constructor(IDealLinks factory, DealLedger ledger) DealBase(factory) DealBooks(ledger) {}

    /// @notice Pays the borrower, who must call, in USDC: principal less the origination fee, and less what pays off another
    /// deal. Every term starts from this day.
    /// @param replaced another deal of the borrower that is paid off first, 0 for none. Its title, given back to the
    /// borrower, is pledged here if it is the one of the terms; for that the borrower must have approved this deal for all of
    /// its titles
    /// @param hint where the Treasury's position belongs
    function draw(address replaced, uint8 hint) external nonReentrant {
        _requireStage(Stage.Funded);
        Terms storage t = _terms;
        if (msg.sender != t.borrower) revert NotBorrower(msg.sender);
        _requireTime(t);
        if (!IDENTITY.isVerified(t.borrower)) revert NotVerified(t.borrower);
        Sanctions.requireClear(IDENTITY.SANCTIONS(), t.borrower);
        (uint256 principal, uint256 balloon, uint256 shareBps) = _scaled();
        TitleFacts.Title memory title = TITLES.titleOf(t.titleId);
        _requireSound(t, title, principal);
        uint64 senior = _activate(principal, balloon, shareBps);

        if (senior != 0) _fund(t, title, senior, replaced, hint);
        uint256 fee = Math.ceilDiv(principal * t.originationFeeBps, BPS);
        if (fee != 0) {
            USDC.safeTransfer(address(TREASURY), fee);
            TREASURY.onFee(fee);
        }
        uint256 paid = principal - fee;
        uint256 repaid = replaced == address(0) ? 0 : _payOff(replaced, t, paid);
        _requirePledged(t.titleId);
        paid -= repaid;
        USDC.safeTransfer(t.borrower, paid);
        emit Drawn(t.borrower, replaced, senior, _capital.raised, fee, repaid, paid);
    }

    // --- inside ---

    function _requireTime(Terms storage t) private view {
        if (FACTORY.paused()) revert DealsPaused();
        uint256 drawableAt = _status.approvedAt + NOTICE;
        if (block.timestamp < drawableAt) revert DrawTooEarly(drawableAt, block.timestamp);
        if (block.timestamp >= t.drawDeadline) revert DrawTooLate(t.drawDeadline, block.timestamp);
    }

    function _requireSound(Terms storage t, TitleFacts.Title memory title, uint256 principal) private view {
        // It cannot be on a day to come: titles refuse that.
        if (title.custody.deliveryDay == 0) revert TitleNotDelivered(t.titleId);
        if (ATTESTATIONS.isOverdue(Attestations.Kind.Bailee, t.titleId)) revert BaileeSilent(t.titleId);
        if (title.insurance.cover < t.minInsurance) revert InsuranceTooSmall(title.insurance.cover, t.minInsurance);
        uint256 needed = block.timestamp + LEAST_INSURED;
        if (title.insurance.expiry < needed) revert InsuranceTooShort(title.insurance.expiry, needed);
        (uint256 fresh, uint256 lowest, uint256 highest, uint256 median) = APPRAISALS.freshOf(t.titleId);
        if (fresh < LEAST_APPRAISALS) revert AppraisalsMissing(fresh, LEAST_APPRAISALS);
        uint256 most = lowest * (BPS + MOST_SPREAD_BPS) / BPS;
        if (highest > most) revert AppraisalsApart(lowest, highest, most);
        // Appraisals that count and are not fresh may lower it, and never raise it.
        uint256 value = Math.min(_agedValue(), median);
        most = value * t.drawLtvBps / BPS;
        if (principal > most) revert LtvTooHigh(principal, most, value);
    }

    /// @dev From here on it is a loan.
    function _activate(uint256 principal, uint256 balloon, uint256 shareBps) private returns (uint64 senior) {
        uint64 junior = _capital.raised;
        // Principals of terms fit.
        senior = uint64(principal - junior);
        _status.stage = Stage.Active;
        _times.drawn = uint40(block.timestamp);
        (_capital.carrying, _capital.positioned) = (senior, senior != 0);
        _purse.raising = 0;
        _ledger(abi.encodeCall(DealLedger.open, (senior, junior, balloon, shareBps)));
    }

    function _fund(Terms storage t, TitleFacts.Title memory title, uint64 senior, address replaced, uint8 hint)
        private
    {
        uint64 junior = _capital.raised;
        bool asks = _isPureShare();
        (bytes32 facility, bytes32 model) = (title.custody.facility, title.hardware.model);
        TREASURY.fund(senior, junior, t.firstDueDay, asks, t.borrower, facility, model, replaced, hint);
    }

    /// @dev Returns what it took.
    function _payOff(address replaced, Terms storage t, uint256 available) private returns (uint256 taken) {
        bool replaceable = FACTORY.isDeal(replaced) && IReplacedDeal(replaced).debtor() == t.borrower;
        if (!replaceable) revert NotReplaceable(replaced);
        USDC.forceApprove(replaced, available);
        taken = IReplacedDeal(replaced).prepay(available, 0);
        USDC.forceApprove(replaced, 0);
        if (IReplacedDeal(replaced).stage() != Stage.Repaid) revert RefinancingShort(replaced, available);
        (, address holder) = TITLES.stateOf(t.titleId);
        if (holder != address(this)) TITLES.pledge(t.titleId, address(this));
    }

    function _requirePledged(uint256 titleId) private view {
        (TitleFacts.State state, address holder) = TITLES.stateOf(titleId);
        if (state != TitleFacts.State.Pledged || holder != address(this)) {
            revert TitleNotHere(titleId, state, holder);
        }
    }
}
