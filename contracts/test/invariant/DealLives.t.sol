// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {PositionList} from "../../src/PositionList.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {DealHandler} from "./DealHandler.sol";

contract DealWorld is DealHandler {
    function _lender() internal view override returns (address) {
        return address(treasury);
    }

    /// @dev One of debt, one that revenue alone repays.
    function begin() external {
        stakeAid(alice, 2_399_000 * E6);
        settle();
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
            assertEq(cameIn[d], wentOut[d] + usdc.balanceOf(address(d)), "conservation");
            assertHeld(d);
            (Deal.Purse memory p,) = d.purse();
            assertEq(p.raising, 0);
            assertLe(tokenOf(d).claimable(bob) + tokenOf(d).claimable(alice), p.juniors, "claims are covered");
        }
    }

    /// @dev The Treasury's books and the deals' say the same.
    function checkPositions() external view {
        uint256 carried;
        for (uint256 i; i < 2; ++i) {
            Deal d = deals[i];
            (uint256 place, PositionList.Position memory p) = treasury.POSITIONS().positionOf(address(d));
            Deal.Capital memory c = d.capital();
            Stage stage = d.stage();
            assertEq(place != 0, c.positioned);
            assertEq(c.positioned, stage != Stage.Repaid && stage != Stage.Closed, "open while it lives");
            assertEq(p.carrying, c.carrying);
            assertLe(d.seniorImpairment(), c.carrying);
            if (c.positioned) _checkOpen(d, p);
            carried += c.carrying;
        }
        (,, uint256 deals_,,,,) = treasury.balanceSheet();
        assertEq(deals_, carried, "what deals are carried at");
        assertLe(treasury.POSITIONS().impairment(), carried);
    }

    function _checkOpen(Deal d, PositionList.Position memory p) private view {
        Loan.Book memory book = d.loan(today());
        assertLe(p.carrying, book.senior, "no more than is owed");
        assertEq(p.junior, book.junior);
        Stage stage = d.stage();
        bool inDefault = stage == Stage.Defaulted || stage == Stage.Liquidating;
        if (inDefault || d.status().breaches != 0 || d.status().unproven) assertTrue(p.asks, "asks");
        assertEq(titles.ownerOf(d.terms().titleId), address(d), "holds its title while it lives");
        assertEq(auction.isRunning(address(d)) && stage != Stage.Liquidating, false, "no auction but in liquidation");
    }

    /// @dev P1, and that leaving has a price whatever happens to deals.
    function checkBacking() external {
        treasury.recognise();
        (uint256 cash, uint256 bills, uint256 carried, uint256 supply,,,) = treasury.balanceSheet();
        assertGe((cash + bills + carried) * E12, supply, "P1");
        assertLe(staked.exitPrice(), staked.entryPrice());
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
        bytes4[] memory selectors = new bytes4[](16);
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
        selectors[15] = this.recognise.selector;
        targetContract(address(this));
        targetSelector(FuzzSelector(address(this), selectors));
    }

    function invariant_conservation() public view {
        this.checkConservation();
    }

    function invariant_theTreasuryKnowsTheSame() public view {
        this.checkPositions();
    }

    function invariant_AIDIsBacked() public {
        this.checkBacking();
    }

    function invariant_ends() public view {
        this.checkEnds();
    }
}
