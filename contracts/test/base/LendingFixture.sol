// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PositionList} from "../../src/PositionList.sol";
import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";
import {Fixture} from "./Fixture.sol";

/// @notice The protocol with deals that are doubles. 1,000,000 AID staked, 500,000 circulating, 100 surplus, all in cash: a
/// cap is 250,000.
abstract contract LendingFixture is Fixture {
    struct Loan {
        uint64 senior;
        uint64 junior;
        uint24 lateAfter;
        bool asks;
        address borrower;
        bytes32 facility;
        bytes32 model;
        address replaced;
        uint8 hint;
    }

    SeniorPositions internal positions;

    function setUp() public virtual override {
        super.setUp();
        positions = treasury.POSITIONS();
        stakeAid(alice, 999_000 * E6);
        mintAid(bob, 500_000 * E6);
        settle();
    }

    function newDeal() internal returns (DebtorDouble deal) {
        deal = new DebtorDouble();
        dealFactory.set(address(deal), true);
    }

    function today() internal view returns (uint24) {
        return uint24(block.timestamp / 1 days);
    }

    /// @dev Of a borrower, a facility and a model of its own, first due in 30 days.
    function loanOf(DebtorDouble deal, uint256 senior, uint256 junior) internal view returns (Loan memory) {
        bytes32 own = bytes32(uint256(uint160(address(deal))));
        address borrower = address(uint160(uint256(keccak256(abi.encode(deal)))));
        return Loan(uint64(senior), uint64(junior), today() + 30, false, borrower, own, own, address(0), 0);
    }

    function lend(DebtorDouble deal, Loan memory l) internal {
        vm.prank(address(deal));
        treasury.fund(l.senior, l.junior, l.lateAfter, l.asks, l.borrower, l.facility, l.model, l.replaced, l.hint);
    }

    function lent(uint256 senior, uint256 junior) internal returns (DebtorDouble deal) {
        deal = newDeal();
        lend(deal, loanOf(deal, senior, junior));
    }

    /// @dev Pays and leaves all else as it is.
    function receive_(DebtorDouble deal, uint256 principal, uint256 yield_) internal {
        PositionList.Position memory p = positionOf(deal);
        fund(address(treasury), principal + yield_);
        vm.prank(address(deal));
        treasury.onReceipt(uint64(principal), uint64(yield_), p.junior, p.lateAfter, p.asks, 0);
    }

    function reposition(DebtorDouble deal, uint24 lateAfter, bool asks) internal {
        PositionList.Position memory p = positionOf(deal);
        vm.prank(address(deal));
        treasury.reposition(p.junior, lateAfter, asks, 0);
    }

    function writeOff(DebtorDouble deal, uint256 most) internal returns (uint256) {
        vm.prank(address(deal));
        return treasury.writeOff(uint64(most));
    }

    function close(DebtorDouble deal) internal {
        vm.prank(address(deal));
        treasury.close();
    }

    function positionOf(DebtorDouble deal) internal view returns (PositionList.Position memory p) {
        (, p) = positions.positionOf(address(deal));
    }

    function carrying() internal view returns (uint256 deals) {
        (,, deals,,,,) = treasury.balanceSheet();
    }

    function cashHeld() internal view returns (uint256 cash) {
        (cash,,) = treasury.book();
    }
}
