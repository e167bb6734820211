// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FixedPointMathLib} from "solady/src/utils/FixedPointMathLib.sol";
import {Calendar} from "../../src/libraries/Calendar.sol";
import {Depreciation} from "../../src/libraries/Depreciation.sol";
import {Interest} from "../../src/libraries/Interest.sol";
import {Lateness} from "../../src/libraries/Lateness.sol";
import {Schedule} from "../../src/libraries/Schedule.sol";

/// @notice The credit side's libraries, to be called from outside, many inputs at once: lib/finance is compared with them
/// on a chain.
contract CreditArithmetic {
    struct Accrual {
        uint256 principal;
        uint256 rateBps;
        uint256 dayCount;
    }

    struct LateDeal {
        uint256 exposure;
        uint256 dueDay;
        uint256 time;
        uint256 collateral;
    }

    struct LateLoss {
        uint256 late;
        uint256 portion;
        uint256 loss;
        uint256 uncovered;
    }

    /// @return result year, month and day of the month, and the day's number again
    function dates(uint256[] calldata numbers) external pure returns (uint256[4][] memory result) {
        result = new uint256[4][](numbers.length);
        for (uint256 i; i < numbers.length; ++i) {
            (uint256 year, uint256 month, uint256 day) = Calendar.toDate(numbers[i]);
            result[i] = [year, month, day, Calendar.fromDate(year, month, day)];
        }
    }

    /// @param starts each a day's number and how many months are added to it
    function addMonths(uint256[2][] calldata starts) external pure returns (uint256[] memory numbers) {
        numbers = new uint256[](starts.length);
        for (uint256 i; i < starts.length; ++i) {
            numbers[i] = Calendar.addMonths(starts[i][0], starts[i][1]);
        }
    }

    function interest(Accrual[] calldata accruals) external pure returns (uint256[] memory amounts) {
        amounts = new uint256[](accruals.length);
        for (uint256 i; i < accruals.length; ++i) {
            amounts[i] = Interest.accrued(accruals[i].principal, accruals[i].rateBps, accruals[i].dayCount);
        }
    }

    function schedules(Schedule.Loan[] calldata loans)
        external
        pure
        returns (uint256[][] memory parts, uint256[] memory payments)
    {
        parts = new uint256[][](loans.length);
        payments = new uint256[](loans.length);
        for (uint256 i; i < loans.length; ++i) {
            Schedule.Loan memory loan = loans[i];
            parts[i] = Schedule.parts(loan);
            payments[i] = Schedule.levelPayment(loan.principal, loan.balloon, loan.rateBps, loan.months);
        }
    }

    function losses(LateDeal[] calldata deals) external pure returns (LateLoss[] memory results) {
        results = new LateLoss[](deals.length);
        for (uint256 i; i < deals.length; ++i) {
            LateDeal calldata deal = deals[i];
            uint256 late = Lateness.secondsLate(deal.dueDay, deal.time);
            results[i] = LateLoss({
                late: late,
                portion: Lateness.portion(late),
                loss: Lateness.loss(deal.exposure, late, deal.collateral),
                uncovered: Lateness.uncovered(deal.exposure, deal.collateral)
            });
        }
    }

    /// @param values each a value and its age, seconds
    function aged(uint256[2][] calldata values) external pure returns (uint256[] memory results) {
        results = new uint256[](values.length);
        for (uint256 i; i < values.length; ++i) {
            results[i] = Depreciation.aged(values[i][0], values[i][1]);
        }
    }

    function exponentials(int256[] calldata exponents) external pure returns (int256[] memory results) {
        results = new int256[](exponents.length);
        for (uint256 i; i < exponents.length; ++i) {
            results[i] = FixedPointMathLib.expWad(exponents[i]);
        }
    }

    /// @param inputs each a base, an exponent and what is one
    function powers(uint256[3][] calldata inputs) external pure returns (uint256[] memory results) {
        results = new uint256[](inputs.length);
        for (uint256 i; i < inputs.length; ++i) {
            results[i] = FixedPointMathLib.rpow(inputs[i][0], inputs[i][1], inputs[i][2]);
        }
    }
}
