// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Telemetry} from "../../src/Telemetry.sol";
import {RegisterRoleTest} from "./RegisterRoleTest.sol";

/// @notice The worst reporter: says whatever a machine could have done, or nothing.
contract ReporterTest is RegisterRoleTest {
    function test_canCallNothing() public {
        assertCannotCall(reporter, new bytes4[](0));
        assertCannotCallTitles(reporter, new bytes4[](0));
        assertCannotKeepRosters(reporter);
    }

    /// @dev For a whole month at most 50 dollars an hour and GPU, and only what has passed.
    function test_overstatesWithinWhatMachinesCanDo() public {
        pass(31 days);
        Telemetry.Report memory r = reportOf(inDeal);
        r.start = r.end - 31 days;
        uint72 most = 16 * 31 * 24 * 50e6;
        r.revenue = most + 1;
        bytes memory signature = signed(r, reporterKey);
        vm.expectRevert(abi.encodeWithSelector(Telemetry.RevenueImplausible.selector, most + 1, most));
        telemetry.submit(r, signature);
        r.revenue = most;
        report(r);
        assertTitlesUnmoved();
    }

    /// @dev Silence shows by the heartbeat, and another key can be named.
    function test_silenceShows() public {
        pass(1 days);
        report(reportOf(inDeal));
        pass(72 hours);
        assertEq(telemetry.heartbeatOf(inDeal), block.timestamp - 72 hours);
        assertTitlesMove();
    }
}
