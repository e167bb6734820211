// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Deal} from "../../src/Deal.sol";
import {PositionList} from "../../src/PositionList.sol";
import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Lateness} from "../../src/libraries/Lateness.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {WholeWorld} from "./WholeWorld.sol";

/// @notice What must be true of deals at any moment, whatever anybody did.
abstract contract WholeChecks is WholeWorld {
    /// @dev Conservation and P7: deal by deal, to the micro-dollar, from events and tokens alone.
    function _assertConserved() internal view {
        for (uint256 i; i < deals.length; ++i) {
            Deal d = deals[i];
            assertCounted(d);
            (Deal.Purse memory p,) = d.purse();
            uint256 claims = tokenOf(d).claimable(bob) + tokenOf(d).claimable(carol) + tokenOf(d).claimable(alice);
            assertLe(claims, p.juniors, "claims are covered");
        }
    }

    /// @dev The Treasury's books and the deals' say the same, and the walk finds all that is late.
    function _assertPositions() internal view {
        SeniorPositions positions = treasury.POSITIONS();
        uint256 carried;
        uint256 open;
        uint256 impaired;
        for (uint256 i; i < deals.length; ++i) {
            Deal d = deals[i];
            (uint256 place, PositionList.Position memory p) = positions.positionOf(address(d));
            Deal.Capital memory c = d.capital();
            assertEq(place != 0, c.positioned, "open on both sides");
            assertEq(p.carrying, c.carrying, "carried on both sides");
            if (c.positioned) impaired += _assertOpen(d, p);
            if (c.positioned) ++open;
            carried += c.carrying;
        }
        (,, uint256 deals_,,,,) = treasury.balanceSheet();
        assertEq(deals_, carried, "what deals are carried at");
        assertEq(positions.impairment(), impaired, "P5: the walk finds all that is late");
        _assertOrder(positions, open);
    }

    /// @dev Returns what of it counts as lost, by asking it or by its lateness.
    function _assertOpen(Deal d, PositionList.Position memory p) private view returns (uint256 impaired) {
        Loan.Book memory book = d.loan(today());
        assertLe(p.carrying, book.senior, "no more than is owed");
        assertEq(p.junior, book.junior, "juniors' principal");
        assertEq(titles.ownerOf(d.terms().titleId), address(d), "holds its title while it lives");
        Stage stage = d.stage();
        assertFalse(auction.isRunning(address(d)) && stage != Stage.Liquidating, "no auction but in liquidation");
        bool inDefault = stage == Stage.Defaulted || stage == Stage.Liquidating;
        if (inDefault || d.status().breaches != 0 || d.status().unproven) {
            assertEq(p.lateAfter, 0, "P5: asked at once");
        }
        uint256 own = d.seniorImpairment();
        assertLe(own, p.carrying, "impaired beyond its value");
        uint256 late = Lateness.secondsLate(p.lateAfter, block.timestamp);
        bool counts = Lateness.isOver(p.lateAfter, block.timestamp);
        if (!counts) assertEq(own, 0, "P5: nothing is lost before it counts");
        if (!counts || p.asks || late > Lateness.LINE_ENDS) return own;
        uint256 loss = Lateness.loss(uint256(p.carrying) + p.junior, late, 0);
        impaired = Math.min(Math.saturatingSub(loss, p.junior), p.carrying);
        assertEq(impaired, own, "P5: both say the same");
    }

    function _assertOrder(SeniorPositions positions, uint256 open) private view {
        address[] memory listed = positions.openPositions();
        assertEq(listed.length, open, "list");
        uint256 last;
        for (uint256 i; i < listed.length; ++i) {
            (, PositionList.Position memory p) = positions.positionOf(listed[i]);
            assertGe(p.lateAfter, last, "sorted");
            last = p.lateAfter;
        }
    }

    /// @dev What has ended owes nobody but those it says, and its title is free.
    function _assertEnds() internal view {
        for (uint256 i; i < deals.length; ++i) {
            Deal d = deals[i];
            if (!_ended(d)) continue;
            Stage stage = d.stage();
            if (stage == Stage.Repaid) assertEq(d.owed(today()), 0, "repaid");
            (, address holder) = titles.stateOf(d.terms().titleId);
            // Its own title may come back to a deal that has ended: by mistake, and `returnStray` undoes it.
            if (holder == address(d)) assertTrue(pledgedAgain[d], "the title is free");
            if (stage == Stage.Cancelled) _assertRefundable(d);
        }
    }

    /// @dev Cancelled returns every cent.
    function _assertRefundable(Deal d) private view {
        (Deal.Purse memory p,) = d.purse();
        assertEq(p.juniors, tokenOf(d).totalSupply(), "every cent goes back");
    }

    /// @dev Leaving has a price whatever happens to deals, and anybody can work it out.
    function _assertPrices() internal view {
        uint256 impairment = treasury.impairment();
        (uint256 fees,) = staked.instantExits();
        uint256 uncovered = Math.saturatingSub(impairment, staked.unvested() - fees);
        uint256 worth = staked.totalAssets();
        worth = uncovered < worth ? worth - uncovered + 1 : 0;
        uint256 exact = Math.mulDiv(worth, E18, staked.totalSupply() + 1);
        assertEq(staked.exitPrice(), exact, "P5: the exit price is its formula");
    }
}
