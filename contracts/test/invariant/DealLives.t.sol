// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {DealHandler} from "./DealHandler.sol";

contract DealWorld is DealHandler {
    /// @dev One of debt, one that revenue alone repays.
    function begin() external {
        deals[0] = newDeal();
        deals[1] = drawn(shareTermsOf(newTitle(borrower)));
        for (uint256 i; i < 2; ++i) {
            (cameIn[deals[i]], wentOut[deals[i]]) = (300_000e6, 300_000e6);
        }
    }

    /// @dev What came in is what went out and what is held, to the micro-dollar.
    function checkConservation() external view {
        for (uint256 i; i < 2; ++i) {
            Deal d = deals[i];
            uint256 out = wentOut[d] + senior.received(address(d));
            assertEq(cameIn[d], out + usdc.balanceOf(address(d)), "conservation");
            assertHeld(d);
            (Deal.Purse memory p,) = d.purse();
            assertEq(p.raising, 0);
            assertLe(tokenOf(d).claimable(bob) + tokenOf(d).claimable(alice), p.juniors, "claims are covered");
        }
    }

    /// @dev The Treasury's books and the deal's say the same.
    function checkPosition() external view {
        for (uint256 i; i < 2; ++i) {
            Deal d = deals[i];
            (bool open, uint64 carrying, uint64 junior,, bool asks) = senior.positionOf(address(d));
            Deal.Capital memory c = d.capital();
            Stage stage = d.stage();
            assertEq(open, c.positioned);
            assertEq(open, stage != Stage.Repaid && stage != Stage.Closed, "open while it lives");
            assertEq(carrying, c.carrying);
            assertLe(d.seniorImpairment(), carrying);
            // As stored, without what has become due since.
            if (open) _checkOpen(d, carrying, junior, asks);
        }
    }

    function _checkOpen(Deal d, uint64 carrying, uint64 junior, bool asks) private view {
        Loan.Book memory book = d.loan(today());
        assertLe(carrying, book.senior, "no more than is owed");
        assertEq(junior, book.junior);
        Stage stage = d.stage();
        bool inDefault = stage == Stage.Defaulted || stage == Stage.Liquidating;
        if (inDefault || d.status().breaches != 0 || d.status().unproven) assertTrue(asks, "asks");
        uint256 title = d.terms().titleId;
        assertEq(titles.ownerOf(title), address(d), "holds its title while it lives");
        assertEq(auction.isRunning(address(d)) && stage != Stage.Liquidating, false, "no auction but in liquidation");
    }

    function checkEnds() external view {
        for (uint256 i; i < 2; ++i) {
            Deal d = deals[i];
            if (d.stage() == Stage.Repaid) assertEq(d.owed(today()), 0, "repaid");
            if (d.stage() == Stage.Repaid || d.stage() == Stage.Closed) {
                assertFalse(titles.ownerOf(d.terms().titleId) == address(d), "the title is free");
            }
        }
    }
}

/// @notice Whole lives of deals by random hands, with time jumps and donations.
contract DealLivesInvariantTest is DealWorld {
    function setUp() public override {
        super.setUp();
        this.begin();
        bytes4[] memory selectors = new bytes4[](15);
        selectors[0] = this.pay.selector;
        selectors[1] = this.donate.selector;
        selectors[2] = this.applyReceived.selector;
        selectors[3] = this.take.selector;
        selectors[4] = bytes4(keccak256("claim(uint256,bool)"));
        selectors[5] = this.declareDefault.selector;
        selectors[6] = this.breach.selector;
        selectors[7] = this.liquidate.selector;
        selectors[8] = this.buyTitle.selector;
        selectors[9] = this.handOver.selector;
        selectors[10] = this.realise.selector;
        selectors[11] = this.passTime.selector;
        selectors[12] = this.appraiseAgain.selector;
        selectors[13] = this.reports.selector;
        selectors[14] = this.passTime.selector;
        targetContract(address(this));
        targetSelector(FuzzSelector(address(this), selectors));
    }

    function invariant_conservation() public view {
        this.checkConservation();
    }

    function invariant_theTreasuryKnowsTheSame() public view {
        this.checkPosition();
    }

    function invariant_ends() public view {
        this.checkEnds();
    }
}
