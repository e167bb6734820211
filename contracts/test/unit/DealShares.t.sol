// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice A pure revenue share: what it pays, what it is behind its schedule, and how it ends.
contract DealSharesTest is DealFixture {
    function test_aMonthWithoutAReportOwesTheContractedRevenue() public {
        Terms memory s = shareTermsOf(newTitle(borrower));
        s.servicingFeeBps = 0;
        Deal share = drawn(s);
        passTo(share.terms().firstDueDay);
        assertEq(share.arrears(today()), 39_978_082_192, "38 days of 32,000 a month");
        payFrom(borrower, share, 39_978_082_192);
        assertEq(share.capital().carrying, 215_000e6, "up to the schedule it is principal");
        assertEq(share.arrears(today()), 0);
        assertEq(share.arrears(dueDayOf(share)), 32_000e6, "a month is a month");
        assertHeld(share);
    }

    function test_aRevenueShareEndsWithItsShortfallRealised() public {
        Terms memory s = shareTermsOf(newTitle(borrower));
        s.contractedRevenue = 20_000e6;
        Deal share = drawn(s);
        vm.expectPartialRevert(DealWorkout.NotOver.selector);
        share.close();
        for (uint256 i; i < 12; ++i) {
            payNext(share);
        }
        assertStage(share, Stage.Active);
        uint256 over = DealTerms.lastDueDay(s) + s.graceDays;
        passTo(over);
        vm.expectRevert(abi.encodeWithSelector(DealWorkout.NotOver.selector, over, over));
        share.close();
        pass(1 days);
        assertEq(share.secondsLate(), 0, "every instalment is paid");
        share.openBreach(Breach.Telemetry);
        share.close();
        assertStage(share, Stage.Closed);
        DealBase.Status memory status = share.status();
        assertEq(status.breaches + status.cause, 0, "what is over breaks nothing");
        assertFalse(status.unproven);
        uint256 repaid = senior.received(address(share)) - senior.yieldOf(address(share));
        assertEq(repaid, 195_989_041_096, "16,000 a month, 38 days at first, the senior's first");
        assertEq(senior.lossOf(address(share)), 44_010_958_904);
        (bool open,,,,) = senior.positionOf(address(share));
        assertFalse(open);
        assertEq(titles.ownerOf(s.titleId), borrower);
        vm.expectRevert(abi.encodeWithSelector(DealPayments.DealClosed.selector, Stage.Closed));
        share.pay(1e6, 0);
    }

    function test_aRevenueShareBehindItsScheduleIsImpaired() public {
        Terms memory s = shareTermsOf(newTitle(borrower));
        s.contractedRevenue = 5_000e6;
        s = withoutJuniors(s);
        Deal share = drawn(s);
        payNext(share);
        assertEq(share.shortfall(), 0, "grace");
        pass(11 days);
        assertEq(share.shortfall(), 20_002_739_725, "25,000 less 38 days of 4,000 a month");
        assertEq(share.seniorImpairment(), 20_002_739_725);
    }

    function test_theTreasuryIsToldFromWhichDayOnAShareMayBeBehind() public {
        Terms memory s = withoutJuniors(shareTermsOf(newTitle(borrower)));
        Deal share = drawn(s);
        assertTold(share, s.firstDueDay, "from the draw on");
        payNext(share);
        assertTold(share, dueDayOf(share), "with all that is scheduled: the next due day");
        s = withoutJuniors(shareTermsOf(newTitle(borrower)));
        s.contractedRevenue = 5_000e6;
        share = drawn(s);
        payNext(share);
        assertTold(share, uint256(s.firstDueDay) + s.graceDays, "with less: when grace is over");
        passTo(uint256(s.firstDueDay) + s.graceDays);
        assertEq(share.seniorImpairment(), 0);
        pass(1 days);
        assertEq(share.seniorImpairment(), 20_002_739_725);
        payNext(share);
        assertTold(share, uint256(s.firstDueDay) + s.graceDays, "and still, whatever is paid of later ones");
    }

    function test_aShareBehindItsScheduleIsPaidOffEarly() public {
        Terms memory s = withoutJuniors(shareTermsOf(newTitle(borrower)));
        s.contractedRevenue = 5_000e6;
        Deal share = drawn(s);
        payNext(share);
        prepayFrom(borrower, share, share.payoff(today()));
        assertStage(share, Stage.Repaid);
    }

    /// @dev A default repays the balloon too. What pays it off afterwards is what going on costs, not the balloon once more.
    function test_aPayoffIsWhatGoingOnCostsAfterADefaultHasRepaidTheBalloon() public {
        Terms memory s = withoutJuniors(shareTermsOf(newTitle(borrower)));
        (s.balloon, s.servicingFeeBps) = (200_000e6, 0);
        Deal share = drawn(s);
        TitleFacts.Insure memory none = insureOf(s.titleId);
        none.insurance = TitleFacts.Insurance(0, 0, 0);
        record(none);
        share.openBreach(Breach.Insurance);
        pass(14 days);
        share.declareDefault();
        payFrom(borrower, share, share.owed(today()));
        record(insureOf(s.titleId));
        share.closeBreach(Breach.Insurance);
        assertStage(share, Stage.Active);
        uint256 payoff = share.payoff(today());
        uint256 all;
        for (uint256 i; i < 12; ++i) {
            passTo(dueDayOf(share));
            all += payFrom(borrower, share, share.arrears(today()));
        }
        assertStage(share, Stage.Repaid);
        assertEq(payoff, all);
    }

    function assertTold(Deal share, uint256 day, string memory why) private view {
        (,,, uint24 lateAfter, bool asks) = senior.positionOf(address(share));
        assertEq(lateAfter, day, why);
        assertTrue(asks, why);
    }
}
