// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Interest} from "../../src/libraries/Interest.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice Who pays before it is due neither pays for a day twice nor saves revenue that was reported.
contract PayingAheadTest is DealFixture {
    uint256 private drawDay;

    function hybridTermsOf(uint256 id) private view returns (Terms memory t) {
        t = termsOf(id);
        t.revenueShareBps = 2_000;
    }

    function _drawn(Terms memory t) private returns (Deal d) {
        d = drawn(t);
        drawDay = today();
    }

    /// @dev Of ten days, the last of which was so many days ago.
    function _earned(Terms memory t, uint256 daysAgo, uint72 usdcAmount) private {
        Telemetry.Report memory r = reportOf(t.titleId);
        r.end -= uint40(daysAgo * 1 days);
        (r.start, r.revenue) = (r.end - 10 days, usdcAmount);
        report(r);
    }

    function _interestAndFee(uint256 principal, uint256 dayCount) private pure returns (uint256) {
        return Interest.accrued(principal, 1_200, dayCount) + Interest.accrued(principal, 50, dayCount);
    }

    // --- a debt ---

    /// @dev The borrower pays the first instalment on the day of the draw, with interest until its due day; the machines
    /// are silent, and an operator takes over when eighteen of those days have passed.
    function test_anOperatorPaysForNoDayThatTheBorrowerHasPaidFor() public {
        Terms memory t = termsOf(newTitle(borrower));
        Deal d = _drawn(t);
        assertEq(
            payFrom(borrower, d, d.payoff(today())),
            25_000e6 + _interestAndFee(300_000e6, t.firstDueDay - drawDay),
            "the first instalment, no more"
        );
        pass(4 days);
        d.openBreach(Breach.Telemetry);
        pass(14 days);
        d.declareDefault();
        appraise(t.titleId, 0, 400_000e6);
        appraise(t.titleId, 1, 400_000e6);
        verify(operator);
        vm.prank(underwriter);
        d.offerHandOver(operator, 275_000e6, uint40(block.timestamp + 1 days));
        vm.prank(operator);
        d.acceptHandOver();
        assertEq(d.payoff(today()), 275_000e6);
        assertEq(d.payoff(t.firstDueDay), 275_000e6, "until then interest is paid");
        assertGt(t.firstDueDay, today());

        uint256 second = dueDayOf(d);
        assertGt(second, t.firstDueDay);
        assertEq(
            d.arrears(second), 25_000e6 + _interestAndFee(275_000e6, second - t.firstDueDay), "from there on, a month"
        );
        passTo(second);
        payFrom(operator, d, d.arrears(today()));
        assertEq(d.arrears(today()), 0);
        assertHeld(d);
    }

    // --- a share of revenue ---

    /// @dev Noon of the day before the first due day: the last day on which the month's revenue is not owed.
    function _toTheEve(Terms memory t) private {
        passTo(t.firstDueDay - 1);
        pass(12 hours);
    }

    /// @dev The share of the contracted revenue of the first period, by its days.
    function _ofTheFirst(Terms memory t, uint256 contracted, uint256 shareBps) private view returns (uint256) {
        return Math.ceilDiv(Math.ceilDiv(contracted * 12 * (t.firstDueDay - drawDay), 365) * shareBps, 10_000);
    }

    function _paysOff(Deal d) private {
        uint256 payoff = d.payoff(today());
        fund(borrower, payoff);
        vm.startPrank(borrower);
        usdc.approve(address(d), payoff);
        vm.expectRevert(DealPayments.NothingOwed.selector);
        d.prepay(payoff - 1, 0);
        assertEq(d.prepay(payoff, 0), payoff);
        vm.stopPrank();
        assertStage(d, Stage.Repaid);
        assertHeld(d);
    }

    /// @dev 100,000 reported in the first month, of which a fifth is owed; eleven months of a fifth of 40,000 to come.
    function test_theDayBeforeADueDayAHybridsPayoffHasTheReportedRevenue() public {
        Terms memory t = hybridTermsOf(newTitle(borrower));
        Deal d = _drawn(t);
        _toTheEve(t);
        uint256 eve = 300_000e6 + _interestAndFee(300_000e6, today() - drawDay);
        uint256 first = _ofTheFirst(t, 40_000e6, 2_000);
        assertGt(first, 8_000e6, "of 38 days");
        assertEq(d.payoff(today()), eve + first + 11 * 8_000e6, "nothing was reported: the contracted revenue");
        _earned(t, 10, 39_000e6);
        assertEq(d.payoff(today()), eve + first + 11 * 8_000e6, "less was: the month is not over");
        _earned(t, 0, 61_000e6);
        assertEq(d.payoff(today()), eve + 20_000e6 + 11 * 8_000e6, "known from the second in which it is reported");
        assertEq(d.arrears(today()), 0, "though nothing of it is due");
        uint256 next = 300_000e6 + _interestAndFee(300_000e6, today() + 1 - drawDay);
        assertEq(d.payoff(today() + 1), next + 20_000e6 + 11 * 8_000e6, "on the due day it is as much");
        _paysOff(d);
    }

    /// @dev Four fifths of 100,000 and of eleven months of 40,000 are more than the principal.
    function test_theDayBeforeADueDayARevenueSharesPayoffHasTheReportedRevenue() public {
        Terms memory t = shareTermsOf(newTitle(borrower));
        t.servicingFeeBps = 0;
        Deal d = _drawn(t);
        _toTheEve(t);
        assertEq(d.payoff(today()), _ofTheFirst(t, 40_000e6, 8_000) + 11 * 32_000e6);
        _earned(t, 0, 100_000e6);
        assertEq(d.payoff(today()), 80_000e6 + 11 * 32_000e6);
        assertEq(d.payoff(today() + 1), 80_000e6 + 11 * 32_000e6);
        _paysOff(d);
    }

    /// @dev Where the principal is more: of 80,000 the schedule's 25,000 repay, and 55,000 are yield on the due day.
    function test_reportedRevenueAboveTheScheduleIsNotSavedEither() public {
        Terms memory t = shareTermsOf(newTitle(borrower));
        (t.servicingFeeBps, t.contractedRevenue) = (0, 20_000e6);
        Deal d = _drawn(t);
        _toTheEve(t);
        assertEq(d.payoff(today()), 300_000e6);
        _earned(t, 10, 31_000e6);
        assertEq(d.payoff(today()), 300_000e6, "24,800 are within the schedule");
        _earned(t, 0, 69_000e6);
        assertEq(d.payoff(today()), 355_000e6);
        assertEq(d.payoff(today() + 1), 355_000e6);
        _paysOff(d);
    }

    /// @dev What comes by transfer waits, and pays what the due day turns out to ask, once.
    function test_aRevenueSharePaysNothingAhead() public {
        _paysNothingAhead(shareTermsOf(newTitle(borrower)));
        _paysNothingAhead(hybridTermsOf(newTitle(borrower)));
    }

    function _paysNothingAhead(Terms memory t) private {
        Deal d = _drawn(t);
        fund(borrower, 100_000e6);
        vm.startPrank(borrower);
        usdc.approve(address(d), 100_000e6);
        vm.expectRevert(DealPayments.NothingOwed.selector);
        d.pay(100_000e6, 0);
        usdc.transfer(address(d), 100_000e6);
        vm.stopPrank();
        assertEq(d.applyReceived(0), 0);
        assertEq(d.loan(today()).charged, 0);
        _toTheEve(t);
        _earned(t, 0, 60_000e6);
        assertEq(d.applyReceived(0), 0);
        passTo(t.firstDueDay);
        uint256 due = d.arrears(today());
        assertGt(due, 60_000e6 * uint256(t.revenueShareBps) / 10_000, "the fee besides");
        assertEq(d.applyReceived(0), due);
        assertEq(d.arrears(today()), 0);
        assertEq(d.loan(today()).accruedTo, today());
        vm.prank(borrower);
        assertEq(d.takeUnapplied(borrower), 100_000e6 - due, "the rest is the borrower's");
        assertHeld(d);
    }
}
