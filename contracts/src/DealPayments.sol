// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Breach, DealBooks} from "./DealBooks.sol";
import {DealLedger, Way} from "./DealLedger.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {Loan} from "./libraries/Loan.sol";
import {LoanStore} from "./libraries/LoanStore.sol";

/// @title DealPayments: money that comes in
/// @notice Anyone may pay for the borrower, by a call that takes exactly what is owed, or by a plain transfer that anyone
/// may then apply. The senior part goes to the Treasury at once; juniors, servicer and borrower fetch what is theirs.
abstract contract DealPayments is DealBooks {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;
    using LoanStore for Loan.Stored;

    /// @dev `from` is the deal itself for what came by plain transfer or from a sale.
    event Received(
        address indexed from,
        uint256 servicing,
        uint256 seniorPrincipal,
        uint256 seniorYield,
        uint256 juniorPrincipal,
        uint256 juniorYield
    );
    event Cured();
    event Repaid();
    event Withdrawn(address indexed account, address indexed receiver, uint256 usdc);

    error DealClosed(Stage stage);
    error NothingOwed();
    error NotServicer(address caller);

    // --- anyone ---

    /// @notice Pays what is due, the oldest first; when nothing is due, the next instalment ahead of its day, if the amount
    /// covers it. In a default everything is due unless the amount covers all arrears, which cures. Anyone; needs approval.
    /// @param usdc most to take, 6 decimals
    /// @param hint where the Treasury's position belongs then
    /// @return taken USDC, 6 decimals
    function pay(uint256 usdc, uint8 hint) external nonReentrant returns (uint256 taken) {
        return _pull(usdc, false, hint);
    }

    /// @notice Pays before it is due: what is due, interest to this day, then principal from the end of the schedule, at
    /// most all (`payoff`). Anyone; needs approval.
    function prepay(uint256 usdc, uint8 hint) external nonReentrant returns (uint256 taken) {
        return _pull(usdc, true, hint);
    }

    /// @notice Books what came by plain transfer, as `pay` would, and charges what has become due. What is not needed
    /// waits for the next due day, or for the borrower. Anyone.
    /// @return applied USDC, 6 decimals
    function applyReceived(uint8 hint) external nonReentrant returns (uint256 applied) {
        _requireLoan();
        return _applyReceived(hint);
    }

    // --- who it belongs to ---

    /// @notice Pays the borrower (after a hand-over the operator) what came by plain transfer and is not owed; what is
    /// due is paid out of it first. Only they.
    /// @return usdc 6 decimals
    function takeUnapplied(address receiver) external nonReentrant returns (uint256 usdc) {
        _requireDebtor();
        if (_performing()) _applyUpTo(_own().arrears(_today()), 0);
        else if (_inDefault() || _status.stage == Stage.Closed) _applyReceived(0);
        usdc = _unapplied();
        _withdraw(receiver, usdc);
    }

    /// @notice Pays the servicer its fees. Only the servicer.
    /// @return usdc 6 decimals
    function withdrawServicing(address receiver) external nonReentrant returns (uint256 usdc) {
        if (msg.sender != _terms.servicer) revert NotServicer(msg.sender);
        usdc = _purse.servicing;
        _purse.servicing = 0;
        _withdraw(receiver, usdc);
    }

    /// @notice Pays the borrower (after a hand-over the operator) what a sale brought above everything owed. Only they.
    /// @return usdc 6 decimals
    function withdrawSurplus(address receiver) external nonReentrant returns (uint256 usdc) {
        _requireDebtor();
        usdc = _purse.surplus;
        _purse.surplus = 0;
        _withdraw(receiver, usdc);
    }

    // --- inside ---

    function _withdraw(address receiver, uint256 usdc) private {
        if (usdc == 0) revert ZeroAmount();
        _send(receiver, usdc);
        emit Withdrawn(msg.sender, receiver, usdc);
    }

    /// @dev There is a loan that can be paid.
    function _requireLoan() internal view {
        Stage stage = _status.stage;
        if (stage == Stage.Repaid) revert DealClosed(stage);
        if (!_performing() && !_inDefault() && stage != Stage.Closed) revert WrongStage(stage);
    }

    function _pull(uint256 usdc, bool early, uint8 hint) private returns (uint256 taken) {
        if (usdc == 0) revert ZeroAmount();
        _requireLoan();
        // More than this nobody owes.
        usdc = Math.min(usdc, type(uint64).max);
        Loan.Receipt memory r = _charge(usdc, early);
        taken = usdc - r.rest;
        if (taken == 0) {
            if (_status.stage == Stage.Closed) revert DealClosed(Stage.Closed);
            revert NothingOwed();
        }
        USDC.safeTransferFrom(msg.sender, address(this), taken);
        _passOn(msg.sender, r, hint);
    }

    function _applyReceived(uint8 hint) internal returns (uint256 applied) {
        return _applyUpTo(type(uint64).max, hint);
    }

    function _applyUpTo(uint256 most, uint8 hint) private returns (uint256 applied) {
        uint256 usdc = Math.min(_unapplied(), most);
        Loan.Receipt memory r = _charge(usdc, false);
        _passOn(address(this), r, hint);
        return usdc - r.rest;
    }

    /// @dev In the loan's books. In a default it counts as if there were none when it covers what is missing, or pays all off.
    function _charge(uint256 usdc, bool early) private returns (Loan.Receipt memory) {
        bool current = _performing();
        if (_inDefault()) {
            current = (early && usdc >= _own().payoff(_today()))
                || (!_stillFails(_status.cause) && usdc >= _own().arrears(_today()));
        }
        return _book(usdc, current ? early ? Way.Early : Way.Due : Way.Everything);
    }

    function _book(uint256 usdc, Way way) internal returns (Loan.Receipt memory) {
        return abi.decode(_ledger(abi.encodeCall(DealLedger.book, (usdc, way))), (Loan.Receipt));
    }

    /// @dev Shares out what is here and is in the loan's books.
    function _passOn(address from, Loan.Receipt memory r, uint8 hint) internal {
        uint64 senior = (r.seniorPrincipal + r.seniorYield).toUint64();
        uint64 junior = (r.juniorPrincipal + r.juniorYield).toUint64();
        _purse.servicing += r.servicing.toUint64();
        _purse.juniors += junior;
        uint64 carrying = _capital.carrying;
        _capital.carrying = carrying - uint64(Math.min(carrying, r.seniorPrincipal));
        bool auctioned = _status.stage == Stage.Liquidating;
        bool ended = _proceed();
        if (auctioned && _status.stage != Stage.Liquidating) AUCTION.stop();
        if (senior != 0) {
            USDC.safeTransfer(address(TREASURY), senior);
            _tell(r.seniorPrincipal, r.seniorYield, hint);
        } else if (!ended) {
            _reposition(hint);
        }
        if (junior != 0) _token.distribute(junior);
        if (senior + junior + r.servicing != 0) {
            emit Received(from, r.servicing, r.seniorPrincipal, r.seniorYield, r.juniorPrincipal, r.juniorYield);
        }
        if (ended) {
            _endPosition();
            _returnTitle();
            emit Repaid();
        }
    }

    /// @dev The stage after a payment: all repaid, a default cured, an operator proven, or as it was. Returns whether it
    /// has all been repaid.
    function _proceed() private returns (bool) {
        if (_status.stage == Stage.Closed) return false;
        (uint256 senior, uint256 junior) = _loan.outstanding();
        // Not what a default makes due: the share of revenue of the months to come is not paid by it.
        if (senior + junior == 0 && _own().payoff(_today()) == 0) {
            _status.stage = Stage.Repaid;
            (_status.breaches, _status.cause, _status.unproven) = (0, 0, false);
            return true;
        }
        if (_status.unproven) {
            (uint256 paid,) = _loan.progress();
            // An instalment of nothing proves nobody.
            _status.unproven = !_loan.asked(_status.settled, paid);
        }
        if (_inDefault()) _cure();
        return false;
    }

    /// @dev Ends a default whose reasons are gone. The caller stops the auction.
    function _cure() internal returns (bool cured) {
        uint8 cause = _status.cause;
        cured = !_stillFails(cause) && _own().arrears(_today()) == 0;
        if (!cured) return false;
        _status.stage = _status.handedOver ? Stage.HandedOver : Stage.Active;
        _status.breaches &= ~cause;
        _status.cause = 0;
        _times.defaulted = 0;
        delete _offer;
        emit Cured();
    }

    /// @dev Whether any of these covenants fails now.
    function _stillFails(uint8 breaches) internal view returns (bool) {
        for (uint8 i; i <= uint8(type(Breach).max); ++i) {
            if (breaches & _bit(Breach(i)) != 0 && _fails(Breach(i))) return true;
        }
        return false;
    }
}
