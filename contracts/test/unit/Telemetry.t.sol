// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Telemetry} from "../../src/Telemetry.sol";
import {TitleRegister} from "../../src/TitleRegister.sol";
import {Signatures} from "../../src/libraries/Signatures.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";
import {Typed} from "../base/Typed.sol";

/// @notice Reports about a title of 16 GPUs.
contract TelemetryTest is RegisterFixture {
    uint256 private id;

    function setUp() public override {
        super.setUp();
        id = newTitle(alice);
        pass(1 days);
    }

    function test_anyoneSubmitsWhatTheReporterSigned() public {
        Telemetry.Report memory r = reportOf(id);
        bytes memory signature = signed(r, reporterKey);
        vm.expectEmit(address(telemetry));
        emit Telemetry.Reported(id, reporter, r.start, r.end, 16, 9_000, 12_000, 40e6, 40e6);
        vm.prank(bob);
        telemetry.submit(r, signature);
        Telemetry.Status memory s = telemetry.statusOf(id);
        assertEq(s.start, r.start);
        assertEq(s.end, r.end);
        assertEq(s.gpusOnline, 16);
        assertEq(s.utilisationBps, 9_000);
        assertEq(s.revenue, 40e6);
        assertEq(telemetry.heartbeatOf(id), block.timestamp);
        assertEq(telemetry.heartbeatOf(99), 0);
        assertEq(address(telemetry.TITLES()), address(titles));
    }

    function test_revenueAddsUpOverGapsAndChangesOfTheKey() public {
        report(reportOf(id));
        pass(1 hours);
        report(reportOf(id));
        pass(10 days);
        Telemetry.Report memory r = reportOf(id);
        r.revenue = 5e6;
        (address other, uint256 otherKey) = makeAddrAndKey("other reporter");
        TitleFacts.Update memory u = updateOf(id);
        u.custody.reporter = other;
        record(u);
        bytes memory signature = signed(r, reporterKey);
        vm.expectRevert(abi.encodeWithSelector(Telemetry.NotReporter.selector, reporter, other));
        telemetry.submit(r, signature);
        telemetry.submit(r, signed(r, otherKey));
        assertEq(telemetry.revenueOf(id), 85e6);
        assertEq(telemetry.revenueOf(99), 0);
    }

    function test_idleAndOfflineMachinesAreReportedToo() public {
        Telemetry.Report memory r = reportOf(id);
        (r.gpusOnline, r.utilisationBps, r.energyWh, r.revenue) = (0, 0, 0, 0);
        report(r);
        assertEq(telemetry.heartbeatOf(id), r.end);
    }

    // --- what was known when ---

    function test_revenueAtATimeIsThatOfTheReportsSubmittedByThen() public {
        uint40 first = uint40(block.timestamp);
        report(reportOf(id));
        pass(1 hours);
        Telemetry.Report memory late = reportOf(id);
        pass(10 days);
        uint40 second = uint40(block.timestamp);
        // Of a period ten days ago: what counts is when it was told.
        report(late);
        pass(1 hours);
        assertEq(telemetry.revenueBy(id, first - 1), 0);
        assertEq(telemetry.revenueBy(id, first), 40e6);
        assertEq(telemetry.revenueBy(id, second - 1), 40e6);
        assertEq(telemetry.revenueBy(id, second), 80e6);
        assertEq(telemetry.revenueBy(id, type(uint40).max), 80e6);
        assertEq(telemetry.revenueBy(99, type(uint40).max), 0);
    }

    function test_tellsWhetherAnyReportCameBetweenTwoTimes() public {
        uint40 first = uint40(block.timestamp);
        Telemetry.Report memory r = reportOf(id);
        // That nothing was earned is a report too.
        (r.revenue, r.energyWh) = (0, 0);
        report(r);
        assertTrue(telemetry.submittedBetween(id, first - 1, first));
        assertTrue(telemetry.submittedBetween(id, 0, type(uint40).max));
        assertFalse(telemetry.submittedBetween(id, first, type(uint40).max));
        assertFalse(telemetry.submittedBetween(id, 0, first - 1));
        assertFalse(telemetry.submittedBetween(id, first, first - 1));
        assertFalse(telemetry.submittedBetween(99, 0, type(uint40).max));
    }

    function test_reportsOfOneBlockAreKnownTogether() public {
        Telemetry.Report memory r = reportOf(id);
        Telemetry.Report memory next = reportOf(id);
        (r.end, next.start) = (r.start + 10 minutes, r.start + 10 minutes);
        (r.energyWh, r.revenue, next.energyWh) = (0, 7e6, 0);
        report(r);
        report(next);
        uint40 time = uint40(block.timestamp);
        assertEq(telemetry.revenueBy(id, time), 47e6);
        assertEq(telemetry.revenueBy(id, time - 1), 0);
        assertTrue(telemetry.submittedBetween(id, time - 1, time));
    }

    /// @dev Against a list, over as many reports as make the search divide.
    function testFuzz_historyIsTheListOfWhatWasSubmitted(uint256 seed) public {
        uint40[40] memory times;
        uint256[40] memory sums;
        uint256 sum;
        for (uint256 i; i < 40; ++i) {
            pass(1 hours + uint256(keccak256(abi.encode(seed, i))) % 3 days);
            Telemetry.Report memory r = reportOf(id);
            r.revenue = uint72(uint256(keccak256(abi.encode(i, seed))) % 40e6);
            report(r);
            sum += r.revenue;
            (times[i], sums[i]) = (uint40(block.timestamp), sum);
        }
        for (uint256 i; i < 40; ++i) {
            assertEq(telemetry.revenueBy(id, times[i]), sums[i]);
            assertEq(telemetry.revenueBy(id, times[i] - 1), i == 0 ? 0 : sums[i - 1]);
            assertEq(telemetry.submittedBetween(id, times[seed % 40], times[i]), i > seed % 40);
        }
    }

    // --- periods ---

    function test_refusesPeriodsThatAreNone() public {
        Telemetry.Report memory r = reportOf(id);
        r.start = r.end;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportPeriodInvalid.selector, r.end, r.end));
        r.start = r.end + 1;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportPeriodInvalid.selector, r.end + 1, r.end));
        pass(40 days);
        r.end = uint40(block.timestamp);
        r.start = r.end - 31 days - 1;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportPeriodInvalid.selector, r.start, r.end));
        r.start += 1;
        report(r);
    }

    function test_refusesWhatIsStillToCome() public {
        Telemetry.Report memory r = reportOf(id);
        r.end += 1;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportInFuture.selector, r.end, block.timestamp));
    }

    function test_refusesWhatWasBeforeTheTitle() public {
        uint40 issuedAt = titles.titleOf(id).record.issuedAt;
        Telemetry.Report memory r = reportOf(id);
        r.start = issuedAt - 1;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportBeforeTitle.selector, issuedAt - 1, issuedAt));
        r.start = issuedAt;
        report(r);
    }

    function test_refusesWhatWasReportedBefore() public {
        Telemetry.Report memory r = reportOf(id);
        Telemetry.Report memory next = reportOf(id);
        r.start -= 1 hours;
        r.end -= 1 hours;
        bytes memory signature = signed(r, reporterKey);
        telemetry.submit(r, signature);
        vm.expectRevert(abi.encodeWithSelector(Telemetry.ReportReplayed.selector, r.start, r.end));
        telemetry.submit(r, signature);
        report(next);
        vm.expectRevert(abi.encodeWithSelector(Telemetry.ReportOutOfOrder.selector, r.start, next.start));
        telemetry.submit(r, signature);
        r.start = next.start;
        r.end = next.start + 1;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportOverlaps.selector, r.start, next.end));
        pass(1 hours);
        r.end = next.end + 1;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportOverlaps.selector, r.start, next.end));
        r.start = next.end - 1;
        _refuse(r, abi.encodeWithSelector(Telemetry.ReportOverlaps.selector, next.end - 1, next.end));
        r.start = next.end;
        (r.energyWh, r.revenue) = (0, 0);
        report(r);
    }

    // --- what no machine can do ---

    function test_refusesMoreGpusThanTitledAndMoreThanAll() public {
        Telemetry.Report memory r = reportOf(id);
        r.gpusOnline = 17;
        _refuse(r, abi.encodeWithSelector(Telemetry.TooManyGpus.selector, 17, 16));
        r.gpusOnline = 16;
        r.utilisationBps = 10_001;
        _refuse(r, abi.encodeWithSelector(Telemetry.UtilisationImplausible.selector, 10_001, 10_000));
        r.utilisationBps = 10_000;
        report(r);
    }

    function testFuzz_refusesMoreEnergyAndRevenueThanCanBe(uint32 period) public {
        Telemetry.Report memory r = reportOf(id);
        uint256 length = bound(period, 1, 1 days);
        r.start = r.end - uint40(length);
        // 16 GPUs at 5,000 W and 50 USDC an hour.
        uint256 mostEnergy = length * 80_000 / 3_600;
        uint256 mostRevenue = length * 800e6 / 3_600;
        r.revenue = 0;
        r.energyWh = uint64(mostEnergy + 1);
        _refuse(r, abi.encodeWithSelector(Telemetry.EnergyImplausible.selector, mostEnergy + 1, mostEnergy));
        r.energyWh = uint64(mostEnergy);
        r.revenue = uint72(mostRevenue + 1);
        _refuse(r, abi.encodeWithSelector(Telemetry.RevenueImplausible.selector, mostRevenue + 1, mostRevenue));
        r.revenue = uint72(mostRevenue);
        report(r);
        assertEq(telemetry.revenueOf(id), mostRevenue);
    }

    // --- who says so ---

    function test_refusesOtherKeysAndMalformedSignatures() public {
        Telemetry.Report memory r = reportOf(id);
        bytes memory signature = signed(r, aliceKey);
        vm.expectRevert(abi.encodeWithSelector(Telemetry.NotReporter.selector, alice, reporter));
        telemetry.submit(r, signature);
        bytes[] memory bad = Typed.malformed(signed(r, reporterKey));
        for (uint256 i; i < bad.length; ++i) {
            vm.expectRevert(Signatures.InvalidSignature.selector);
            telemetry.submit(r, bad[i]);
        }
    }

    function testFuzz_refusesAChangedReport(uint256 field) public {
        uint256 other = newTitle(alice);
        pass(1 hours);
        Telemetry.Report memory r = reportOf(id);
        bytes memory signature = signed(r, reporterKey);
        field %= 7;
        if (field == 0) r.titleId = other;
        if (field == 1) r.start += 1;
        if (field == 2) r.end -= 1;
        if (field == 3) r.gpusOnline -= 1;
        if (field == 4) r.utilisationBps -= 1;
        if (field == 5) r.energyWh -= 1;
        if (field == 6) r.revenue -= 1;
        vm.expectPartialRevert(Telemetry.NotReporter.selector);
        telemetry.submit(r, signature);
    }

    function test_refusesTitlesThatDoNotLive() public {
        Telemetry.Report memory r = reportOf(id);
        releaseTitle(alice, id);
        _refuse(r, abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, id));
        r.titleId = 99;
        _refuse(r, abi.encodeWithSelector(TitleRegister.TitleUnknown.selector, 99));
    }

    function test_theHashIsWhatReportersSign() public view {
        Telemetry.Report memory r = reportOf(id);
        string memory definition =
            "Report(uint256 titleId,uint40 start,uint40 end,uint32 gpusOnline,uint16 utilisationBps,uint64 energyWh,uint72 revenue)";
        bytes32 wanted = Typed.digest("AID Telemetry", address(telemetry), definition, abi.encode(r));
        assertEq(telemetry.reportHash(r), wanted);
    }

    function _refuse(Telemetry.Report memory r, bytes memory refusal) private {
        bytes memory signature = signed(r, reporterKey);
        vm.expectRevert(refusal);
        telemetry.submit(r, signature);
    }
}
