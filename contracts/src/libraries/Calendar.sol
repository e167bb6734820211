// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {DateTimeLib} from "solady/src/utils/DateTimeLib.sol";

/// @title Calendar: civil days and months
/// @notice A day is a civil day in UTC, by its number: unix time / 86,400. Months are those of the proleptic Gregorian
/// calendar.
/// @dev From day to date and back by Howard Hinnant's civil_from_days and days_from_civil
/// (https://howardhinnant.github.io/date_algorithms.html), as Solady has them. Meant for days below 2^32, which is
/// the year 11,761,191, and for as many months.
library Calendar {
    /// @param time unix time, seconds
    /// @return the number of the day that it lies in
    function dayOf(uint256 time) internal pure returns (uint256) {
        return time / 1 days;
    }

    /// @param day a day's number
    /// @return unix time of its first second
    function startOf(uint256 day) internal pure returns (uint256) {
        return day * 1 days;
    }

    /// @param day a day's number
    /// @return year
    /// @return month 1 to 12
    /// @return dayOfMonth 1 to 31
    function toDate(uint256 day) internal pure returns (uint256 year, uint256 month, uint256 dayOfMonth) {
        return DateTimeLib.epochDayToDate(day);
    }

    /// @dev The date must exist and not lie before 1970: there is no answer for any other.
    /// @return the day's number
    function fromDate(uint256 year, uint256 month, uint256 dayOfMonth) internal pure returns (uint256) {
        return DateTimeLib.dateToEpochDay(year, month, dayOfMonth);
    }

    /// @notice The same day of the month so many months later, or the last one of a month that is too short for it.
    /// @dev Chains are reckoned from their first day, never from one another: 31 January, 28 February, 31 March.
    /// @param day a day's number
    /// @return the day's number then
    function addMonths(uint256 day, uint256 months) internal pure returns (uint256) {
        (uint256 year, uint256 month, uint256 dayOfMonth) = toDate(day);
        // Counted from January of that year, which is 0.
        uint256 since = month - 1 + months;
        (year, month) = (year + since / 12, since % 12 + 1);
        return fromDate(year, month, Math.min(dayOfMonth, DateTimeLib.daysInMonth(year, month)));
    }
}
