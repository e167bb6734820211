// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DealCovenants} from "./DealCovenants.sol";
import {DealLedger, Way} from "./DealLedger.sol";
import {IDeal, Stage} from "./interfaces/IDeal.sol";
import {Loan} from "./libraries/Loan.sol";
import {LoanStore} from "./libraries/LoanStore.sol";
import {Sanctions} from "./libraries/Sanctions.sol";
import {TitleFacts} from "./libraries/TitleFacts.sol";

/// @title DealWorkout: after a default
/// @notice The title is sold in an auction, or a partner operator takes the machines and a part of the debt. Losses are
/// realised by these facts, by the time of 360 days, and for a revenue share by its end; never by anybody's opinion.
abstract contract DealWorkout is DealCovenants {
    using SafeCast for uint256;
    using LoanStore for Loan.Stored;

    /// @notice When the underwriter has done nothing for this long after the default, anyone may start the auction.
    uint256 public constant TIME_TO_ACT = 30 days;
    /// @notice What is impaired this long after the default is realised.
    uint256 public constant TIME_TO_REALISE = 360 days;
    /// @dev Of the highest appraisal, in per cent: the least that an operator takes over, unless less principal is owed.
    uint256 private constant LEAST_TAKEN_PERCENT = 60;

    bytes4 private constant APPROVE = bytes4(keccak256("approve(address,bytes32)"));

    event AuctionStarted(uint256 value);
    event Sold(address indexed buyer, uint256 price, uint256 surplus, uint256 seniorLoss, uint256 juniorLoss);
    event HandOverOffered(address indexed operator, uint256 principal, uint256 until);
    event HandedOver(
        address indexed from,
        address indexed operator,
        uint256 senior,
        uint256 junior,
        uint256 seniorLoss,
        uint256 juniorLoss
    );
    event ImpairmentRealised(uint256 seniorLoss);
    event Closed(uint256 seniorLoss, uint256 juniorLoss);

    error NotUnderwriter(address caller);
    error LiquidationTooEarly(uint256 from, uint256 timestamp);
    error AuctionRunning();
    error NotOperator(address caller, address operator);
    error OfferExpired(uint256 until, uint256 timestamp);
    error OperatorNotVerified(address operator);
    error HandOverOutOfBounds(uint256 principal, uint256 least, uint256 most);
    error HandOverTooEarly(uint256 from, uint256 timestamp);
    error RealisationTooEarly(uint256 from, uint256 timestamp);
    error NothingImpaired();
    error NotRevenueShare();
    error NotOver(uint256 lastDueDay, uint256 today);
    error ArrearsOpen(uint256 usdc);

    // --- the auction ---

    /// @notice Starts the auction of the title from the highest appraisal, and again where one ended unsold: from the lowest
    /// ask so far or the aged value, whichever is more, but never above the highest appraisal. The underwriter as soon as
    /// there is a default, anyone 30 days later, and anyone once an auction has ended.
    function liquidate() external nonReentrant {
        _requireWorkout();
        uint256 from = _times.defaulted + TIME_TO_ACT;
        // The clock first: after 30 days no authority is asked, so that none can stop it.
        if (_status.stage == Stage.Defaulted && block.timestamp < from && !_isUnderwriter(msg.sender)) {
            revert LiquidationTooEarly(from, block.timestamp);
        }
        _applyAndRequireDefault();
        _seize();
        _status.stage = Stage.Liquidating;
        // Too high costs days, too low is final: no single appraiser makes it low, and one who has been removed not high.
        uint256 falling = Math.max(_agedValue(), AUCTION.lastAsk(address(this)));
        uint256 value = Math.min(_highestValue(), falling);
        AUCTION.start(value);
        emit AuctionStarted(value);
    }

    /// @notice The title is sold, and the price is here: it pays everybody in the order after a default, the rest is the
    /// borrower's. What is missing is lost, to the juniors first, though it stays owed. The auction alone.
    function onSold(address buyer, uint64 price) external nonReentrant {
        if (msg.sender != address(AUCTION)) revert NotAuction(msg.sender);
        _requireStage(Stage.Liquidating);
        TITLES.deliver(_terms.titleId, buyer);
        // Together with what came by plain transfer.
        Loan.Receipt memory r = _book(_unapplied(), Way.Sale);
        _purse.surplus += r.rest.toUint64();
        _status.stage = Stage.Closed;
        (_status.breaches, _status.cause, _status.unproven) = (0, 0, false);
        _times.closed = uint40(block.timestamp);
        _passOn(address(this), r, 0);
        (, uint256 juniorLoss) = _loan.outstanding();
        emit Sold(buyer, price, r.rest, _endPosition(), juniorLoss);
    }

    // --- the hand-over ---

    /// @notice Offers machines and schedule to an operator who would owe `value`. Underwriter. A later
    /// offer takes the place of an earlier one; 0 withdraws it.
    /// @param value principal, USDC, 6 decimals
    /// @param until unix time of the last moment to accept
    function offerHandOver(address operator, uint64 value, uint40 until) external {
        if (!_isUnderwriter(msg.sender)) revert NotUnderwriter(msg.sender);
        _requireWorkout();
        _offer = Offer(operator, value, until);
        emit HandOverOffered(operator, value, until);
    }

    /// @notice Takes the offer: the operator, who must call and be verified, owes the principal by the schedule of the due
    /// days that are left, and gets the title when it is repaid. The rest of the debt is struck out, juniors first.
    function acceptHandOver() external nonReentrant {
        Offer memory offer = _offer;
        if (msg.sender != offer.operator) revert NotOperator(msg.sender, offer.operator);
        if (block.timestamp > offer.until) revert OfferExpired(offer.until, block.timestamp);
        if (!IDENTITY.isVerified(msg.sender)) revert OperatorNotVerified(msg.sender);
        Sanctions.requireClear(IDENTITY.SANCTIONS(), msg.sender);
        _requireWorkout();
        _applyAndRequireDefault();
        _requireTimeToCure();
        if (_status.stage == Stage.Liquidating) AUCTION.stop();
        _seize();
        delete _offer;
        address from = _status.debtor;
        (_status.stage, _status.debtor, _status.handedOver) = (Stage.HandedOver, msg.sender, true);
        (_status.breaches, _status.cause, _status.unproven) = (0, 0, true);
        _times.defaulted = 0;
        (uint256 senior, uint256 junior, uint256 seniorLoss, uint256 juniorLoss) = _shrink(offer.principal);
        _ledger(abi.encodeCall(DealLedger.reschedule, (senior, junior)));
        (uint256 paid,) = _loan.progress();
        _status.settled = uint8(paid);
        uint64 carrying = _capital.carrying;
        if (carrying > senior) {
            _capital.carrying = uint64(senior);
            TREASURY.writeOff(carrying - uint64(senior));
        }
        _reposition(0);
        emit HandedOver(from, msg.sender, senior, junior, seniorLoss, juniorLoss);
    }

    // --- time ---

    /// @notice Realises what is impaired 360 days after the default even by the highest appraisal, and later what has become
    /// impaired since. The debt stays owed, and what comes later is a recovery. Anyone.
    /// @return loss USDC, 6 decimals
    function realiseImpairment() external nonReentrant returns (uint256 loss) {
        if (!_inDefault()) revert WrongStage(_status.stage);
        uint256 from = _times.defaulted + TIME_TO_REALISE;
        if (block.timestamp < from) revert RealisationTooEarly(from, block.timestamp);
        loss = IDeal(address(this)).realisable();
        if (loss == 0) revert NothingImpaired();
        // At most the carrying value.
        _capital.carrying -= uint64(loss);
        TREASURY.writeOff(uint64(loss));
        emit ImpairmentRealised(loss);
    }

    /// @notice Ends a revenue share when grace is over on its last due day and everything owed has been paid: what revenue did
    /// not bring is lost, the juniors' part first, and the title goes back. Anyone.
    function close() external nonReentrant {
        if (!_isPureShare()) revert NotRevenueShare();
        if (!_performing()) revert WrongStage(_status.stage);
        uint256 last = _loan.lastDueDay();
        if (_today() <= last) revert NotOver(last, _today());
        _applyReceived(0);
        if (_status.stage == Stage.Repaid) return;
        // Until then what is behind the schedule is in no price.
        last += _terms.graceDays;
        if (_today() <= last) revert NotOver(last, _today());
        uint256 arrears = _own().arrears(_today());
        if (arrears != 0) revert ArrearsOpen(arrears);
        bytes memory struck = _ledger(abi.encodeCall(DealLedger.strikeOut, ()));
        (, uint256 juniorLoss) = abi.decode(struck, (uint256, uint256));
        _status.stage = Stage.Closed;
        (_status.breaches, _status.cause, _status.unproven) = (0, 0, false);
        _times.closed = uint40(block.timestamp);
        uint256 seniorLoss = _endPosition();
        _returnTitle();
        emit Closed(seniorLoss, juniorLoss);
    }

    // --- inside ---

    /// @dev Who may approve deals at once may deal with their defaults.
    function _isUnderwriter(address account) private view returns (bool may) {
        address authority = IAccessManaged(address(FACTORY)).authority();
        (may,) = IAccessManager(authority).canCall(account, address(FACTORY), APPROVE);
    }

    /// @dev In default and nobody can buy the title just now.
    function _requireWorkout() private view {
        if (!_inDefault()) revert WrongStage(_status.stage);
        if (_status.stage == Stage.Liquidating && AUCTION.isRunning(address(this))) revert AuctionRunning();
    }

    /// @dev What came by plain transfer may have cured it; then the call is refused, and anyone may apply it.
    function _applyAndRequireDefault() private {
        _applyReceived(0);
        if (!_inDefault()) revert WrongStage(_status.stage);
    }

    /// @dev Where less is owed than an operator would take over at least, the rest of the machines is the debtor's, who would
    /// have it from an auction: it has time to cure.
    function _requireTimeToCure() private view {
        (uint256 senior, uint256 junior) = _loan.outstanding();
        if (senior + junior >= _leastTaken()) return;
        uint256 from = _times.defaulted + TIME_TO_ACT;
        if (block.timestamp < from) revert HandOverTooEarly(from, block.timestamp);
    }

    function _seize() private {
        uint256 id = _terms.titleId;
        (TitleFacts.State state,) = TITLES.stateOf(id);
        if (state == TitleFacts.State.Pledged) TITLES.seize(id);
    }

    /// @dev Unless less is owed. By the highest appraisal, so that none alone gives the machines away.
    function _leastTaken() private view returns (uint256) {
        return Math.ceilDiv(_highestValue() * LEAST_TAKEN_PERCENT, 100);
    }

    /// @dev Principal after a hand-over, and what of it is lost.
    function _shrink(uint256 principal)
        private
        view
        returns (uint256 senior, uint256 junior, uint256 seniorLoss, uint256 juniorLoss)
    {
        (senior, junior) = _loan.outstanding();
        uint256 most = senior + junior;
        uint256 least = Math.min(most, _leastTaken());
        if (principal == 0 || principal < least || principal > most) {
            revert HandOverOutOfBounds(principal, least, most);
        }
        juniorLoss = Math.min(junior, most - principal);
        seniorLoss = most - principal - juniorLoss;
        (senior, junior) = (senior - seniorLoss, junior - juniorLoss);
    }
}
