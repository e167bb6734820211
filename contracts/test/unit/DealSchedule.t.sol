// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Attestations} from "../../src/Attestations.sol";
import {Deal} from "../../src/Deal.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealView, InstalmentView} from "../../src/libraries/DealViews.sol";
import {Interest} from "../../src/libraries/Interest.sol";
import {Amortisation, Schedule} from "../../src/libraries/Schedule.sol";
import {LensFixture} from "../base/LensFixture.sol";

/// @notice What the lens says of each instalment: before it is due, when it is, and when it was paid, in whole or in part.
contract DealScheduleTest is LensFixture {
    /// @dev What was paid of the instalments of a deal, and besides them.
    struct Sum {
        uint256 principal;
        uint256 yield;
        uint256 asked;
    }

    function _sum(InstalmentView[] memory list) private pure returns (Sum memory s) {
        for (uint256 i; i < list.length; ++i) {
            s.principal += list[i].paidPrincipal;
            s.yield += list[i].paidYield;
            s.asked += list[i].principal + list[i].yield;
        }
    }

    function _terms(Amortisation amortisation, uint64 balloon) private returns (Terms memory t) {
        t = juniorTerms();
        (t.amortisation, t.balloon) = (amortisation, balloon);
    }

    // --- a life as planned ---

    function test_aBulletAsPlanned() public {
        _asPlanned(_terms(Amortisation.Bullet, 0));
    }

    function test_equalPrincipalAsPlanned() public {
        _asPlanned(_terms(Amortisation.EqualPrincipal, 100_000e6));
    }

    function test_levelPaymentsAsPlanned() public {
        _asPlanned(_terms(Amortisation.LevelPayment, 50_000e6));
    }

    function test_bothTranchesAsPlanned() public {
        Terms memory t = termsOf(newTitle(borrower));
        t.juniorProRata = true;
        _asPlanned(t);
    }

    /// @dev What is planned at the draw is the schedule with interest on what is left, and is what each day charges.
    function _asPlanned(Terms memory t) private {
        Deal one = drawable(t);
        InstalmentView[] memory before = scheduleOf(one);
        draw(one);
        InstalmentView[] memory plan = scheduleOf(one);
        assertEq(keccak256(abi.encode(before)), keccak256(abi.encode(plan)), "told before the draw of that day");
        _assertPlan(plan, t);
        for (uint256 i; i < plan.length; ++i) {
            payNext(one);
            InstalmentView[] memory now_ = scheduleOf(one);
            for (uint256 j; j < plan.length; ++j) {
                assertEq(now_[j].charged, j <= i, "charged");
                assertEq(now_[j].scheduled, plan[j].scheduled, "scheduled");
                assertEq(now_[j].principal, plan[j].principal, "principal");
                assertEq(now_[j].yield, plan[j].yield, "yield");
                assertEq(now_[j].paidPrincipal, j <= i ? plan[j].principal : 0, "paid principal");
                assertEq(now_[j].paidYield, j <= i ? plan[j].yield : 0, "paid yield");
            }
        }
        assertStage(one, Stage.Repaid);
    }

    function _assertPlan(InstalmentView[] memory plan, Terms memory t) private view {
        uint256[] memory parts = Schedule.parts(
            Schedule.Loan(t.principal, t.balloon, t.rateBps, t.months, today(), t.firstDueDay, t.amortisation)
        );
        assertEq(plan.length, t.months);
        uint256 left = t.principal;
        uint256 from = today();
        for (uint256 i; i < plan.length; ++i) {
            assertEq(plan[i].scheduled, parts[i], "part");
            assertEq(plan[i].principal, parts[i], "asked");
            assertEq(plan[i].yield, Interest.accrued(left, t.rateBps, plan[i].dueDay - from), "interest");
            assertFalse(plan[i].charged);
            assertEq(plan[i].paidPrincipal + plan[i].paidYield, 0);
            left -= parts[i];
            from = plan[i].dueDay;
        }
        assertEq(left, 0);
        assertEq(plan[0].dueDay, t.firstDueDay);
    }

    function test_aSmallerRaiseIsPlannedSmaller() public {
        Terms memory t = termsOf(newTitle(borrower));
        (t.balloon, t.revenueShareBps) = (30_001e6, 999);
        Deal one = raising(t);
        assertEq(_sum(scheduleOf(one)).principal, 0);
        assertEq(scheduleOf(one)[11].scheduled, 30_001e6 + _lastPart(270_000e6 - 1e6), "as if it were filled");
        commit(one, bob, 40_000e6);
        vm.prank(borrower);
        titles.pledge(t.titleId, address(one));
        vm.warp(t.raiseDeadline);
        one.closeRaise();
        appraise(t.titleId, 0, VALUE);
        appraise(t.titleId, 1, VALUE);
        attest(statementOf(Attestations.Kind.Bailee, t.titleId));
        InstalmentView[] memory before = scheduleOf(one);
        draw(one);
        assertEq(keccak256(abi.encode(before)), keccak256(abi.encode(scheduleOf(one))));
        uint256 scheduled;
        for (uint256 i; i < before.length; ++i) {
            scheduled += before[i].scheduled;
        }
        assertEq(scheduled, 200_000e6);
    }

    function test_afterItsTimeADealThatWasNotDrawnHasAPlanStill() public {
        Terms memory t = juniorTerms();
        Deal one = funded(t);
        passTo(t.firstDueDay + 100);
        InstalmentView[] memory plan = scheduleOf(one);
        assertEq(plan[0].yield, Interest.accrued(t.principal, t.rateBps, 1), "as if drawn the day before");
    }

    // --- a share of revenue ---

    function test_aShareToComeIsTheContractedOne() public {
        Terms memory t = shareTermsOf(newTitle(borrower));
        (t.junior, t.servicingFeeBps, t.balloon) = (t.principal, 0, 60_000e6);
        Deal one = drawn(t);
        InstalmentView[] memory plan = scheduleOf(one);
        for (uint256 i; i < 12; ++i) {
            assertEq(plan[i].yield, i == 0 ? 39_978_082_192 : 32_000e6, "38 days, then months");
            assertEq(plan[i].principal, i == 11 ? 60_000e6 : 0);
            assertEq(plan[i].scheduled, i == 11 ? 80_000e6 : 20_000e6);
        }
        pass(1 days);
        report(reportOf(t.titleId));
        passTo(plan[0].dueDay);
        assertEq(scheduleOf(one)[0].yield, 32e6, "known now");
        payFrom(borrower, one, 10e6);
        InstalmentView memory first = scheduleOf(one)[0];
        assertEq(first.paidYield, 10e6);
        assertEq(first.yield, 32e6);
        payFrom(borrower, one, 100e6);
        first = scheduleOf(one)[0];
        assertEq(first.paidYield, 32e6);
        assertTrue(first.charged);
    }

    // --- a life that is not as planned ---

    /// @dev All that was taken is fee, margin, or of an instalment, whatever came in which order.
    function test_partialAndLatePaymentsAreOfTheirInstalments() public {
        Terms memory t = termsOf(newTitle(borrower));
        Deal one = drawn(t);
        uint256 paid;
        passTo(scheduleOf(one)[2].dueDay + 3);
        for (uint256 i; i < 6; ++i) {
            paid += payFrom(carol, one, 9_000e6);
            pass(1 days);
        }
        InstalmentView[] memory list = scheduleOf(one);
        Sum memory s = _sum(list);
        (Deal.Purse memory purse,) = one.purse();
        assertEq(paid, 54_000e6);
        assertLt(s.principal + s.yield, paid);
        assertLt(paid - s.principal - s.yield - purse.servicing, 500e6, "the margin");
        assertEq(list[0].paidPrincipal + list[0].paidYield, list[0].principal + list[0].yield);
        assertGt(list[1].paidPrincipal, 0);
        assertEq(list[2].paidPrincipal, 0);
        DealView memory v = viewOf(one);
        assertEq(300_000e6 - v.row.debt.senior - v.row.debt.junior, s.principal, "principal is of instalments alone");
        // What is unpaid of them, with fee and margin, are the arrears.
        uint256 unpaid;
        for (uint256 i; i < 3; ++i) {
            unpaid += list[i].principal + list[i].yield - list[i].paidPrincipal - list[i].paidYield;
        }
        assertEq(unpaid + v.row.debt.servicing + v.row.debt.margin, v.row.debt.arrears);
    }

    function test_whatIsPaidInADefaultIsOfItsInstalments() public {
        Deal one = defaulted(drawn(termsOf(newTitle(borrower))));
        payFrom(carol, one, 5_000e6);
        InstalmentView memory first = scheduleOf(one)[0];
        assertGt(first.paidYield, 0);
        assertLt(first.paidYield, first.yield, "the juniors' interest is not paid yet");
        assertGt(first.paidPrincipal, 0);
        payFrom(carol, one, one.arrears(today()));
        assertStage(one, Stage.Active);
        first = scheduleOf(one)[0];
        assertEq(first.paidPrincipal, first.principal);
        assertEq(first.paidYield, first.yield);
    }

    function test_anInstalmentInAdvanceIsChargedAndPaid() public {
        Deal one = drawn(juniorTerms());
        InstalmentView[] memory plan = scheduleOf(one);
        pass(3 days);
        payFrom(borrower, one, 40_000e6);
        InstalmentView[] memory list = scheduleOf(one);
        assertTrue(list[0].charged);
        assertEq(list[0].yield, plan[0].yield);
        assertEq(list[0].paidYield, plan[0].yield);
        assertEq(list[0].paidPrincipal, plan[0].principal);
        assertFalse(list[1].charged);
    }

    /// @dev From the end of the schedule, and of no instalment.
    function test_aPrepaymentLeavesLessToAsk() public {
        Deal one = drawn(juniorTerms());
        payNext(one);
        prepayFrom(borrower, one, 60_000e6);
        InstalmentView[] memory list = scheduleOf(one);
        assertEq(list[1].principal, 25_000e6);
        assertEq(list[8].principal, 25_000e6);
        assertEq(list[9].principal, 15_000e6);
        for (uint256 i = 10; i < 12; ++i) {
            assertEq(list[i].scheduled, 25_000e6);
            assertEq(list[i].principal + list[i].yield, 0);
        }
        assertEq(list[0].paidPrincipal, 25_000e6);
        prepayFrom(borrower, one, one.payoff(today()));
        list = scheduleOf(one);
        assertStage(one, Stage.Repaid);
        for (uint256 i = 1; i < 12; ++i) {
            assertTrue(list[i].charged, "there is no due day any more");
            assertEq(list[i].principal + list[i].yield, 0);
            assertEq(list[i].paidPrincipal + list[i].paidYield, 0);
        }
        assertEq(list[0].paidPrincipal, 25_000e6, "as it was");
    }

    function test_aHandOverStrikesOutWhatWasNotPaid() public {
        uint256 id = newTitle(borrower);
        Deal one = drawn(termsOf(id));
        payNext(one);
        appraise(id, 0, 400_000e6);
        appraise(id, 1, 400_000e6);
        passTo(scheduleOf(one)[1].dueDay + 11);
        one.declareDefault();
        payFrom(carol, one, 10_000e6);
        InstalmentView memory second = scheduleOf(one)[1];
        assertGt(second.principal + second.yield, 10_000e6);
        uint256 paid = second.paidPrincipal + second.paidYield;
        assertGt(paid, 0);
        assertLt(paid, 10_000e6);
        verify(operator);
        vm.prank(underwriter);
        one.offerHandOver(operator, 250_000e6, uint40(block.timestamp));
        vm.prank(operator);
        one.acceptHandOver();
        InstalmentView[] memory list = scheduleOf(one);
        assertEq(list[1].principal + list[1].yield, paid, "asks for what was paid");
        assertEq(list[1].paidPrincipal + list[1].paidYield, paid);
        assertEq(list[0].paidPrincipal, 25_000e6);
        assertEq(list[1].scheduled, 0);
        assertEq(list[2].scheduled, 25_000e6, "a tenth of what was taken over");
        assertFalse(list[2].charged);
        payNext(one);
        list = scheduleOf(one);
        assertEq(list[2].paidPrincipal, 25_000e6);
        assertEq(list[0].paidPrincipal, 25_000e6);
        assertEq(list[1].paidPrincipal + list[1].paidYield, paid);
    }

    function test_afterASaleNothingIsToCome() public {
        Deal one = liquidating(drawn(termsOf(newTitle(borrower))));
        pass(6 days);
        buy(carol, one);
        InstalmentView[] memory list = scheduleOf(one);
        assertStage(one, Stage.Closed);
        for (uint256 i = 2; i < 12; ++i) {
            assertFalse(list[i].charged);
            assertEq(list[i].principal + list[i].yield, 0);
            assertEq(list[i].scheduled, 25_000e6);
        }
    }

    /// @dev Without fee and margin, all that is taken is of an instalment.
    function testFuzz_whatIsPaidIsWhatWasTaken(uint256 seed) public {
        Terms memory t = juniorTerms();
        (t.lateMarginBps, t.servicingFeeBps) = (0, 0);
        t.amortisation = Amortisation(seed % 3);
        t.balloon = uint64(seed % 300_000e6);
        Deal one = drawn(t);
        uint256 taken;
        for (uint256 i; i < 8 && one.stage() == Stage.Active; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            pass(seed % 30 days);
            uint256 arrears = one.arrears(today());
            if (arrears != 0) taken += payFrom(carol, one, 1 + (seed >> 32) % arrears);
        }
        Sum memory s = _sum(scheduleOf(one));
        assertEq(s.principal + s.yield, taken);
        assertLe(taken, s.asked);
    }

    function _lastPart(uint256 principal) private pure returns (uint256) {
        return principal - principal / 12 * 11;
    }
}
