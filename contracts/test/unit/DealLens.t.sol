// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealRow, DealView} from "../../src/libraries/DealViews.sol";
import {Lateness} from "../../src/libraries/Lateness.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {LensFixture} from "../base/LensFixture.sol";

contract DealLensTest is LensFixture {
    uint256 private constant NONE = type(uint256).max;

    Deal private d;
    Terms private t;

    function setUp() public override {
        super.setUp();
        d = drawn(termsOf(newTitle(borrower)));
        t = d.terms();
    }

    // --- a row ---

    function test_aRowSaysWhatTheDealIs() public view {
        DealRow memory r = rowOf(d);
        assertTrue(r.answered);
        assertEq(r.number, 1);
        assertEq(r.deal, address(d));
        assertEq(r.token, address(d.token()));
        assertEq(r.borrower, borrower);
        assertEq(r.debtor, borrower);
        assertEq(r.titleId, t.titleId);
        assertEq(uint256(r.stage), uint256(Stage.Active));
        assertEq(r.terms.principal, 300_000e6);
        assertEq(r.terms.junior, 60_000e6);
        assertEq(r.terms.rateBps, 1_200);
        assertEq(r.terms.seniorRateBps, 900);
        assertEq(r.terms.revenueShareBps, 0);
        assertEq(r.terms.months, 12);
        assertEq(r.terms.firstDueDay, t.firstDueDay);
        assertEq(r.terms.lastDueDay, _dueDays(d)[11]);
        assertEq(uint256(r.terms.amortisation), uint256(t.amortisation));
        assertEq(r.raise.raised, 60_000e6);
        assertEq(r.raise.minJunior, 30_000e6);
        assertEq(r.raise.principal, 300_000e6);
        assertEq(r.raise.raiseDeadline, t.raiseDeadline);
        assertEq(r.raise.drawDeadline, t.drawDeadline);
        assertEq(r.raise.approvedAt, d.status().approvedAt);
        assertEq(r.raise.drawnAt, d.times().drawn);
        assertEq(r.stake.balance, 0);
    }

    function test_aRowSaysWhatIsOwed() public {
        payNext(d);
        passTo(_dueDays(d)[2] + 45);
        DealRow memory r = rowOf(d);
        Loan.Book memory book = d.loan(today());
        assertEq(r.debt.senior, book.senior);
        assertEq(r.debt.junior, book.junior);
        assertEq(r.debt.charged, 4);
        assertEq(r.debt.paid, 1);
        assertEq(r.debt.oldestDueDay, _dueDays(d)[1]);
        assertEq(r.debt.secondsLate, Lateness.secondsLate(_dueDays(d)[1], block.timestamp));
        assertEq(r.debt.secondsLate, d.secondsLate());
        assertEq(r.debt.secondsCounted, d.secondsLate());
        assertGt(r.debt.secondsLate, 70 days);
        assertEq(r.debt.arrears, d.arrears(today()));
        assertEq(r.debt.owed, d.owed(today()));
        assertEq(r.debt.payoff, d.payoff(today()));
        assertEq(r.debt.servicing, book.servicing);
        assertEq(r.debt.margin, book.margin);
        assertGt(r.debt.margin, 0);
        assertEq(r.debt.running, book.seniorAccrued + book.juniorAccrued + book.servicingAccrued);
        assertEq(r.cover.carrying, d.capital().carrying);
        assertEq(r.cover.impairment, d.seniorImpairment());
        assertGt(r.cover.impairment, 0);
        assertEq(r.cover.impairment, treasury.POSITIONS().impairment());
        assertEq(r.cover.collateral, d.collateralValue());
        uint256 principal = book.senior + book.junior;
        assertEq(r.cover.ltvBps, (principal * 10_000 + r.cover.collateral - 1) / r.cover.collateral);
    }

    /// @dev What it says comes next is what the next due day adds, for a whole life.
    function test_theNextInstalmentIsWhatItsDayCharges() public {
        for (uint256 i; i < 12; ++i) {
            DealRow memory r = rowOf(d);
            assertEq(r.debt.next.dueDay, _dueDays(d)[i]);
            assertEq(r.debt.next.balloon, 0);
            assertEq(r.debt.next.revenue, 0);
            passTo(r.debt.next.dueDay);
            assertEq(d.arrears(today()), r.debt.next.amount);
            payFrom(borrower, d, r.debt.next.amount);
        }
        DealRow memory last = rowOf(d);
        assertEq(uint256(last.stage), uint256(Stage.Repaid));
        assertEq(last.debt.next.dueDay, 0);
        assertEq(last.debt.next.amount, 0);
        assertEq(last.debt.oldestDueDay, 0);
        assertEq(last.debt.payoff, 0);
        assertEq(last.cover.coverageBps, NONE);
        assertEq(last.cover.ltvBps, 0);
        assertEq(last.cover.collateral, 0);
    }

    function test_coverageIsAPeriodsRevenueOverWhatItOwes() public {
        DealRow memory r = rowOf(d);
        uint256 dayCount = t.firstDueDay - r.raise.drawnAt / 1 days;
        uint256 income = uint256(40_000e6) * 12 * dayCount / 365;
        assertEq(r.cover.coverageBps, income * 10_000 / r.debt.next.amount);
        payNext(d);
        r = rowOf(d);
        dayCount = _dueDays(d)[1] - t.firstDueDay;
        income = uint256(40_000e6) * 12 * dayCount / 365;
        assertEq(r.cover.coverageBps, income * 10_000 / r.debt.next.amount);
    }

    function test_aBalloonIsNoDebtService() public {
        Terms memory b = juniorTerms();
        (b.months, b.balloon) = (3, 200_000e6);
        Deal one = drawn(b);
        payNext(one);
        payNext(one);
        DealRow memory r = rowOf(one);
        assertEq(r.debt.next.balloon, 200_000e6);
        assertGt(r.debt.next.amount, 200_000e6);
        uint256 dayCount = _dueDays(one)[2] - _dueDays(one)[1];
        uint256 service = r.debt.next.amount - 200_000e6;
        assertEq(r.cover.coverageBps, uint256(40_000e6) * 12 * dayCount / 365 * 10_000 / service);
    }

    /// @dev A month that owed nothing is not late, though the Treasury counts it until somebody applies what came.
    function test_aMonthThatOwedNothingIsNotLate() public {
        Terms memory s = shareTermsOf(newTitle(borrower));
        (s.junior, s.servicingFeeBps) = (s.principal, 0);
        Deal share = drawn(s);
        DealRow memory r = rowOf(share);
        assertEq(r.debt.next.amount, 0);
        assertEq(r.debt.next.revenue, 39_978_082_192, "38 days of 32,000 a month");
        assertEq(r.cover.coverageBps, NONE);
        pass(1 days);
        report(reportOf(s.titleId));
        passTo(s.firstDueDay);
        payFrom(borrower, share, share.arrears(today()));
        passTo(_dueDays(share)[1] - 1);
        // Nothing above what was shared already.
        vm.warp(block.timestamp + 1 hours);
        reportZero(s.titleId);
        passTo(_dueDays(share)[1] + 5);
        r = rowOf(share);
        assertEq(r.debt.secondsLate, 0);
        assertEq(r.debt.secondsCounted, 4 days);
        share.applyReceived(0);
        assertEq(rowOf(share).debt.secondsCounted, 0);
    }

    function reportZero(uint256 titleId) private {
        Telemetry.Report memory r = reportOf(titleId);
        r.revenue = 0;
        report(r);
    }

    function test_anAccountsPartIsTold() public {
        payNext(d);
        uint256 due = d.payoff(today());
        prepayFrom(carol, d, due);
        DealRow memory r = dealLens.row(1, bob);
        assertEq(r.stake.balance, 60_000e6);
        assertEq(r.stake.claimable, tokenOf(d).claimable(bob));
        assertGt(r.stake.claimable, 60_000e6);
        assertEq(dealLens.row(1, carol).stake.balance, 0);
        DealView memory v = dealLens.dealOf(1, bob);
        assertEq(v.row.stake.claimable, r.stake.claimable);
        assertEq(v.supply, 60_000e6);
        assertEq(v.distributed, tokenOf(d).distributed());
        assertGe(v.distributed, r.stake.claimable);
        claim(d, bob);
        assertEq(dealLens.row(1, bob).stake.claimable, 0);
    }

    function test_aNumberThatWasNotGivenOutIsNoDeal() public view {
        uint256[3] memory numbers = [uint256(0), 2, NONE];
        for (uint256 i; i < 3; ++i) {
            DealView memory v = dealLens.dealOf(numbers[i], bob);
            assertEq(v.row.number, numbers[i]);
            assertEq(v.row.deal, address(0));
            assertFalse(v.row.answered);
            assertEq(v.schedule.length, 0);
        }
    }

    // --- what only one deal's view says ---

    function test_aDealSaysItsTermsAndFlags() public {
        DealView memory v = viewOf(d);
        assertEq(v.blockNumber, block.number);
        assertEq(v.timestamp, block.timestamp);
        assertEq(keccak256(abi.encode(v.terms)), keccak256(abi.encode(d.terms())));
        assertEq(v.termsHash, d.termsHash());
        assertEq(keccak256(abi.encode(v.row)), keccak256(abi.encode(rowOf(d))));
        fund(address(d), 7e6);
        passTo(t.firstDueDay + 2);
        v = viewOf(d);
        assertEq(v.unapplied, 7e6);
        assertEq(keccak256(abi.encode(v.status)), keccak256(abi.encode(d.status())));
        assertEq(keccak256(abi.encode(v.times)), keccak256(abi.encode(d.times())));
        (Deal.Purse memory p,) = d.purse();
        assertEq(keccak256(abi.encode(v.purse)), keccak256(abi.encode(p)));
        assertFalse(v.fails[0]);
        assertFalse(v.fails[1]);
        assertTrue(v.fails[2], "never heard of");
        appraise(t.titleId, 0, 200_000e6);
        appraise(t.titleId, 1, 200_000e6);
        d.openBreach(Breach.Ltv);
        v = viewOf(d);
        assertTrue(v.fails[0]);
        assertEq(v.status.breaches, 1);
        assertEq(v.times.breached[0], block.timestamp);
        assertEq(v.auction.startedAt, 0);
        assertEq(v.auction.ask, 0);
    }

    function test_anAuctionIsToldWhileItRunsAndAfter() public {
        liquidating(d);
        uint256 started = block.timestamp;
        pass(3 days);
        DealView memory v = viewOf(d);
        assertTrue(v.auction.running);
        assertEq(v.auction.value, auction.auctionOf(address(d)).value);
        assertEq(v.auction.startedAt, started);
        assertEq(v.auction.endsAt, started + 7 days);
        assertEq(v.auction.ask, auction.ask(address(d)));
        assertEq(v.auction.lastAsk, v.auction.ask);
        assertEq(v.row.cover.collateral, d.collateralValue());
        pass(5 days);
        v = viewOf(d);
        assertFalse(v.auction.running);
        assertEq(v.auction.ask, 0);
        uint256 lastAsk = auction.lastAsk(address(d));
        assertEq(v.auction.lastAsk, lastAsk);
        d.liquidate();
        v = viewOf(d);
        assertGt(v.auction.ask, lastAsk);
        assertEq(v.auction.lastAsk, lastAsk, "the market has said so");
        assertEq(v.row.cover.collateral, lastAsk);
        pass(6 days);
        buy(carol, d);
        v = viewOf(d);
        assertEq(v.auction.startedAt, 0);
        assertEq(uint256(v.row.stage), uint256(Stage.Closed));
        assertEq(v.row.cover.collateral, 0);
        assertEq(v.row.debt.next.dueDay, 0);
        assertEq(v.row.debt.owed, d.owed(today()));
        assertFalse(v.fails[2]);
    }

    function test_anOfferIsToldUntilItIsTaken() public {
        defaulted(d);
        verify(operator);
        vm.prank(underwriter);
        d.offerHandOver(operator, 290_000e6, uint40(block.timestamp + 1 days));
        DealView memory v = viewOf(d);
        assertEq(v.offer.operator, operator);
        assertEq(v.offer.principal, 290_000e6);
        assertEq(v.offer.until, block.timestamp + 1 days);
        vm.prank(operator);
        d.acceptHandOver();
        v = viewOf(d);
        assertEq(v.offer.operator, address(0));
        assertEq(v.row.debtor, operator);
        assertEq(v.row.borrower, borrower);
        assertEq(uint256(v.row.stage), uint256(Stage.HandedOver));
    }

    function _dueDays(Deal one) private view returns (uint256[] memory numbers) {
        Loan.Terms memory terms = one.loan(today()).terms;
        numbers = new uint256[](terms.months);
        for (uint256 i; i < numbers.length; ++i) {
            numbers[i] = Loan.dueDay(terms, i);
        }
    }
}
