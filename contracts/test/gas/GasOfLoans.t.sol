// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Calendar} from "../../src/libraries/Calendar.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {LoanStore} from "../../src/libraries/LoanStore.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";

/// @notice What a loan's own arithmetic costs, without the deal around it: the second of six instalments, in a transaction of its own.
contract GasOfLoansTest is RegisterFixture {
    using LoanStore for Loan.Stored;

    Loan.Stored private loan;
    uint256 private second;
    uint256 private due;

    function setUp() public override {
        super.setUp();
        Loan.Terms memory terms;
        (terms.rateBps, terms.seniorRateBps, terms.lateMarginBps, terms.months) = (1_200, 1_200, 10_000, 6);
        uint256 first = Calendar.addMonths(today(), 1);
        (terms.firstDueDay, terms.amortisation) = (uint24(first), Amortisation.EqualPrincipal);
        loan.open(terms, newTitle(alice), 50_000 * E6, 10_000 * E6, today(), 0);
        assertEq(loan.pay(telemetry, first, loan.arrears(telemetry, first)).rest, 0);
        second = loan.dueDay(1);
        due = loan.arrears(telemetry, second);
    }

    function test_payAnInstalmentWhenDue() public {
        uint256 before = gasleft();
        loan.pay(telemetry, second, due);
        assertLt(before - gasleft(), 60_000);
    }
}
