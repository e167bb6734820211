// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vm} from "forge-std/Vm.sol";
import {Deal} from "../../src/Deal.sol";
import {DealDraw} from "../../src/DealDraw.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {TreasuryLending} from "../../src/TreasuryLending.sol";
import {TreasuryRecognition} from "../../src/TreasuryRecognition.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice P7: the books of every deal, written from events alone by somebody who was only listening.
abstract contract DealCounts is DealFixture {
    /// @dev Micro-dollars.
    struct Count {
        /// USDC that moved to and from the deal, by the token's own events.
        uint256 inflow;
        uint256 outflow;
        uint256 committed;
        uint256 senior;
        uint256 junior;
        /// What a draw paid out: fee, what it paid off, what the borrower got.
        uint256 fee;
        uint256 drawnOut;
        uint256 toServicer;
        uint256 toSenior;
        uint256 toJunior;
        uint256 juniorsPaid;
        uint256 surplus;
        /// What the Treasury says it opened, got, and had as a fee.
        uint256 opened;
        uint256 booked;
        uint256 feeBooked;
        uint256 carrying;
        uint256 lost;
        uint256 writtenOff;
        /// By the calls' own answers: events do not tell apart what was withdrawn.
        uint256 servicingTaken;
        uint256 surplusTaken;
        uint256 unappliedTaken;
    }

    mapping(address deal => Count) internal counts;
    mapping(address => bool) internal isMine;
    uint256 internal aidBurned;
    /// @dev How often something happened.
    mapping(bytes32 what => uint256) public done;

    function _fold(Vm.Log[] memory logs) internal {
        for (uint256 i; i < logs.length; ++i) {
            Vm.Log memory l = logs[i];
            if (l.emitter == address(usdc)) _foldUsdc(l);
            else if (l.emitter == address(treasury)) _foldTreasury(l);
            else if (l.emitter == address(treasury.POSITIONS())) _foldPositions(l);
            else if (isMine[l.emitter]) _foldDeal(l, counts[l.emitter]);
        }
    }

    function _foldUsdc(Vm.Log memory l) private {
        if (l.topics[0] != IERC20.Transfer.selector) return;
        (address from, address to) = (_account(l.topics[1]), _account(l.topics[2]));
        uint256 usdc_ = abi.decode(l.data, (uint256));
        if (isMine[from]) counts[from].outflow += usdc_;
        if (isMine[to]) counts[to].inflow += usdc_;
    }

    function _foldTreasury(Vm.Log memory l) private {
        bytes32 what = l.topics[0];
        if (what == TreasuryRecognition.LossRealised.selector) {
            (, uint256 burned) = abi.decode(l.data, (uint256, uint256));
            aidBurned += burned;
            if (burned != 0) ++done["borne by the stakers"];
        }
        if (l.topics.length < 2 || !isMine[_account(l.topics[1])]) return;
        Count storage c = counts[_account(l.topics[1])];
        if (what == TreasuryLending.ReceiptBooked.selector) {
            (uint256 principal, uint256 beyond, uint256 recovery) = abi.decode(l.data, (uint256, uint256, uint256));
            c.booked += principal + beyond + recovery;
            c.carrying -= principal;
            if (recovery != 0) ++done["recovered"];
        } else if (what == TreasuryLending.WrittenOff.selector) {
            uint256 loss = abi.decode(l.data, (uint256));
            (c.writtenOff, c.carrying) = (c.writtenOff + loss, c.carrying - loss);
            ++done["written off"];
        } else if (what == TreasuryRecognition.SurplusAdded.selector) {
            c.feeBooked += abi.decode(l.data, (uint256));
        }
    }

    function _foldPositions(Vm.Log memory l) private {
        if (l.topics[0] != SeniorPositions.PositionOpened.selector) return;
        (,, uint256 senior_,,) = abi.decode(l.data, (bytes32, bytes32, uint256, uint256, uint256));
        Count storage c = counts[_account(l.topics[1])];
        (c.opened, c.carrying) = (c.opened + senior_, c.carrying + senior_);
    }

    function _foldDeal(Vm.Log memory l, Count storage c) private {
        bytes32 what = l.topics[0];
        if (what == DealRaise.Committed.selector) {
            (uint256 usdc_,) = abi.decode(l.data, (uint256, uint256));
            c.committed += usdc_;
        } else if (what == DealRaise.JuniorPaid.selector) {
            c.juniorsPaid += abi.decode(l.data, (uint256));
        } else if (what == DealDraw.Drawn.selector) {
            uint256[5] memory r = abi.decode(l.data, (uint256[5]));
            (c.senior, c.junior, c.fee, c.drawnOut) = (r[0], r[1], r[2], r[2] + r[3] + r[4]);
            ++done[r[3] == 0 ? bytes32("drawn") : bytes32("refinanced")];
        } else if (what == DealPayments.Received.selector) {
            uint256[5] memory r = abi.decode(l.data, (uint256[5]));
            (c.toServicer, c.toSenior) = (c.toServicer + r[0], c.toSenior + r[1] + r[2]);
            c.toJunior += r[3] + r[4];
        } else {
            _foldEnd(l, c, what);
        }
    }

    function _foldEnd(Vm.Log memory l, Count storage c, bytes32 what) private {
        uint256 seniorLoss;
        if (what == DealPayments.Cured.selector) {
            ++done["cured"];
        } else if (what == DealPayments.Repaid.selector) {
            ++done["repaid"];
        } else if (what == DealRaise.Cancelled.selector) {
            ++done["cancelled"];
        } else if (what == DealWorkout.Sold.selector) {
            uint256 surplus_;
            (, surplus_, seniorLoss,) = abi.decode(l.data, (uint256, uint256, uint256, uint256));
            c.surplus += surplus_;
            ++done[surplus_ == 0 ? bytes32("sold short") : bytes32("sold above")];
        } else if (what == DealWorkout.HandedOver.selector) {
            uint256 junior;
            (, junior, seniorLoss,) = abi.decode(l.data, (uint256, uint256, uint256, uint256));
            if (seniorLoss != 0) assertEq(junior, 0, "P3: juniors first");
            ++done["handed over"];
        } else if (what == DealWorkout.ImpairmentRealised.selector) {
            seniorLoss = abi.decode(l.data, (uint256));
            ++done["realised after 360 days"];
        } else if (what == DealWorkout.Closed.selector) {
            (seniorLoss,) = abi.decode(l.data, (uint256, uint256));
            ++done["closed"];
        }
        c.lost += seniorLoss;
    }

    function _account(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }

    // --- against what the contracts say ---

    function assertCounted(Deal d) internal view {
        Count storage c = counts[address(d)];
        (Deal.Purse memory p, uint256 unapplied) = d.purse();
        assertEq(c.inflow - c.outflow, usdc.balanceOf(address(d)), "what is held");
        assertEq(c.drawnOut, c.senior + c.junior, "a draw pays out what it is");
        uint256 paidIn = c.inflow - c.committed - c.senior;
        assertEq(
            paidIn,
            c.toServicer + c.toSenior + c.toJunior + c.surplus + c.unappliedTaken + unapplied,
            "what came in is what went out and what is held"
        );
        assertEq(uint256(p.raising) + p.juniors, c.committed - c.junior + c.toJunior - c.juniorsPaid, "juniors'");
        assertEq(p.servicing, c.toServicer - c.servicingTaken, "servicer's");
        assertEq(p.surplus, c.surplus - c.surplusTaken, "borrower's");
        assertEq(c.opened, c.senior, "what the Treasury lent");
        assertEq(c.booked, c.toSenior, "what the Treasury got");
        assertEq(c.feeBooked, c.fee, "fee");
        assertEq(c.lost, c.writtenOff, "losses");
        assertEq(d.capital().carrying, c.carrying, "carried");
        assertEq(tokenOf(d).distributed(), c.toJunior, "distributed");
    }
}
