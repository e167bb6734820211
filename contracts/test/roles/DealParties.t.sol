// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {Breach} from "../../src/DealBooks.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LentFixture} from "../base/LentFixture.sol";

/// @notice The worst that those can do who have a part in a deal, with the stakers' money in it: servicer, operator, holder
/// of most juniors, reporter, appraisers.
abstract contract DealPartiesTest is LentFixture {
    Deal internal d;
    Terms internal t;

    function setUp() public virtual override {
        super.setUp();
        t = _terms();
        d = drawn(t);
    }

    function _terms() internal virtual returns (Terms memory) {
        return termsOf(newTitle(borrower));
    }

    function lentTo() internal view returns (uint256 deals) {
        (,, deals,,,,) = treasury.balanceSheet();
    }

    /// @dev What it is that it may not do at all.
    function assertHasNoHand(address who) internal {
        bytes[10] memory calls = [
            abi.encodeCall(Deal.draw, (address(0), 0)),
            abi.encodeCall(Deal.takeUnapplied, (who)),
            abi.encodeCall(Deal.withdrawSurplus, (who)),
            abi.encodeCall(Deal.onSold, (who, 1)),
            abi.encodeCall(Deal.offerHandOver, (who, 1, type(uint40).max)),
            abi.encodeCall(Deal.acceptHandOver, ()),
            abi.encodeCall(Deal.liquidate, ()),
            abi.encodeCall(Deal.realiseImpairment, ()),
            abi.encodeCall(Deal.close, ()),
            abi.encodeCall(Deal.declareDefault, ())
        ];
        for (uint256 i; i < calls.length; ++i) {
            vm.prank(who);
            (bool ok,) = address(d).call(calls[i]);
            assertFalse(ok, vm.toString(i));
        }
    }
}

contract ServicerTest is DealPartiesTest {
    /// @dev Its fee of half a per cent a year, when it was paid, and nothing else; that it cannot be paid stops nobody.
    function test_takesItsFeeAndNothingMore() public {
        assertHasNoHand(servicer);
        vm.prank(servicer);
        vm.expectRevert(DealBase.ZeroAmount.selector);
        d.withdrawServicing(servicer);
        payNext(d);
        vm.prank(servicer);
        uint256 fee = d.withdrawServicing(servicer);
        assertLe(fee, uint256(300_000e6) * 50 * 40 / 10_000 / 365 + 1);
        assertGt(fee, 0);
        usdc.blacklist(servicer);
        payNext(d);
        vm.prank(servicer);
        vm.expectRevert("Blacklistable: account is blacklisted");
        d.withdrawServicing(servicer);
        claim(d, bob);
        prepayFrom(carol, d, d.payoff(today()));
        assertStage(d, Stage.Repaid);
    }
}

contract OperatorTest is DealPartiesTest {
    /// @dev Takes over for the least and never pays: the machines stay the deal's, the default comes again, and what is
    /// lost is what the collateral did not bring, juniors first.
    function test_whoNeverPaysGetsNoMachines() public {
        assertHasNoHand(operator);
        handedOver(d, 300_000e6);
        assertEq(titles.ownerOf(t.titleId), address(d));
        vm.startPrank(operator);
        vm.expectPartialRevert(GpuTitle.TitleNotFree.selector);
        titles.transferFrom(address(d), operator, t.titleId);
        vm.expectPartialRevert(DealBase.ZeroAmount.selector);
        d.takeUnapplied(operator);
        vm.stopPrank();
        liquidating(d);
        pass(3 days);
        uint256 price = buy(carol, d);
        assertGt(price, 300_000e6);
        assertStage(d, Stage.Closed);
        assertEq(lentTo(), 0);
        assertEq(titles.ownerOf(t.titleId), carol);
        assertEq(treasury.POSITIONS().impairment(), 0);
    }

    /// @dev It pays one instalment, so that the deal counts as sound again, and then no more: the next default is as any.
    function test_onePaymentBuysNoMoreThanItsTime() public {
        handedOver(d, 300_000e6);
        payNext(d);
        assertEq(d.seniorImpairment(), 0);
        passTo(dueDayOf(d) + 1 + t.graceDays);
        assertEq(d.seniorImpairment(), 0, "juniors bear the first days");
        d.declareDefault();
        assertGt(d.seniorImpairment(), 70_000e6);
    }
}

contract JuniorMajorityTest is DealPartiesTest {
    /// @dev All juniors in one hand: no vote, no veto, nothing before the senior is whole.
    function test_ownsPayoutsAndNoVote() public {
        assertHasNoHand(bob);
        assertEq(tokenOf(d).balanceOf(bob), tokenOf(d).totalSupply());
        payNext(d);
        uint256 paid = claim(d, bob);
        // A fifth of the principal at 12 %, and 3 % of the rest, for 40 days.
        assertLe(paid, (uint256(60_000e6) * 1_200 + 240_000e6 * 300) * 42 / 10_000 / 365 + 2);
        defaulted(d);
        vm.prank(underwriter);
        d.liquidate();
        pass(7 days);
        buy(carol, d);
        assertEq(d.capital().carrying, 0);
        JuniorToken token = tokenOf(d);
        vm.expectPartialRevert(JuniorToken.NothingToClaim.selector);
        vm.prank(bob);
        token.claim(bob);
    }

    /// @dev Commits all but a crumb and waits: the raise ends at its deadline without it, as with any other money.
    function test_holdsNoRaiseUp() public {
        Deal open = raising(termsOf(newTitle(borrower)));
        commit(open, bob, 59_999e6);
        pass(7 days);
        open.closeRaise();
        assertStage(open, Stage.Funded);
        assertApproxEqAbs(open.principal(), 299_995e6, 1e6);
    }
}

