// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {TreasuryLending} from "../../src/TreasuryLending.sol";
import {Refusals} from "./Refusals.sol";

/// @notice The senior side of deals hears deals, and the list of positions hears the Treasury. What a deal may say is in
/// the tests of both.
abstract contract LendingRefusals is Refusals {
    function lendingRefusals() internal {
        _fromDeals();
        _fromTheTreasury();
    }

    function _fromDeals() private {
        address target = address(treasury);
        bytes4 refusal = TreasuryLending.NotDeal.selector;
        bytes memory call = abi.encodeCall(TreasuryLending.fund, (0, 0, 0, false, address(0), 0, 0, address(0), 0));
        string[4] memory drawn = ["senior", "junior", "borrower", "replaced"];
        for (uint256 i; i < drawn.length; ++i) {
            refused(drawn[i], bob, target, call, refusal);
        }
        call = abi.encodeCall(TreasuryLending.onReceipt, (0, 0, 0, 0, false, 0));
        string[3] memory received = ["principal", "yield_", "junior"];
        for (uint256 i; i < received.length; ++i) {
            refused(received[i], bob, target, call, refusal);
        }
        refused("usdc", bob, target, abi.encodeCall(TreasuryLending.onFee, (0)), refusal);
        refused("junior", bob, target, abi.encodeCall(TreasuryLending.reposition, (0, 0, false, 0)), refusal);
        refused("most", bob, target, abi.encodeCall(TreasuryLending.writeOff, (0)), refusal);
    }

    function _fromTheTreasury() private {
        address target = address(treasury.POSITIONS());
        bytes4 refusal = SeniorPositions.NotTreasury.selector;
        SeniorPositions.Opening memory nothing;
        bytes memory call = abi.encodeCall(SeniorPositions.open, (nothing, 0, 0));
        string[7] memory opened = ["o.deal", "o.senior", "o.junior", "o.borrower", "o.replaced", "hint", "most"];
        for (uint256 i; i < opened.length; ++i) {
            refused(opened[i], bob, target, call, refusal);
        }
        call = abi.encodeCall(SeniorPositions.repay, (address(0), 0, 0, 0, false, 0));
        string[4] memory repaid = ["deal", "principal", "junior", "hint"];
        for (uint256 i; i < repaid.length; ++i) {
            refused(repaid[i], bob, target, call, refusal);
        }
        call = abi.encodeCall(SeniorPositions.move, (address(0), 0, 0, false, 0));
        string[3] memory moved = ["deal", "junior", "hint"];
        for (uint256 i; i < moved.length; ++i) {
            refused(moved[i], bob, target, call, refusal);
        }
        call = abi.encodeCall(SeniorPositions.writeOff, (address(0), 0));
        refused("deal", bob, target, call, refusal);
        refused("most", bob, target, call, refusal);
        refused("deal", bob, target, abi.encodeCall(SeniorPositions.close, (address(0))), refusal);
    }
}
