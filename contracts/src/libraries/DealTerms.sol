// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Calendar} from "./Calendar.sol";
import {Amortisation, Schedule} from "./Schedule.sol";

/// @notice What a deal is about, fixed before money is committed. Seven storage slots.
/// @dev Money in USDC micro-dollars, rates in basis points a year, days as unix time / 86,400, times in unix seconds.
/// @param borrower who owes, pledges the title and proposes the deal
/// @param servicer who gets the servicing fee; zero only without one
/// @param titleId the pledged title
/// @param principal the whole, senior and junior
/// @param junior of the principal, what juniors commit; the rest is senior
/// @param minJunior with less the deal is cancelled; with less than `junior` the principal shrinks in proportion
/// @param balloon of the principal, what is only due on the last due day
/// @param minInsurance cover that the title must have
/// @param rateBps what the borrower pays; 0 for a pure revenue share
/// @param seniorRateBps of that, what the senior part earns; the rest is the juniors'
/// @param revenueShareBps of the machines' revenue, in basis points; 0 for pure debt
/// @param lateMarginBps on what is overdue, besides the rate
/// @param originationFeeBps of the principal, in basis points, kept at the draw for the protocol's surplus
/// @param servicingFeeBps on outstanding principal
/// @param drawLtvBps most of the collateral's value that is lent
/// @param breachLtvBps above this the covenant is broken
/// @param months number of instalments
/// @param graceDays after a due day, before default may be declared
/// @param juniorProRata whether juniors' principal is repaid beside the senior's while nothing is late, not after it
/// @param firstDueDay of the first instalment; the others are due on that day of each month after
/// @param raiseDeadline until when juniors commit
/// @param drawDeadline until when the borrower draws
/// @param contractedRevenue a month's revenue by the service contract
/// @param contractExpiry of the service contract, not before the last due day is over
/// @param counterpartyClass of the service contract's payer, as published by the underwriter
/// @param contractHash the service contract
/// @param documents everything else that was shown to those who commit money
struct Terms {
    address borrower;
    address servicer;
    uint64 titleId;
    uint64 principal;
    uint64 junior;
    uint64 minJunior;
    uint64 balloon;
    uint64 minInsurance;
    uint16 rateBps;
    uint16 seniorRateBps;
    uint16 revenueShareBps;
    uint16 lateMarginBps;
    uint16 originationFeeBps;
    uint16 servicingFeeBps;
    uint16 drawLtvBps;
    uint16 breachLtvBps;
    uint16 months;
    uint8 graceDays;
    Amortisation amortisation;
    bool juniorProRata;
    uint24 firstDueDay;
    uint40 raiseDeadline;
    uint40 drawDeadline;
    uint64 contractedRevenue;
    uint40 contractExpiry;
    uint8 counterpartyClass;
    bytes32 contractHash;
    bytes32 documents;
}

