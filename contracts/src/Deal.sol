// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealBase} from "./DealBase.sol";
import {Breach, DealBooks} from "./DealBooks.sol";
import {DealDraw} from "./DealDraw.sol";
import {DealLedger} from "./DealLedger.sol";
import {DealRaise} from "./DealRaise.sol";
import {DealServicing} from "./DealServicing.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {IDealLinks} from "./interfaces/IDealLinks.sol";
import {IJuniorToken} from "./interfaces/IJuniorToken.sol";
import {DealTerms, Terms} from "./libraries/DealTerms.sol";
import {Loan} from "./libraries/Loan.sol";
import {LoanStore} from "./libraries/LoanStore.sol";

/// @title Deal: one isolated vehicle
/// @notice Holds one title, the juniors' cash and its own payments, and knows no other deal. The factory makes clones of it
/// (ERC-1167), whose links are those of this implementation.
/// @dev What comes before the draw, and reading, is here; the rest runs in the other parts, on this contract's storage.
contract Deal is DealRaise, DealBooks {
    using DealTerms for Terms;
    using LoanStore for Loan.Stored;

    DealDraw public immutable DRAW;
    DealServicing public immutable SERVICING;

    constructor(IDealLinks factory, DealLedger ledger, DealDraw draw_, DealServicing servicing)
        DealBase(factory)
        DealBooks(ledger)
    {
        if (address(draw_) == address(0) || address(servicing) == address(0)) revert ZeroAddress();
        _requireSame(address(ledger), address(draw_.LEDGER()));
        _requireSame(address(ledger), address(servicing.LEDGER()));
        (DRAW, SERVICING) = (draw_, servicing);
    }

    // --- run in the other parts, which read what a call brings; it is named here for who calls ---

    function draw(address replaced, uint8 hint) external {
        (replaced, hint);
        _run(address(DRAW));
    }

    function pay(uint256 usdc, uint8 hint) external returns (uint256) {
        (usdc, hint);
        return _run(address(SERVICING));
    }

    function prepay(uint256 usdc, uint8 hint) external returns (uint256) {
        (usdc, hint);
        return _run(address(SERVICING));
    }

    function applyReceived(uint8 hint) external returns (uint256) {
        hint;
        return _run(address(SERVICING));
    }

    function takeUnapplied(address receiver) external returns (uint256) {
        receiver;
        return _run(address(SERVICING));
    }

    function withdrawServicing(address receiver) external returns (uint256) {
        receiver;
        return _run(address(SERVICING));
    }

    function withdrawSurplus(address receiver) external returns (uint256) {
        receiver;
        return _run(address(SERVICING));
    }

    function openBreach(Breach kind) external {
        kind;
        _run(address(SERVICING));
    }

    function closeBreach(Breach kind) external {
        kind;
        _run(address(SERVICING));
    }

    function declareDefault() external {
        _run(address(SERVICING));
    }

    function liquidate() external {
        _run(address(SERVICING));
    }

    function onSold(address buyer, uint64 price) external {
        (buyer, price);
        _run(address(SERVICING));
    }

    function offerHandOver(address operator, uint64 value, uint40 until) external {
        (operator, value, until);
        _run(address(SERVICING));
    }

    function acceptHandOver() external {
        _run(address(SERVICING));
    }

    function realiseImpairment() external returns (uint256) {
        return _run(address(SERVICING));
    }

    function close() external {
        _run(address(SERVICING));
    }

    // --- reading ---

    /// @notice What was agreed to. A raise that ended below the juniors' part makes principal, balloon and share of
    /// revenue smaller than these.
    function terms() external view returns (Terms memory) {
        return _terms;
    }

    function termsHash() external view returns (bytes32) {
        return _terms.hash();
    }

    function number() external view returns (uint256) {
        return _number;
    }

    function token() external view returns (IJuniorToken) {
        return _token;
    }

    function stage() external view returns (Stage) {
        return _status.stage;
    }

    /// @return who owes: the borrower, after a hand-over the operator
    function debtor() external view returns (address) {
        return _status.debtor;
    }

    /// @notice Flags of a life; `breaches` and `cause` have a bit for each `Breach`.
    function status() external view returns (Status memory) {
        return _status;
    }

    /// @notice Times of a life, unix seconds, 0 for what has not happened; those of breaches by `Breach`.
    function times() external view returns (Times memory) {
        return _times;
    }

    /// @notice What juniors committed and what the Treasury carries, USDC, 6 decimals.
    function capital() external view returns (Capital memory) {
        return _capital;
    }

    /// @return whose the USDC here is, and what has not been applied yet, 6 decimals
    function purse() external view returns (Purse memory, uint256 unapplied) {
        return (_purse, _unapplied());
    }

    /// @return to a partner operator, after a default; all zero where there is none
    function offer() external view returns (Offer memory) {
        return _offer;
    }

    /// @notice What would be lent if the raise ended now, USDC, 6 decimals.
    function principal() external view returns (uint256 value) {
        (value,,) = _scaled();
    }

    function arrears(uint256 day) external view returns (uint256) {
        day;
        return _read();
    }

    function payoff(uint256 day) external view returns (uint256) {
        day;
        return _read();
    }

    function owed(uint256 day) external view returns (uint256) {
        day;
        return _read();
    }

    function oldestUnpaid(uint256 day) external view returns (bool found, uint256 dueDay) {
        (day, found, dueDay);
        _read();
    }

    function standing() external view returns (uint64 junior, uint24 lateAfter, bool asks) {
        (junior, lateAfter, asks);
        _read();
    }

    function shortfall() external view returns (uint256) {
        return _read();
    }

    function loan(uint256 day) external view returns (Loan.Book memory book) {
        (day, book);
        _read();
    }

    /// @return whether the covenant fails now
    function fails(Breach kind) external view returns (bool) {
        return _fails(kind);
    }

    /// @notice Seconds since the oldest instalment that is not fully paid became late.
    function secondsLate() external view returns (uint256) {
        return _lateness();
    }

    /// @notice What the collateral counts for: its aged value, in an auction and after an unsold one at most its last ask,
    /// USDC, 6 decimals.
    function collateralValue() external view returns (uint256) {
        return _collateral(_agedValue());
    }

    /// @notice What of the senior part is impaired, at most what it is carried at, USDC, 6 decimals. Never reverts.
    function seniorImpairment() external view returns (uint256) {
        return _impairment(_agedValue);
    }

    /// @notice What of it time may realise: what is impaired even by the highest appraisal, USDC, 6 decimals.
    function realisable() external view returns (uint256) {
        return _impairment(_highestValue);
    }

    // --- inside ---

    /// @dev Runs the call in another part and ends it with what that gave: it does not come back.
    function _run(address part) private returns (uint256 done) {
        assembly {
            calldatacopy(0, 0, calldatasize())
            done := delegatecall(gas(), part, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(done) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
    }

    /// @dev `_run` for what only reads: the ledger's reading functions are `view` themselves.
    function _read() private view returns (uint256) {
        function(address) internal returns (uint256) run = _run;
        function(address) internal view returns (uint256) read;
        assembly {
            read := run
        }
        return read(address(LEDGER));
    }

    function _requireSame(address one, address other) private pure {
        if (one != other) revert LinksDiffer(one, other);
    }
}
