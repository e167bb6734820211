// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {LoanCharges} from "../../src/libraries/LoanCharges.sol";
import {LoanWaterfall} from "../../src/libraries/LoanWaterfall.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";

/// @notice One loan in memory, kept in storage between its steps: 1,200,000 USDC from 15 January 2024, due at the ends of
/// months from 31 January on, a sixth of it the juniors'.
abstract contract LoanFixture is Test {
    uint256 internal constant E6 = 1e6;
    /// @dev 15 and 31 January, 29 February and 31 March 2024.
    uint256 internal constant DRAWN = 19_737;
    uint256 internal constant FIRST = 19_753;
    uint256 internal constant SECOND = 19_782;
    uint256 internal constant THIRD = 19_813;

    Loan.Reported[] internal reports;

    function termsOf(Amortisation amortisation, uint8 months) internal pure returns (Loan.Terms memory terms) {
        terms.rateBps = 1_200;
        terms.seniorRateBps = 900;
        terms.lateMarginBps = 500;
        terms.servicingFeeBps = 50;
        terms.amortisation = amortisation;
        terms.months = months;
        terms.firstDueDay = uint24(FIRST);
    }

    function opened(Loan.Terms memory terms) internal pure returns (Loan.Book memory) {
        return LoanCharges.open(terms, 1_000_000 * E6, 200_000 * E6, DRAWN, 0);
    }

    function share(uint16 rateBps, uint256 months) internal pure returns (Loan.Terms memory terms) {
        terms = termsOf(Amortisation.EqualPrincipal, uint8(months));
        (terms.rateBps, terms.revenueShareBps, terms.servicingFeeBps) = (rateBps, 5_000, 0);
        if (rateBps == 0) terms.seniorRateBps = 0;
        terms.contractedRevenue = uint64(300_000 * E6);
    }

    function charge(Loan.Book memory book, uint256 today) internal view {
        LoanCharges.charge(book, today, reports);
    }

    function pay(Loan.Book memory book, uint256 today, uint256 amount) internal view returns (Loan.Receipt memory r) {
        charge(book, today);
        r = LoanWaterfall.pay(book, today, amount);
    }

    function prepay(Loan.Book memory book, uint256 today, uint256 amount)
        internal
        view
        returns (Loan.Receipt memory r)
    {
        charge(book, today);
        r = LoanWaterfall.prepay(book, today, amount);
    }

    function sumOf(Loan.Receipt memory r) internal pure returns (uint256) {
        return r.servicing + r.seniorPrincipal + r.seniorYield + r.juniorPrincipal + r.juniorYield + r.rest;
    }

    function copy(Loan.Book memory book) internal pure returns (Loan.Book memory) {
        return abi.decode(abi.encode(book), (Loan.Book));
    }

    function assertReceipt(Loan.Receipt memory r, uint256[6] memory expected) internal pure {
        assertEq(r.servicing, expected[0], "servicing");
        assertEq(r.seniorPrincipal, expected[1], "senior principal");
        assertEq(r.seniorYield, expected[2], "senior yield");
        assertEq(r.juniorPrincipal, expected[3], "junior principal");
        assertEq(r.juniorYield, expected[4], "junior yield");
        assertEq(r.rest, expected[5], "rest");
    }
}