contract ReporterOfDealsTest is DealPartiesTest {
    function _terms() internal override returns (Terms memory) {
        return shareTermsOf(newTitle(borrower));
    }

    /// @dev Its silence opens a breach in three days and a default two weeks later, on a deal that is paid; the registrar
    /// names another key and the bailee signs: one report undoes it.
    function test_itsSilenceIsUndoneByAnother() public {
        pass(73 hours);
        d.openBreach(Breach.Telemetry);
        assertEq(d.seniorImpairment(), 0, "5 % is the juniors'");
        pass(14 days);
        d.declareDefault();
        assertGt(d.seniorImpairment(), 80_000e6);
        (reporter, reporterKey) = makeAddrAndKey("another reporter");
        record(updateOf(t.titleId));
        report(reportOf(t.titleId));
        d.closeBreach(Breach.Telemetry);
        assertStage(d, Stage.Active);
        assertEq(d.seniorImpairment(), 0);
    }

    /// @dev What it keeps back is not owed, and counts as lost once grace is over: in full, against the schedule.
    function test_whatItKeepsBackShowsAsAShortfall() public {
        pass(1 days);
        Telemetry.Report memory r = reportOf(t.titleId);
        r.revenue = 0;
        report(r);
        passTo(uint256(t.firstDueDay) + 2 + t.graceDays);
        d.applyReceived(0);
        assertLt(d.arrears(today()), 200e6, "the servicer's fee alone is owed");
        assertEq(d.shortfall(), 25_000e6, "a twelfth of the principal");
        // The juniors bear it first.
        assertEq(d.seniorImpairment(), 0);
    }

    /// @dev A report of one second with every machine off is a report: the month owes nothing but the fee, where silence would
    /// have owed the contracted revenue. Only a shortfall tells, which a deal with interest has not.
    function test_aSecondReportedIsAMonthReported() public {
        pass(1 days);
        assertGt(d.arrears(t.firstDueDay), 32_000e6, "four fifths of the contracted 40,000 a month");
        Telemetry.Report memory r = reportOf(t.titleId);
        (r.start, r.gpusOnline, r.utilisationBps, r.energyWh, r.revenue) = (r.end - 1, 0, 0, 0, 0);
        report(r);
        assertLt(d.arrears(t.firstDueDay), 200e6, "the servicer's fee alone");
    }

    /// @dev The most it can invent in a month is what machines can earn: the borrower owes its share of that, to this deal
    /// only.
    function test_whatItInventsIsBounded() public {
        pass(31 days);
        Telemetry.Report memory r = reportOf(t.titleId);
        r.start = uint40(block.timestamp - 31 days);
        (,, uint40 issuedAt) = titles.reporting(t.titleId);
        if (r.start < issuedAt) r.start = issuedAt;
        uint256 most = uint256(16) * (r.end - r.start) * 50e6 / 1 hours;
        r.revenue = uint72(most);
        report(r);
        passTo(dueDayOf(d));
        assertLe(d.arrears(today()), most * 8_000 / 10_000 + 200e6);
    }
}

/// @dev The bound is what machines could earn at 50 USDC an hour, and revenue is owed by the day on which it is reported.
contract ReporterOfAnotherTimeTest is DealPartiesTest {
    function _terms() internal override returns (Terms memory s) {
        s = withoutJuniors(shareTermsOf(newTitle(borrower)));
        s.servicingFeeBps = 0;
    }

    /// @dev So an operator has the reporter replaced before it accepts: the borrower's tells afterwards of the month before,
    /// and the operator owes more than the loan. Registrar and bailee replace it; what was told stays.
    function test_itTellsTheOperatorsOfTheBorrowersTime() public {
        handedOver(d, 300_000e6);
        pass(1 days);
        Telemetry.Report memory r = reportOf(t.titleId);
        r.end = uint40(block.timestamp - 1 days);
        r.start = r.end - 31 days;
        r.revenue = uint72(uint256(16) * 31 * 24 * 50e6);
        report(r);
        assertEq(d.arrears(dueDayOf(d)), 476_160e6, "four fifths of what 16 GPUs could earn in 31 days");
    }
}

contract ConspiringAppraisersTest is DealPartiesTest {
    /// @dev Two who say ten times the value: the deal is no larger than its terms, which were approved in public, and what
    /// can be lost is its senior part, at most a quarter of what is staked.
    function test_cannotMakeADealLarger() public {
        assertLe(lentTo(), staked.totalAssets() / 4 / E12);
        appraise(t.titleId, 0, 5_000_000e6);
        appraise(t.titleId, 1, 5_000_000e6);
        assertEq(d.loan(today()).senior + d.loan(today()).junior, 300_000e6);
        defaulted(d);
        assertEq(d.seniorImpairment(), 90_000e6, "half the exposure counts whatever they say");
    }

    /// @dev Two who say it is worth nothing break a covenant: two weeks to find out and remove them.
    function test_cannotTakeADealThatIsPaid() public {
        appraise(t.titleId, 0, 1);
        appraise(t.titleId, 1, 1);
        d.openBreach(Breach.Ltv);
        assertEq(d.seniorImpairment(), 0, "5 % is the juniors'");
        vm.startPrank(guardian);
        appraisals.removeAppraiser(appraiser[0]);
        appraisals.removeAppraiser(appraiser[1]);
        vm.stopPrank();
        pass(13 days);
        appraise(t.titleId, 2, VALUE);
        d.closeBreach(Breach.Ltv);
        assertStage(d, Stage.Active);
    }
}
