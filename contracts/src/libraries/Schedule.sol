// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {FixedPointMathLib} from "solady/src/utils/FixedPointMathLib.sol";
import {Calendar} from "./Calendar.sol";
import {Interest} from "./Interest.sol";

/// @notice How principal is repaid: all on the last due day, the same part on each, or such parts that every payment of
/// interest and principal together is the same.
enum Amortisation {
    Bullet,
    EqualPrincipal,
    LevelPayment
}

/// @title Schedule: which part of the principal is due on which day
/// @notice Fixed at the draw, which begins the first period; it may be shorter or longer than a month. The others go
/// from due day to due day, a month each.
/// @dev Whoever sets the terms checks them: principal below 2^72, balloon at most the principal, rate below 2^16, 1 to
/// MOST_MONTHS months, the first due day not before the draw.
library Schedule {
    struct Loan {
        /// Micro-dollars.
        uint256 principal;
        /// Of the principal, what is only due on the last day, micro-dollars. Without meaning for a bullet.
        uint256 balloon;
        /// A year's interest, basis points.
        uint256 rateBps;
        /// Number of instalments.
        uint256 months;
        /// Day numbers.
        uint256 drawDay;
        uint256 firstDueDay;
        Amortisation amortisation;
    }

    uint256 internal constant MOST_MONTHS = 36;

    /// @dev Basis points of a year to the part of a month: 12 · 10,000.
    uint256 private constant MONTHLY_BPS = 120_000;
    /// @dev One, such that one basis point a year is a whole number a month.
    uint256 private constant ONE = MONTHLY_BPS * 1e22;

    /// @notice The part of the principal that is due with each instalment. Together they are the principal.
    /// @dev The last takes what is left, the balloon and what rounding left included.
    /// @return principal micro-dollars, one for each instalment
    function parts(Loan memory loan) internal pure returns (uint256[] memory principal) {
        return partsAfter(loan, 0);
    }

    /// @notice As `parts`, when the principal is repaid with the instalments after so many: those before have none.
    /// @dev The draw is then the day on which that principal begins.
    /// @param skipped less than the months
    function partsAfter(Loan memory loan, uint256 skipped) internal pure returns (uint256[] memory principal) {
        principal = new uint256[](loan.months);
        uint256 left = loan.principal;
        if (loan.amortisation != Amortisation.Bullet) {
            // Without interest, level payments are equal parts.
            bool level = loan.amortisation == Amortisation.LevelPayment && loan.rateBps != 0;
            left = level ? _levelPayments(loan, principal, skipped) : _equalParts(loan, principal, skipped);
        }
        principal[loan.months - 1] = left;
    }

    /// @notice The payment that repays principal and interest down to the balloon, if every month were a twelfth of a
    /// year: (P·q − B)·r / (q − 1), where r is the rate of a month and q = (1 + r)^months.
    /// @dev q by Solady's rpow, which rounds each multiplication to the nearest 1/ONE: the result is the exact value
    /// rounded up, or a micro-dollar beside it where the principal is beyond all measure.
    /// @return micro-dollars, rounded up
    function levelPayment(uint256 principal, uint256 balloon, uint256 rateBps, uint256 months)
        internal
        pure
        returns (uint256)
    {
        if (rateBps == 0) return Math.ceilDiv(principal - balloon, months);
        uint256 growth = FixedPointMathLib.rpow(ONE + ONE / MONTHLY_BPS * rateBps, months, ONE);
        return Math.ceilDiv((principal * growth - balloon * ONE) * rateBps, (growth - ONE) * MONTHLY_BPS);
    }

    /// @dev All but the last. Returns what is left for it.
    function _equalParts(Loan memory loan, uint256[] memory principal, uint256 skipped)
        private
        pure
        returns (uint256 left)
    {
        uint256 part = (loan.principal - loan.balloon) / (loan.months - skipped);
        uint256 last = loan.months - 1;
        for (uint256 i = skipped; i < last; ++i) {
            principal[i] = part;
        }
        return loan.principal - part * (last - skipped);
    }

    /// @dev All but the last: what the payment leaves after the interest of that period, by its days. Nothing where the
    /// interest alone is more, and no more than there is above the balloon. Returns what is left for the last.
    function _levelPayments(Loan memory loan, uint256[] memory principal, uint256 skipped)
        private
        pure
        returns (uint256 left)
    {
        left = loan.principal;
        uint256 payment = levelPayment(left, loan.balloon, loan.rateBps, loan.months - skipped);
        uint256 last = loan.months - 1;
        uint256 from = loan.drawDay;
        for (uint256 i = skipped; i < last; ++i) {
            uint256 to = Calendar.addMonths(loan.firstDueDay, i);
            uint256 interest = Interest.accrued(left, loan.rateBps, to - from);
            principal[i] = Math.min(Math.saturatingSub(payment, interest), left - loan.balloon);
            left -= principal[i];
            from = to;
        }
    }
}