/// @title Terms of deals: which of them make sense
/// @notice What does not hold at proposing never will, for terms do not change. What may differ at the draw (insurance,
/// appraisals, verification) is asked there.
library DealTerms {
    uint256 internal constant BPS = 10_000;
    /// @notice Principal and a month's contracted revenue are below this, micro-dollars: 72 billion dollars.
    uint256 internal constant AMOUNT_LIMIT = 2 ** 56;
    uint256 internal constant LEAST_MONTHS = 3;
    uint256 internal constant MOST_GRACE_DAYS = 30;
    uint256 internal constant MOST_ORIGINATION_FEE_BPS = 300;
    uint256 internal constant MOST_SERVICING_FEE_BPS = 100;
    uint256 internal constant MOST_DRAW_LTV_BPS = 8_000;
    /// @notice Between the LTV at the draw and the one that breaks the covenant, at least.
    uint256 internal constant LTV_MARGIN_BPS = 1_000;
    /// @notice From proposing to the last moment of drawing, at most.
    uint256 internal constant MOST_RAISE_TIME = 90 days;
    /// @notice From the day of the last moment of drawing to the first due day, at most: the first period is two months
    /// at the longest, if the draw is made then.
    uint256 internal constant MOST_FIRST_DAYS = 62;

    error TitleMissing();
    error PrincipalMissing();
    error AmountTooLarge(uint256 usdc, uint256 limit);
    error JuniorAbovePrincipal(uint256 junior, uint256 principal);
    error MinJuniorWrong(uint256 minJunior, uint256 junior);
    error BalloonAbovePrincipal(uint256 balloon, uint256 principal);
    error YieldMissing();
    error BalloonMissing(uint256 balloon, uint256 principal);
    error RateTooHigh(uint256 bps, uint256 most);
    error SeniorRateWrong(uint256 seniorRateBps, uint256 least, uint256 most);
    error ContractedRevenueMissing();
    error OriginationFeeTooHigh(uint256 bps, uint256 most);
    error ServicingFeeTooHigh(uint256 bps, uint256 most);
    error ServicerMissing();
    error DrawLtvWrong(uint256 bps, uint256 most);
    error BreachLtvWrong(uint256 bps, uint256 least, uint256 most);
    error MonthsWrong(uint256 months, uint256 least, uint256 most);
    error GraceTooLong(uint256 graceDays, uint256 most);
    error RaiseDeadlineWrong(uint256 raiseDeadline, uint256 timestamp);
    error DrawDeadlineWrong(uint256 drawDeadline, uint256 after_, uint256 latest);
    error FirstDueDayWrong(uint256 firstDueDay, uint256 earliest, uint256 latest);
    error ContractEndsEarly(uint256 contractExpiry, uint256 needed);
    error DocumentMissing();

    /// @notice What is agreed to: everybody who commits to terms does so by this.
    function hash(Terms memory t) internal pure returns (bytes32) {
        return keccak256(abi.encode(t));
    }

    /// @notice The day of the last instalment.
    function lastDueDay(Terms memory t) internal pure returns (uint256) {
        return Calendar.addMonths(t.firstDueDay, uint256(t.months) - 1);
    }

    /// @notice Refuses terms that make no sense, by name.
    function check(Terms memory t) internal view {
        if (t.titleId == 0) revert TitleMissing();
        if (t.contractHash == 0 || t.documents == 0) revert DocumentMissing();
        _checkAmounts(t);
        _checkYield(t);
        _checkFees(t);
        _checkCollateral(t);
        _checkTimes(t);
    }

    function _checkAmounts(Terms memory t) private pure {
        if (t.principal == 0) revert PrincipalMissing();
        if (t.principal >= AMOUNT_LIMIT) revert AmountTooLarge(t.principal, AMOUNT_LIMIT);
        if (t.contractedRevenue >= AMOUNT_LIMIT) revert AmountTooLarge(t.contractedRevenue, AMOUNT_LIMIT);
        if (t.junior > t.principal) revert JuniorAbovePrincipal(t.junior, t.principal);
        if (t.minJunior > t.junior || (t.minJunior == 0 && t.junior != 0)) {
            revert MinJuniorWrong(t.minJunior, t.junior);
        }
        if (t.balloon > t.principal) revert BalloonAbovePrincipal(t.balloon, t.principal);
    }

    /// @dev Without juniors the senior earns the whole rate, for nobody else could; without a senior it earns none.
    function _checkYield(Terms memory t) private pure {
        if (t.rateBps == 0 && t.revenueShareBps == 0) revert YieldMissing();
        if (t.rateBps > BPS) revert RateTooHigh(t.rateBps, BPS);
        if (t.lateMarginBps > BPS) revert RateTooHigh(t.lateMarginBps, BPS);
        if (t.revenueShareBps > BPS) revert RateTooHigh(t.revenueShareBps, BPS);
        if (t.revenueShareBps != 0 && t.contractedRevenue == 0) revert ContractedRevenueMissing();
        // Of a bullet revenue would repay all in its last month, and be yield until then.
        bool late = t.rateBps == 0 && t.amortisation == Amortisation.Bullet && t.balloon != t.principal;
        if (late) revert BalloonMissing(t.balloon, t.principal);
        uint256 least = t.junior == 0 ? t.rateBps : 0;
        uint256 most = t.junior == t.principal ? 0 : t.rateBps;
        if (t.seniorRateBps < least || t.seniorRateBps > most) revert SeniorRateWrong(t.seniorRateBps, least, most);
    }

    function _checkFees(Terms memory t) private pure {
        if (t.originationFeeBps > MOST_ORIGINATION_FEE_BPS) {
            revert OriginationFeeTooHigh(t.originationFeeBps, MOST_ORIGINATION_FEE_BPS);
        }
        if (t.servicingFeeBps > MOST_SERVICING_FEE_BPS) {
            revert ServicingFeeTooHigh(t.servicingFeeBps, MOST_SERVICING_FEE_BPS);
        }
        if (t.servicingFeeBps != 0 && t.servicer == address(0)) revert ServicerMissing();
    }

    function _checkCollateral(Terms memory t) private pure {
        if (t.drawLtvBps == 0 || t.drawLtvBps > MOST_DRAW_LTV_BPS) {
            revert DrawLtvWrong(t.drawLtvBps, MOST_DRAW_LTV_BPS);
        }
        uint256 least = t.drawLtvBps + LTV_MARGIN_BPS;
        if (t.breachLtvBps < least || t.breachLtvBps > BPS) revert BreachLtvWrong(t.breachLtvBps, least, BPS);
    }

    /// @dev The draw is on a day before the first due day, so every period has a day at least.
    function _checkTimes(Terms memory t) private view {
        if (t.months < LEAST_MONTHS || t.months > Schedule.MOST_MONTHS) {
            revert MonthsWrong(t.months, LEAST_MONTHS, Schedule.MOST_MONTHS);
        }
        if (t.graceDays > MOST_GRACE_DAYS) revert GraceTooLong(t.graceDays, MOST_GRACE_DAYS);
        if (t.raiseDeadline <= block.timestamp) revert RaiseDeadlineWrong(t.raiseDeadline, block.timestamp);
        uint256 latest = block.timestamp + MOST_RAISE_TIME;
        if (t.drawDeadline <= t.raiseDeadline || t.drawDeadline > latest) {
            revert DrawDeadlineWrong(t.drawDeadline, t.raiseDeadline, latest);
        }
        uint256 drawDay = Calendar.dayOf(t.drawDeadline);
        if (t.firstDueDay <= drawDay || t.firstDueDay > drawDay + MOST_FIRST_DAYS) {
            revert FirstDueDayWrong(t.firstDueDay, drawDay + 1, drawDay + MOST_FIRST_DAYS);
        }
        uint256 needed = Calendar.startOf(lastDueDay(t) + 1);
        if (t.contractExpiry < needed) revert ContractEndsEarly(t.contractExpiry, needed);
    }
}
