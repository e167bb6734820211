// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealBase} from "./DealBase.sol";
import {IDealLinks} from "./interfaces/IDealLinks.sol";
import {Terms} from "./libraries/DealTerms.sol";
import {Loan} from "./libraries/Loan.sol";
import {LoanStore} from "./libraries/LoanStore.sol";

/// @notice In which way money pays a loan.
enum Way {
    Due,
    Early,
    Everything,
    Sale
}

/// @title DealLedger: the loan of a deal, whose books all parts of the deal keep through this one
/// @notice The arithmetic of `LoanStore` on a deal's storage, in one place because it fills a contract. No tokens move here.
/// @dev Run by delegatecall from the other parts only. The reading functions are also in `Deal`'s interface.
contract DealLedger is DealBase {
    using LoanStore for Loan.Stored;

    address private immutable SELF = address(this);

    error NotInDeal();

    constructor(IDealLinks factory) DealBase(factory) {}

    /// @dev By itself it has no loan.
    modifier onlyInDeal() {
        if (address(this) == SELF) revert NotInDeal();
        _;
    }

    // --- changing: no selector of `Deal` leads here ---

    /// @notice At the draw.
    function open(uint256 senior, uint256 junior, uint256 balloon, uint256 shareBps) external onlyInDeal {
        Terms storage t = _terms;
        Loan.Terms memory rates = Loan.Terms({
            rateBps: t.rateBps,
            seniorRateBps: t.seniorRateBps,
            // Smaller than those of the terms, so both fit.
            revenueShareBps: uint16(shareBps),
            lateMarginBps: t.lateMarginBps,
            servicingFeeBps: t.servicingFeeBps,
            amortisation: t.amortisation,
            proRata: t.juniorProRata,
            // At most 36, as that of the terms.
            months: uint8(t.months),
            firstDueDay: t.firstDueDay,
            balloon: uint64(balloon),
            contractedRevenue: t.contractedRevenue
        });
        // Revenue from before the draw is the borrower's.
        uint256 reported = shareBps == 0 ? 0 : TELEMETRY.revenueOf(t.titleId);
        _loan.open(rates, t.titleId, senior, junior, _today(), reported);
    }

    /// @notice Money that comes in.
    function book(uint256 usdc, Way way) external onlyInDeal returns (Loan.Receipt memory) {
        if (way == Way.Due) return _loan.pay(TELEMETRY, _today(), usdc);
        if (way == Way.Early) return _loan.prepay(TELEMETRY, _today(), usdc);
        if (way == Way.Everything) return _loan.accelerated(TELEMETRY, _today(), usdc);
        return _loan.settle(TELEMETRY, _today(), usdc);
    }

    /// @notice At a hand-over.
    function reschedule(uint256 senior, uint256 junior) external onlyInDeal {
        _loan.reschedule(TELEMETRY, _today(), senior, junior);
    }

    /// @notice At the end of a revenue share: strikes out the principal that nobody owes.
    function strikeOut() external onlyInDeal returns (uint256 senior, uint256 junior) {
        return _loan.close(TELEMETRY, _today());
    }

    // --- reading, as of a day ---

    /// @notice What is due by the end of a day, without acceleration, USDC, 6 decimals.
    /// @param day unix time / 86,400, not before the last change
    function arrears(uint256 day) external view onlyInDeal returns (uint256) {
        return _loan.arrears(TELEMETRY, day);
    }

    /// @notice What pays everything off on a day, USDC, 6 decimals.
    function payoff(uint256 day) external view onlyInDeal returns (uint256) {
        return _loan.payoff(TELEMETRY, day);
    }

    /// @notice What a default on that day would make due, USDC, 6 decimals.
    function owed(uint256 day) external view onlyInDeal returns (uint256) {
        return _loan.owed(TELEMETRY, day);
    }

    /// @notice The oldest instalment that is not fully paid, or the next one.
    function oldestUnpaid(uint256 day) external view onlyInDeal returns (bool found, uint256 dueDay) {
        return _loan.oldestUnpaid(TELEMETRY, day);
    }

    /// @notice What the Treasury is told of the deal. By time alone a loan is late and a pure revenue share behind its
    /// schedule; all else that impairs it (a default, an open breach, an operator who has paid nothing yet) is told here.
    /// @return junior the juniors' outstanding principal, USDC, 6 decimals
    /// @return lateAfter the day from whose end on something may be lost, 0 for already
    /// @return asks whether from then on the deal itself has to be asked how much
    function standing() external view onlyInDeal returns (uint64 junior, uint24 lateAfter, bool asks) {
        (uint256 senior, uint256 juniors) = _loan.outstanding();
        junior = uint64(juniors);
        if (_inDefault() || _status.breaches != 0 || _status.unproven) return (junior, 0, true);
        // Of what was written off before, days say that it is lost again.
        return (junior, uint24(_loan.lateAfter(_terms.graceDays)), _isPureShare() || _capital.carrying < senior);
    }

    /// @notice What a pure revenue share is behind its schedule after grace, USDC, 6 decimals; 0 for every other deal.
    function shortfall() external view onlyInDeal returns (uint256) {
        // An instalment's grace is over on the day after its last day.
        return _loan.shortfall(_today() - _terms.graceDays - 1);
    }

    /// @notice All of the loan, charged up to a day.
    function loan(uint256 day) external view onlyInDeal returns (Loan.Book memory) {
        return _loan.at(TELEMETRY, day);
    }
}
