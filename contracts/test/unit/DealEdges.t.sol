// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {IJuniorToken} from "../../src/interfaces/IJuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice Where a life ends in the very call that wanted something else.
contract DealEdgesTest is DealFixture {
    function test_noDefaultOfADealThatWhatWasSentHasRepaid() public {
        Deal d = newDeal();
        passTo(DealTerms.lastDueDay(d.terms()) + 1 + d.terms().graceDays);
        fund(address(d), d.arrears(today()));
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Repaid));
        d.declareDefault();
        d.applyReceived(0);
        assertStage(d, Stage.Repaid);
    }

    function test_aShareInDefaultIsNotClosed() public {
        Deal d = drawn(shareTermsOf(newTitle(borrower)));
        defaulted(d);
        vm.expectRevert(abi.encodeWithSelector(DealBase.WrongStage.selector, Stage.Defaulted));
        d.close();
    }

    /// @dev Revenue brought more than the schedule: nothing is lost, and it is repaid, not closed.
    function test_aShareThatRevenueRepaidIsRepaid() public {
        Deal d = drawn(shareTermsOf(newTitle(borrower)));
        for (uint256 i; i < 12; ++i) {
            pass(28 days);
            Telemetry.Report memory r = reportOf(d.terms().titleId);
            (r.start, r.revenue) = (r.end - 3 days, 57_000e6);
            report(r);
        }
        passTo(DealTerms.lastDueDay(d.terms()) + 1);
        fund(address(d), d.arrears(today()));
        d.close();
        assertStage(d, Stage.Repaid);
    }

    function test_aDealIsOfSomebodyAndHasAToken() public {
        Deal d = Deal(Clones.clone(factory.DEAL()));
        Terms memory t = termsOf(1);
        vm.startPrank(address(factory));
        vm.expectRevert(DealBase.ZeroAddress.selector);
        d.initialise(1, t, IJuniorToken(address(0)));
        t.borrower = address(0);
        vm.expectRevert(DealBase.ZeroAddress.selector);
        d.initialise(1, t, IJuniorToken(address(1)));
        vm.stopPrank();
    }
}
