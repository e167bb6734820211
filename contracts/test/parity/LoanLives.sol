// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Telemetry} from "../../src/Telemetry.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {LoanStore} from "../../src/libraries/LoanStore.sol";

/// @notice Whole lives of loans in storage, step by step: lib/finance is compared with what each step leaves. It is the
/// loan's Telemetry too.
contract LoanLives {
    using LoanStore for Loan.Stored;

    enum Kind {
        Wait,
        Pay,
        Prepay,
        Accelerate,
        Settle,
        Reschedule,
        Close
    }

    /// @dev `amount` comes in; of a hand-over it is the senior's and `junior` the juniors' principal.
    struct Step {
        Kind kind;
        uint24 day;
        uint64 amount;
        uint64 junior;
    }

    /// @dev Revenue of a title in all, submitted at a time.
    struct Report {
        uint40 time;
        uint96 revenue;
    }

    struct Life {
        Loan.Terms terms;
        uint64 senior;
        uint64 junior;
        uint24 drawDay;
        uint96 reported;
        Report[] reports;
        Step[] steps;
    }

    uint256 private constant TITLE = 7;
    /// @dev Numbers that a step leaves.
    uint256 private constant COUNT = 36;

    mapping(uint256 life => Loan.Stored) private _loans;
    mapping(uint256 life => Report[]) private _told;
    uint256 private _current;
    /// @dev Noon of the step's day: what is read without a time is as of then.
    uint40 private _noon;

    /// @return digests for each life one for each step, of the numbers it leaves
    function digests(Life[] calldata lives) external returns (bytes32[][] memory) {
        bytes32[][] memory results = new bytes32[][](lives.length);
        for (uint256 i; i < lives.length; ++i) {
            uint256[COUNT][] memory numbers = live(lives[i]);
            results[i] = new bytes32[](numbers.length);
            for (uint256 j; j < numbers.length; ++j) {
                results[i][j] = keccak256(abi.encode(numbers[j]));
            }
        }
        return results;
    }

    /// @return numbers that each step leaves: the receipt; what the book holds, with lists summed by weight; what is owed
    function live(Life calldata life) public returns (uint256[COUNT][] memory numbers) {
        ++_current;
        Loan.Stored storage loan = _loans[_current];
        for (uint256 i; i < life.reports.length; ++i) {
            _told[_current].push(life.reports[i]);
        }
        loan.open(life.terms, TITLE, life.senior, life.junior, life.drawDay, life.reported);
        numbers = new uint256[COUNT][](life.steps.length);
        for (uint256 i; i < life.steps.length; ++i) {
            Step calldata step = life.steps[i];
            Loan.Receipt memory receipt = _do(loan, step);
            _write(numbers[i], receipt, loan.at(_telemetry(), step.day), step.day);
        }
    }

    function _do(Loan.Stored storage loan, Step calldata step) private returns (Loan.Receipt memory receipt) {
        _noon = uint40(step.day) * 1 days + 12 hours;
        if (step.kind == Kind.Pay) return loan.pay(_telemetry(), step.day, step.amount);
        if (step.kind == Kind.Prepay) return loan.prepay(_telemetry(), step.day, step.amount);
        if (step.kind == Kind.Accelerate) return loan.accelerated(_telemetry(), step.day, step.amount);
        if (step.kind == Kind.Settle) return loan.settle(_telemetry(), step.day, step.amount);
        if (step.kind == Kind.Reschedule) loan.reschedule(_telemetry(), step.day, step.amount, step.junior);
        if (step.kind == Kind.Close) {
            (receipt.seniorPrincipal, receipt.juniorPrincipal) = loan.close(_telemetry(), step.day);
        }
    }

    function _write(uint256[COUNT] memory n, Loan.Receipt memory r, Loan.Book memory book, uint256 day) private pure {
        (n[0], n[1], n[2], n[3]) = (r.servicing, r.seniorPrincipal, r.seniorYield, r.juniorPrincipal);
        (n[4], n[5], n[6], n[7]) = (r.juniorYield, r.rest, book.senior, book.junior);
        (n[8], n[9], n[10]) = (book.seniorAccrued, book.juniorAccrued, book.servicingAccrued);
        (n[11], n[12], n[13]) = (book.servicing, book.margin, book.accruedTo);
        (n[14], n[15], n[16], n[17]) = (book.charged, book.paid, book.seniorBase, book.juniorBase);
        (n[18], n[19], n[20]) = (book.scheduled, book.principalPaid, book.revenueCharged);
        (n[21], n[22], n[23]) = (Loan.arrears(book), Loan.payoff(book), Loan.owed(book));
        (bool found, uint256 oldest) = Loan.oldestUnpaid(book);
        (n[24], n[25], n[26]) = (found ? 1 : 0, oldest, book.terms.balloon);
        (n[27], n[28]) = (Loan.shortfall(book, day), Loan.shortfall(book, day > 10 ? day - 10 : 0));
        for (uint256 i; i < book.due.length; ++i) {
            Loan.Instalment memory due = book.due[i];
            n[29] += due.seniorInterest * (i + 1);
            n[30] += due.seniorPrincipal * (i + 1);
            n[31] += due.juniorInterest * (i + 1);
            n[32] += due.juniorPrincipal * (i + 1);
            n[33] += due.revenue * (i + 1);
            n[34] += due.chargedPrincipal * (i + 1);
            n[35] += due.chargedYield * (i + 1);
        }
    }

    function _telemetry() private view returns (Telemetry) {
        return Telemetry(address(this));
    }

    // --- as Telemetry ---

    function revenueOf(uint256 titleId) external view returns (uint96) {
        return revenueBy(titleId, _noon);
    }

    function revenueBy(uint256, uint40 time) public view returns (uint96 revenue) {
        Report[] storage told = _told[_current];
        for (uint256 i; i < told.length && told[i].time <= time; ++i) {
            revenue = told[i].revenue;
        }
    }

    function submittedBetween(uint256, uint40 afterTime, uint40 until) external view returns (bool any) {
        Report[] storage told = _told[_current];
        for (uint256 i; i < told.length; ++i) {
            any = any || (told[i].time > afterTime && told[i].time <= until);
        }
    }
}
