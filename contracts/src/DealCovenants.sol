// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Breach} from "./DealBooks.sol";
import {DealPayments} from "./DealPayments.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {Ask} from "./libraries/Ask.sol";
import {Calendar} from "./libraries/Calendar.sol";
import {Loan} from "./libraries/Loan.sol";
import {LoanStore} from "./libraries/LoanStore.sol";

/// @title DealCovenants: breaches and default, which are facts
/// @notice Anyone may state them, and nobody else: a missed payment once grace is over, and a covenant that failed two
/// weeks ago and still fails.
abstract contract DealCovenants is DealPayments {
    using LoanStore for Loan.Stored;

    /// @notice From the opening of a breach to the default that may rest on it.
    uint256 public constant TIME_TO_CURE = 14 days;
    /// @dev Circle's FiatToken needs below 10,000.
    uint256 private constant CIRCLE_GAS = 50_000;

    event BreachOpened(Breach indexed kind, uint256 defaultFrom);
    event BreachClosed(Breach indexed kind);
    /// @param cause breaches that it rests on, a bit each; 0 for a missed payment
    /// @param dueDay of the oldest instalment that is not fully paid
    event DefaultDeclared(address indexed by, uint8 cause, uint256 dueDay);

    error BreachOpen(Breach kind);
    error BreachNotOpen(Breach kind);
    error CovenantKept(Breach kind);
    error CovenantFails(Breach kind);
    error NotInDefault(uint256 declarableAt, uint256 timestamp);
    error UsdcPaused();
    error UsdcFrozen(address account);

    /// @notice States that a covenant fails: from then on it counts as 30 days late, and in two weeks as a default if it
    /// still fails. Silence that a report has broken since begins anew. Anyone.
    function openBreach(Breach kind) external nonReentrant {
        if (!_performing()) revert WrongStage(_status.stage);
        if (_isOpen(kind) && !_isHealed(kind)) revert BreachOpen(kind);
        if (!_fails(kind)) revert CovenantKept(kind);
        _status.breaches |= _bit(kind);
        _times.breached[uint8(kind)] = uint40(block.timestamp);
        _reposition(0);
        emit BreachOpened(kind, block.timestamp + TIME_TO_CURE);
    }

    /// @notice States that it no longer fails. Cures a default that rested on it alone. Anyone.
    function closeBreach(Breach kind) external nonReentrant {
        if (!_isOpen(kind)) revert BreachNotOpen(kind);
        if (_fails(kind)) revert CovenantFails(kind);
        _status.breaches &= ~_bit(kind);
        emit BreachClosed(kind);
        if (_inDefault()) _applyReceived(0);
        else _reposition(0);
    }

    /// @notice Declares the default: grace is over on an instalment that is not fully paid, or a breach has been open for two
    /// weeks and still fails. What has come by plain transfer is applied first. Anyone.
    function declareDefault() external nonReentrant {
        if (!_performing()) revert WrongStage(_status.stage);
        _applyReceived(0);
        // What was here may have paid all of it.
        if (!_performing()) revert WrongStage(_status.stage);
        // A covenant's default goes on where nobody can pay: money does not cure it.
        uint8 cause = _ripe();
        if (cause == 0) {
            uint256 declarableAt = _graceEnds();
            if (block.timestamp < declarableAt) revert NotInDefault(declarableAt, block.timestamp);
            _requirePayable();
        }
        (_status.stage, _status.cause) = (Stage.Defaulted, cause);
        _times.defaulted = uint40(block.timestamp);
        _reposition(0);
        emit DefaultDeclared(msg.sender, cause, _loan.oldestDueDay());
    }

    // --- inside ---

    function _isOpen(Breach kind) private view returns (bool) {
        return _status.breaches & _bit(kind) != 0;
    }

    /// @dev When default may be declared on the oldest instalment that is not fully paid, due or to come.
    function _graceEnds() private view returns (uint256) {
        (bool found, uint256 dueDay) = _own().oldestUnpaid(_today());
        return found ? Calendar.startOf(dueDay + 1 + _terms.graceDays) : type(uint256).max;
    }

    /// @dev The breaches that have been open long enough and still fail.
    function _ripe() private view returns (uint8 cause) {
        for (uint8 i; i <= uint8(type(Breach).max); ++i) {
            bool old = block.timestamp >= _times.breached[i] + TIME_TO_CURE;
            bool open = _isOpen(Breach(i)) && !_isHealed(Breach(i));
            if (old && open && _fails(Breach(i))) cause |= _bit(Breach(i));
        }
    }

    /// @dev Whether machines have been reported on since their silence was stated. Of the other covenants only `closeBreach`
    /// tells it.
    function _isHealed(Breach kind) private view returns (bool) {
        return kind == Breach.Telemetry && TELEMETRY.heartbeatOf(_terms.titleId) > _times.breached[uint8(kind)];
    }

    /// @dev Whoever cannot pay because nobody can is in no default. If Circle does not answer, it counts as able.
    function _requirePayable() private view {
        if (_circleSays(abi.encodeWithSignature("paused()"))) revert UsdcPaused();
        _requireNotFrozen(address(this));
        if (_capital.positioned) _requireNotFrozen(address(TREASURY));
    }

    function _requireNotFrozen(address account) private view {
        if (_circleSays(abi.encodeWithSignature("isBlacklisted(address)", account))) revert UsdcFrozen(account);
    }

    function _circleSays(bytes memory question) private view returns (bool yes) {
        (, yes) = Ask.flag(address(USDC), question, CIRCLE_GAS);
    }
}
