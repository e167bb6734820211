// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealCovenants} from "../../src/DealCovenants.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {DealFixture} from "../base/DealFixture.sol";
import {Fault} from "../mocks/Faults.sol";

/// @notice Contracts outside that deals ask: a sanctions list that does not answer, and Circle's token about itself.
contract DealOutsidersTest is DealFixture {
    Fault[5] private faults = [Fault.Revert, Fault.LongRevert, Fault.BurnGas, Fault.ShortAnswer, Fault.Nonsense];

    /// @dev It stops new money and a new debtor.
    function test_aSilentListStopsCommitting() public {
        Deal open = raising(termsOf(newTitle(borrower)));
        fund(carol, 1e6);
        vm.startPrank(carol);
        usdc.approve(address(open), 1e6);
        for (uint256 i; i < faults.length; ++i) {
            sanctions.fail(faults[i]);
            vm.expectRevert(Sanctions.SanctionsUnavailable.selector);
            open.commit(1e6, carol);
        }
    }

    function test_aSilentListStopsDrawing() public {
        Deal ready = drawable(termsOf(newTitle(borrower)));
        vm.startPrank(borrower);
        for (uint256 i; i < faults.length; ++i) {
            sanctions.fail(faults[i]);
            vm.expectRevert(Sanctions.SanctionsUnavailable.selector);
            ready.draw(address(0), 0);
        }
    }

    function test_aSilentListStopsTakingOver() public {
        Deal lent = defaulted(newDeal());
        verify(operator);
        vm.prank(underwriter);
        lent.offerHandOver(operator, 300_000e6, uint40(block.timestamp + 1 days));
        vm.startPrank(operator);
        for (uint256 i; i < faults.length; ++i) {
            sanctions.fail(faults[i]);
            vm.expectRevert(Sanctions.SanctionsUnavailable.selector);
            lent.acceptHandOver();
        }
    }

    /// @dev It stops nothing that somebody has a right to: paying, a default, a sale, a payout, a refund.
    function test_aSilentListStopsNothingElse() public {
        Deal lent = newDeal();
        Deal open = raising(termsOf(newTitle(borrower)));
        commit(open, carol, 1e6);
        sanctions.fail(Fault.BurnGas);
        payNext(lent);
        assertGt(claim(lent, bob), 0, "a payout");
        liquidating(lent);
        buy(carol, lent);
        assertStage(lent, Stage.Closed);
        open.closeRaise();
        assertStage(open, Stage.Cancelled);
        uint256 before = usdc.balanceOf(carol);
        vm.startPrank(carol);
        tokenOf(open).refund(carol);
        assertEq(usdc.balanceOf(carol) - before, 1e6, "a refund");
    }

    /// @dev A token that does not say whether it is paused or has frozen somebody counts as running, or defaults would end
    /// with it.
    function test_aTokenThatDoesNotSayStopsNoDefault() public {
        Deal lent = newDeal();
        passTo(dueDayOf(lent) + 1 + lent.terms().graceDays);
        vm.mockCallRevert(address(usdc), abi.encodeWithSignature("paused()"), "");
        vm.mockCallRevert(address(usdc), bytes.concat(bytes4(keccak256("isBlacklisted(address)"))), "");
        lent.declareDefault();
        assertStage(lent, Stage.Defaulted);
    }

    /// @dev Nobody makes Circle look silent by leaving it too little gas: there is no default with any.
    function test_noGasMakesAPausedTokenLookSilent() public {
        Deal lent = newDeal();
        passTo(dueDayOf(lent) + 1 + lent.terms().graceDays);
        usdc.pause();
        uint256 told;
        for (uint256 left = 20_000; left < 600_000; left += 3_000) {
            (bool declared, bytes memory reason) =
                address(lent).call{gas: left}(abi.encodeCall(Deal.declareDefault, ()));
            assertFalse(declared);
            if (bytes4(reason) == DealCovenants.UsdcPaused.selector) ++told;
        }
        assertGt(told, 100, "told why, wherever the gas reaches");
    }
}
