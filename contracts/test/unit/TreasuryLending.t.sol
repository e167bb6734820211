// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {PositionList} from "../../src/PositionList.sol";
import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {TreasuryLending} from "../../src/TreasuryLending.sol";
import {TreasuryRecognition} from "../../src/TreasuryRecognition.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {LendingFixture} from "../base/LendingFixture.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice Draws, receipts, fees and ends of deals, and what each is refused for.
contract TreasuryLendingTest is LendingFixture {
    uint256 private constant CAP = 250_000 * 1e6;

    // --- drawing ---

    function test_aDrawTurnsCashIntoCarryingAndChangesNothingElse() public {
        DebtorDouble deal = newDeal();
        Loan memory l = loanOf(deal, 100_000 * E6, 30_000 * E6);
        (, uint256 recognised,) = treasury.book();
        vm.expectEmit(address(positions));
        emit SeniorPositions.PositionOpened(
            address(deal), l.borrower, l.facility, l.model, l.senior, l.junior, l.lateAfter, false
        );
        lend(deal, l);
        assertEq(usdc.balanceOf(address(deal)), 100_000 * E6);
        (uint256 cash, uint256 bills, uint256 deals, uint256 supply,, int256 left, int256 free) =
            treasury.balanceSheet();
        assertEq(cash, 1_400_100 * E6);
        assertEq(bills, 0);
        assertEq(deals, 100_000 * E6);
        assertEq(left, int256(100 * E18));
        assertEq(free, int256(900_100 * E18));
        assertEq(supply, 1_500_000 * E18);
        (, uint256 after_,) = treasury.book();
        assertEq(after_, recognised, "lending is no gain and no loss");
        assertEq(treasury.pendingYield() + treasury.impairment(), 0);
        PositionList.Position memory p = positionOf(deal);
        assertEq(p.carrying, 100_000 * E6);
        assertEq(p.junior, 30_000 * E6);
        assertEq(p.lateAfter, l.lateAfter);
    }

    function test_onlyDealsAreHeard() public {
        bytes[6] memory calls = [
            abi.encodeCall(TreasuryLending.fund, (1, 1, 1, false, bob, "F", "M", address(0), 0)),
            abi.encodeCall(TreasuryLending.onReceipt, (1, 1, 1, 1, false, 0)),
            abi.encodeCall(TreasuryLending.onFee, (1)),
            abi.encodeCall(TreasuryLending.reposition, (1, 1, false, 0)),
            abi.encodeCall(TreasuryLending.writeOff, (1)),
            abi.encodeCall(TreasuryLending.close, ())
        ];
        for (uint256 i; i < calls.length; ++i) {
            (bool ok, bytes memory reason) = address(treasury).call(calls[i]);
            assertFalse(ok);
            assertEq(reason, abi.encodeWithSelector(TreasuryLending.NotDeal.selector, address(this)));
        }
    }

    function test_onlyTheTreasuryChangesPositions() public {
        bytes memory refusal = abi.encodeWithSelector(SeniorPositions.NotTreasury.selector, address(this));
        SeniorPositions.Opening memory o;
        vm.expectRevert(refusal);
        positions.open(o, 0, 1);
        vm.expectRevert(refusal);
        positions.writeOff(bob, 1);
        vm.expectRevert(refusal);
        positions.repay(bob, 1, 1, 1, true, 1);
        vm.expectRevert(refusal);
        positions.move(bob, 1, 1, true, 1);
        vm.expectRevert(refusal);
        positions.close(bob);
        assertEq(positions.TREASURY(), address(treasury));
    }

    function test_aDealDrawsOnceAndSomething() public {
        DebtorDouble deal = newDeal();
        Loan memory nothing = loanOf(deal, 0, 1);
        vm.expectRevert(TreasurySheet.ZeroAmount.selector);
        lend(deal, nothing);
        Loan memory l = loanOf(deal, E6, 0);
        lend(deal, l);
        vm.expectRevert(abi.encodeWithSelector(SeniorPositions.PositionOpen.selector, address(deal)));
        lend(deal, l);
    }

    function test_withoutAPositionThereIsNothingToMoveOrEnd() public {
        DebtorDouble deal = newDeal();
        bytes memory refusal = abi.encodeWithSelector(SeniorPositions.NoPosition.selector, address(deal));
        vm.startPrank(address(deal));
        vm.expectRevert(refusal);
        treasury.reposition(1, 1, true, 0);
        vm.expectRevert(refusal);
        treasury.close();
        assertEq(treasury.writeOff(1), 0);
        vm.stopPrank();
    }

    // --- caps ---

    function test_noBorrowerFacilityOrModelHasMoreThanAQuarter() public {
        for (uint256 by; by < 3; ++by) {
            uint256 state = vm.snapshotState();
            DebtorDouble first = newDeal();
            lend(first, _sharing(first, by, CAP - 10 * E6));
            DebtorDouble second = newDeal();
            Loan memory l = _sharing(second, by, 10 * E6 + 1);
            vm.expectRevert(_tooMuch(by, CAP + 1));
            lend(second, l);
            l.senior -= 1;
            lend(second, l);

            // What was paid back, or is paid back by this draw, is nobody's any more.
            DebtorDouble third = newDeal();
            l = _sharing(third, by, CAP - 10 * E6);
            vm.expectRevert(_tooMuch(by, 2 * CAP - 10 * E6));
            lend(third, l);
            l.replaced = address(first);
            lend(third, l);
            receive_(first, CAP - 10 * E6, 0);
            DebtorDouble fourth = newDeal();
            l = _sharing(fourth, by, 1);
            vm.expectRevert(_tooMuch(by, CAP + 1));
            lend(fourth, l);
            vm.revertToState(state);
        }
    }

    function _sharing(DebtorDouble deal, uint256 by, uint256 senior) private view returns (Loan memory l) {
        l = loanOf(deal, senior, 0);
        if (by == 0) l.borrower = bob;
        else if (by == 1) l.facility = "Boden 1";
        else l.model = "H100 SXM";
    }

    function _tooMuch(uint256 by, uint256 wanted) private pure returns (bytes memory) {
        return abi.encodeWithSelector(SeniorPositions.ConcentrationTooHigh.selector, by, wanted, CAP);
    }

    function test_atMost128AndOneThatPaysAnotherOff() public {
        DebtorDouble first = lent(E6, 0);
        for (uint256 i = 1; i < 128; ++i) {
            lent(E6, 0);
        }
        DebtorDouble deal = newDeal();
        Loan memory l = loanOf(deal, E6, 0);
        bytes memory full = abi.encodeWithSelector(SeniorPositions.TooManyPositions.selector, 128);
        vm.expectRevert(full);
        lend(deal, l);
        l.replaced = address(first);
        lend(deal, l);
        DebtorDouble another = newDeal();
        l = loanOf(another, E6, 0);
        vm.expectRevert(full);
        lend(another, l);
        receive_(first, E6, 0);
        close(first);
        vm.expectRevert(full);
        lend(another, l);
        assertEq(positions.openPositions().length, 128);
    }

    // --- P2 and P4 ---

    function test_unstakedAidIsNeverLent() public {
        _lendAllBut(1_000 * E6);
        DebtorDouble deal = newDeal();
        Loan memory l = loanOf(deal, 1_100 * E6 + 1, 0);
        vm.expectRevert(abi.encodeWithSelector(TreasurySheet.FreeLiquidityNegative.selector, -int256(E12)));
        lend(deal, l);
        l.senior -= 1;
        lend(deal, l);
        assertEq(freeLiquidity(), 0);
    }

    function test_exitsOutrankDraws() public {
        vm.prank(alice);
        staked.requestRedeem(400 * E18, alice, alice);
        _lendAllBut(1_000 * E6);
        DebtorDouble deal = newDeal();
        Loan memory l = loanOf(deal, 700 * E6 + 1, 0);
        vm.expectRevert(abi.encodeWithSelector(TreasurySheet.FreeLiquidityNegative.selector, -int256(E12)));
        lend(deal, l);
        l.senior -= 1;
        lend(deal, l);
    }

    function test_aHundredthOfTheBillsStaysLiquidBesides() public {
        _lendAllBut(1_000 * E6);
        invest(500_000 * E6);
        DebtorDouble deal = newDeal();
        // 1,100 free, less a hundredth of 500,000.
        Loan memory l = loanOf(deal, 1, 0);
        vm.expectPartialRevert(TreasurySheet.FreeLiquidityNegative.selector);
        lend(deal, l);
        divest(450_000 * E6);
        l.senior = uint64(600 * E6);
        lend(deal, l);
    }

    function test_billsAreSoldForADraw() public {
        invest(1_450_000 * E6);
        DebtorDouble deal = newDeal();
        lend(deal, loanOf(deal, 200_000 * E6, 0));
        assertEq(cashHeld(), 0);
        (, uint256 value,) = treasury.billsHeld();
        assertApproxEqAbs(value, 1_300_100 * E6, 1);
    }

    function test_whatTheVaultDoesNotLetGoIsNotLent() public {
        invest(1_400_000 * E6);
        VaultDouble.Knobs memory knobs;
        knobs.paused = true;
        vault.set(knobs);
        DebtorDouble deal = newDeal();
        Loan memory l = loanOf(deal, 1, 0);
        vm.expectPartialRevert(TreasurySheet.FreeLiquidityNegative.selector);
        lend(deal, l);
    }

    function _lendAllBut(uint256 left) private {
        for (uint256 i; i < 3; ++i) {
            lent(CAP, 0);
        }
        lent(CAP - left, 0);
    }

    // --- receipts ---

    function test_principalLowersCarryingAndTheRestIsPending() public {
        DebtorDouble deal = lent(100_000 * E6, 0);
        fund(address(treasury), 12_000 * E6);
        vm.expectEmit(address(positions));
        emit SeniorPositions.PositionMoved(address(deal), 90_000 * E6, 7, today() + 61, false);
        vm.expectEmit(address(treasury));
        emit TreasuryLending.ReceiptBooked(address(deal), 10_000 * E6, 2_000 * E6, 0);
        vm.prank(address(deal));
        treasury.onReceipt(uint64(10_000 * E6), uint64(2_000 * E6), 7, today() + 61, false, 9);
        assertEq(carrying(), 90_000 * E6);
        assertEq(cashHeld(), 1_412_100 * E6);
        assertEq(treasury.pendingYield(), 2_000 * E18);
        assertEq(treasury.pendingOfDeals(), 2_000 * E6);
        assertEq(surplus(), int256(2_100 * E18));
        assertEq(positionOf(deal).lateAfter, today() + 61);
    }

    function test_whatIsToldMustBeThere() public {
        DebtorDouble deal = lent(100_000 * E6, 0);
        bytes memory refusal =
            abi.encodeWithSelector(TreasuryLending.CashMissing.selector, 1_400_101 * E6, 1_400_100 * E6);
        vm.startPrank(address(deal));
        vm.expectRevert(refusal);
        treasury.onReceipt(uint64(E6), 0, 0, 1, false, 0);
        vm.expectRevert(refusal);
        treasury.onReceipt(0, uint64(E6), 0, 1, false, 0);
        vm.expectRevert(refusal);
        treasury.onFee(uint64(E6));
        vm.stopPrank();
    }

    function test_aClosedDealStillPaysWhatItCanRecover() public {
        DebtorDouble deal = lent(1_000 * E6, 0);
        assertEq(writeOff(deal, type(uint64).max), 1_000 * E6);
        close(deal);
        fund(address(treasury), 30 * E6);
        vm.expectEmit(address(treasury));
        emit TreasuryLending.ReceiptBooked(address(deal), 0, 10 * E6, 20 * E6);
        vm.prank(address(deal));
        treasury.onReceipt(uint64(20 * E6), uint64(10 * E6), 5, 5, true, 5);
        assertEq(treasury.pendingOfDeals(), 30 * E6);
        assertEq(positions.openPositions().length, 0);
    }

    function test_aFeeIsSurplus() public {
        DebtorDouble deal = lent(1_000 * E6, 0);
        fund(address(treasury), 25 * E6);
        vm.expectEmit(address(treasury));
        emit TreasuryRecognition.SurplusAdded(address(deal), 25 * E6);
        vm.prank(address(deal));
        treasury.onFee(uint64(25 * E6));
        assertEq(surplus(), int256(125 * E18));
        assertEq(treasury.pendingYield(), 0);
    }

    function test_onlyWhatIsPaidOffEnds() public {
        DebtorDouble deal = lent(1_000 * E6, 0);
        vm.expectRevert(abi.encodeWithSelector(SeniorPositions.PositionNotEmpty.selector, address(deal), 1_000 * E6));
        close(deal);
        receive_(deal, 1_000 * E6, 0);
        vm.expectEmit(address(positions));
        emit SeniorPositions.PositionClosed(address(deal));
        close(deal);
        (uint256 place,) = positions.positionOf(address(deal));
        assertEq(place, 0);
        // Its place is another's; and it may draw again, which its own stages rule out.
        DebtorDouble next = lent(E6, 0);
        (place,) = positions.positionOf(address(next));
        assertEq(place, 1);
    }

    /// @dev A deal paid in the middle of a sale would have its dollars booked as the vault's and as its own.
    function test_nothingIsBookedWhileTheVaultIsAsked() public {
        DebtorDouble deal = lent(1_000 * E6, 0);
        invest(10_000 * E6);
        bytes[6] memory calls = [
            abi.encodeCall(TreasuryLending.fund, (1, 1, 1, false, bob, "F", "M", address(0), 0)),
            abi.encodeCall(TreasuryLending.onReceipt, (0, 0, 1, 1, false, 0)),
            abi.encodeCall(TreasuryLending.onFee, (0)),
            abi.encodeCall(TreasuryLending.reposition, (1, 1, false, 0)),
            abi.encodeCall(TreasuryLending.writeOff, (1)),
            abi.encodeCall(TreasuryLending.close, ())
        ];
        for (uint256 i; i < calls.length; ++i) {
            vault.callBack(address(deal), abi.encodeCall(DebtorDouble.act, (address(treasury), calls[i])));
            divest(E6);
            assertFalse(vault.lastCallSucceeded());
            assertEq(bytes4(vault.lastCallResult()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        }
    }
}
