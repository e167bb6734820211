// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {DealBase} from "./DealBase.sol";
import {DealLedger} from "./DealLedger.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {Lateness} from "./libraries/Lateness.sol";
import {Loan} from "./libraries/Loan.sol";
import {LoanStore} from "./libraries/LoanStore.sol";
import {TitleFacts} from "./libraries/TitleFacts.sol";

/// @notice The covenants of every deal.
enum Breach {
    Ltv,
    Insurance,
    Telemetry
}

/// @title DealBooks: how a deal stands
/// @notice How late it is, what of it is impaired, and which covenants fail, all as of now and without anybody's
/// transaction; that a breach is open and that a default was declared are facts that count once somebody has stated them.
abstract contract DealBooks is DealBase {
    using LoanStore for Loan.Stored;

    /// @notice Machines that were not reported on for this long are silent.
    uint256 public constant MOST_SILENCE = 72 hours;

    DealLedger public immutable LEDGER;

    error LinksDiffer(address one, address other);

    constructor(DealLedger ledger) {
        if (address(ledger) == address(0)) revert ZeroAddress();
        if (ledger.FACTORY() != FACTORY) revert LinksDiffer(address(FACTORY), address(ledger.FACTORY()));
        LEDGER = ledger;
    }

    // --- the ledger ---

    /// @dev Changes the loan.
    function _ledger(bytes memory call) internal returns (bytes memory) {
        return Address.functionDelegateCall(address(LEDGER), call);
    }

    /// @dev Reads the loan: what `Deal` offers of the ledger to everybody.
    function _own() internal view returns (DealLedger) {
        return DealLedger(address(this));
    }

    // --- reading, inside ---

    function _performing() internal view returns (bool) {
        return _status.stage == Stage.Active || _status.stage == Stage.HandedOver;
    }

    /// @dev Seconds since the oldest instalment that is not fully paid became late.
    function _lateness() internal view returns (uint256) {
        (uint256 paid,) = _loan.progress();
        return paid < _terms.months ? Lateness.secondsLate(_loan.dueDay(paid), block.timestamp) : 0;
    }

    /// @dev Micro-dollars that a revenue share without interest is behind its schedule, once grace is over.
    function _shortfall() internal view returns (uint256) {
        return _isPureShare() ? _own().shortfall() : 0;
    }

    /// @dev What a value of the title counts for: in an auction and after an unsold one at most its last ask.
    function _collateral(uint256 value) internal view returns (uint256) {
        return _status.stage == Stage.Liquidating ? Math.min(value, AUCTION.lastAsk(address(this))) : value;
    }

    /// @dev What of the principal outstanding counts as lost, micro-dollars.
    function _loss(uint256 exposure, function() view returns (uint256) valueOf) internal view returns (uint256 loss) {
        bool unproven = _status.unproven;
        uint256 late = _lateness();
        if (_inDefault()) late = Math.max(late, Lateness.DEFAULTED);
        else if (_status.breaches != 0) late = Math.max(late, Lateness.BREACHED);
        // Only then the collateral counts.
        uint256 value = late > Lateness.LINE_ENDS || unproven ? _collateral(valueOf()) : 0;
        loss = Lateness.loss(exposure, late, value);
        if (unproven) loss = Math.max(loss, Lateness.uncovered(exposure, value));
        return Math.min(exposure, Math.max(loss, _shortfall()));
    }

    /// @dev What of the carrying value the loss takes, juniors first. What was written off before is not in it again.
    function _impairment(function() view returns (uint256) valueOf) internal view returns (uint256) {
        uint256 carrying = _capital.carrying;
        if (carrying == 0) return 0;
        (uint256 senior, uint256 junior) = _loan.outstanding();
        uint256 lost = Math.saturatingSub(_loss(senior + junior, valueOf), junior);
        return Math.saturatingSub(carrying, Math.saturatingSub(senior, lost));
    }

    /// @dev A breach's place among the flags.
    function _bit(Breach kind) internal pure returns (uint8) {
        return uint8(2 ** uint8(kind));
    }

    /// @return whether the covenant fails now
    function _fails(Breach kind) internal view returns (bool) {
        if (kind == Breach.Ltv) {
            (uint256 senior, uint256 junior) = _loan.outstanding();
            return (senior + junior) * BPS > _highestValue() * _terms.breachLtvBps;
        }
        if (kind == Breach.Insurance) {
            TitleFacts.Insurance memory policy = TITLES.titleOf(_terms.titleId).insurance;
            return policy.cover < _terms.minInsurance || policy.expiry <= block.timestamp;
        }
        uint256 heard = Math.max(TELEMETRY.heartbeatOf(_terms.titleId), _times.drawn);
        return block.timestamp > heard + MOST_SILENCE;
    }

    // --- the Treasury ---

    /// @dev Tells the Treasury where the position belongs, if there is one.
    function _reposition(uint8 hint) internal {
        if (_capital.positioned) _tell(0, 0, hint);
    }

    /// @dev Tells the Treasury what it has just been paid, if anything, and where the position belongs.
    function _tell(uint256 principal, uint256 yield_, uint8 hint) internal {
        (uint64 junior, uint24 lateAfter, bool asks) = _own().standing();
        if (principal + yield_ == 0) TREASURY.reposition(junior, lateAfter, asks, hint);
        else TREASURY.onReceipt(uint64(principal), uint64(yield_), junior, lateAfter, asks, hint);
    }

    /// @dev What is still carried is lost, and the position ends. Returns the loss, micro-dollars.
    function _endPosition() internal returns (uint64 loss) {
        if (!_capital.positioned) return 0;
        loss = _capital.carrying;
        (_capital.carrying, _capital.positioned) = (0, false);
        if (loss != 0) TREASURY.writeOff(loss);
        TREASURY.close();
    }
}
