// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Calendar} from "../../src/libraries/Calendar.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {LoanStore} from "../../src/libraries/LoanStore.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";

/// @notice Loans in storage, with reports of a real Telemetry: which report counts for which due day, and what does not fit.
contract LoanStoreTest is RegisterFixture {
    using LoanStore for Loan.Stored;

    Loan.Stored private loan;
    uint256 private id;
    uint256 private drawn;
    uint256 private first;

    function setUp() public override {
        super.setUp();
        id = newTitle(alice);
        pass(1 days);
        report(reportOf(id));
        drawn = today();
        first = Calendar.addMonths(drawn, 1);
    }

    function _open(uint16 rateBps, uint16 shareBps) private {
        _open(rateBps, shareBps, 0);
    }

    function _open(uint16 rateBps, uint16 shareBps, uint64 balloon) private {
        Loan.Terms memory terms;
        terms.balloon = balloon;
        (terms.rateBps, terms.seniorRateBps, terms.revenueShareBps) = (rateBps, rateBps, shareBps);
        (terms.lateMarginBps, terms.months, terms.firstDueDay) = (10_000, 6, uint24(first));
        (terms.amortisation, terms.contractedRevenue) = (Amortisation.EqualPrincipal, uint64(1_000 * E6));
        loan.open(terms, id, 50_000 * E6, 10_000 * E6, drawn, telemetry.revenueOf(id));
    }

    function _reportAt(uint256 time, uint72 revenue) private {
        vm.warp(time);
        Telemetry.Report memory r = reportOf(id);
        r.revenue = revenue;
        report(r);
    }

    // --- reports ---

    function test_whatWasReportedBeforeTheDueDayBeginsIsShared() public {
        _open(0, 5_000);
        _reportAt(Calendar.startOf(first) - 1, 30e6);
        assertEq(loan.arrears(telemetry, first - 1), 0);
        assertEq(loan.arrears(telemetry, first), 15e6);
        // Known from then on, whatever comes later that day.
        _reportAt(Calendar.startOf(first) + 2 hours, 40e6);
        assertEq(loan.arrears(telemetry, first), 15e6);
        assertEq(loan.pay(telemetry, first, 20e6).rest, 5e6);
        uint256 second = loan.dueDay(1);
        assertEq(loan.arrears(telemetry, second), 20e6, "it is of the next month");
    }

    function test_aReportOnTheDueDayIsTooLateForIt() public {
        _open(0, 5_000);
        _reportAt(Calendar.startOf(first), 30e6);
        assertEq(loan.arrears(telemetry, first), 500 * E6);
    }

    function test_reportsCountFromTheDayAfterTheDraw() public {
        _open(0, 5_000);
        _reportAt(Calendar.startOf(drawn + 1) - 1, 30e6);
        assertEq(loan.arrears(telemetry, first), 500 * E6, "there was none since");
        _reportAt(Calendar.startOf(drawn + 1) + 1 hours, 30e6);
        assertEq(loan.arrears(telemetry, first), 30e6, "and with the first one, both are shared");
    }

    function test_afterAHandOverOnlyWhatComesThenIsShared() public {
        _open(0, 5_000);
        _reportAt(Calendar.startOf(first) - 1, 30e6);
        _reportAt(Calendar.startOf(first + 3), 40e6);
        loan.reschedule(telemetry, first + 3, 20_000 * E6, 0);
        (uint256 senior, uint256 junior) = loan.outstanding();
        assertEq(senior, 20_000 * E6);
        assertEq(junior, 0);
        assertEq(
            loan.arrears(telemetry, loan.dueDay(1)), 410_958_905, "nothing came since: 25 days of the contracted 1,000"
        );
        _reportAt(Calendar.startOf(first + 5), 10e6);
        assertEq(loan.arrears(telemetry, loan.dueDay(1)), 5e6);
        (uint256 paid, uint256 charged) = loan.progress();
        assertEq(paid, 1);
        assertEq(charged, 1);
    }

    function test_aShareEndsWithWhatNobodyOwes() public {
        _open(0, 5_000);
        uint256 last = loan.lastDueDay();
        assertEq(last, loan.dueDay(5));
        loan.prepay(telemetry, last, loan.arrears(telemetry, last));
        // Each month the share of the contracted revenue, 500, of which nothing is above the schedule.
        (uint256 senior, uint256 junior) = loan.outstanding();
        assertEq(senior + junior, 57_000 * E6);
        assertEq(loan.shortfall(last), 57_000 * E6);
        assertEq(loan.shortfall(last - 10), 47_000 * E6);
        loan.close(telemetry, last);
        (senior, junior) = loan.outstanding();
        assertEq(senior + junior, 0);
    }

    /// @dev Whatever happened: what the schedule alone says is what the loan says, charged to the day.
    function testFuzz_theShortfallIsThatOfTheChargedLoan(uint256 seed, uint64 balloon) public {
        _open(0, 5_000, uint64(balloon % (60_000 * E6)));
        uint256 day = drawn;
        for (uint256 i; i < 6; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            day += seed % 50;
            uint256 kind = seed >> 64 & 7;
            uint256 amount = (seed >> 72) % (20_000 * E6);
            if (kind < 3) loan.pay(telemetry, day, amount);
            else if (kind == 3) loan.accelerated(telemetry, day, amount);
            else if (kind == 4) loan.prepay(telemetry, day, amount * 10);
            else if (kind == 5 && i > 3) loan.settle(telemetry, day, amount);
            else if (kind == 6 && _goesOn(day)) loan.reschedule(telemetry, day, 30_000 * E6, 0);
            day += (seed >> 160) % 40;
            for (uint256 late; late < 100; late += 11) {
                uint256 until = day - Math.min(late, day - drawn);
                assertEq(loan.shortfall(until), Loan.shortfall(loan.at(telemetry, day), until), "the shortfall");
            }
        }
    }

    /// @dev What was sold cannot be handed over.
    function _goesOn(uint256 day) private view returns (bool) {
        Loan.Book memory book = loan.at(telemetry, day);
        return book.charged < 6 && book.accruedTo != Loan.FROZEN;
    }

    // --- a debt ---

    function test_aDebtNeedsNoTelemetry() public {
        _open(1_200, 0);
        Telemetry none = Telemetry(address(0));
        assertEq(loan.shortfall(first), 0);
        (bool found, uint256 day) = loan.oldestUnpaid(none, first);
        assertTrue(found);
        assertEq(day, first);
        uint256 due = loan.arrears(none, first + 40);
        assertEq(loan.at(none, first + 40).charged, 2);
        assertEq(loan.accelerated(none, first + 40, due).rest, 0);
        assertLt(loan.arrears(none, first + 40), due);
        uint256 owed = loan.owed(none, first + 40);
        assertEq(loan.payoff(none, first + 40), owed);
        assertEq(loan.settle(none, first + 40, owed + 1).rest, 1);
        assertEq(loan.owed(none, first + 900), 0);
    }

    /// @dev What does not fit 64 bits stays at the most that does: the loan can still be paid.
    function test_noAmountOfTimeStopsAPayment() public {
        Loan.Terms memory terms;
        (terms.rateBps, terms.seniorRateBps, terms.lateMarginBps) = (10_000, 10_000, 10_000);
        (terms.months, terms.firstDueDay) = (36, uint24(first));
        loan.open(terms, id, 2 ** 56 - 1, 0, drawn, 0);
        uint256 far = 4_000_000;
        assertEq(loan.pay(telemetry, far, 1e15).rest, 0);
        assertEq(loan.at(telemetry, far).margin, type(uint64).max);
        loan.settle(telemetry, far, type(uint64).max);
        (uint256 senior,) = loan.outstanding();
        assertLe(senior, 2 ** 56 - 1);
    }
}
