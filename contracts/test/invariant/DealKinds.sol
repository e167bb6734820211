// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Attestations} from "../../src/Attestations.sol";
import {Deal} from "../../src/Deal.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {CreditBase} from "./CreditBase.sol";

/// @notice Deals of every kind, up to their draw.
abstract contract DealKinds is CreditBase {
    uint256 internal constant MOST_DEALS = 7;

    /// @dev Its own title came back to it after its end, by mistake.
    mapping(Deal => bool) internal pledgedAgain;

    /// @dev 0 equal principal, 1 a share of revenue, 2 both and bullet, 3 a level payment without juniors, 4 juniors alone.
    function _terms(uint256 kind) internal returns (Terms memory t) {
        t = termsOf(newTitle(borrower));
        (t.graceDays, t.months) = (uint8(3 + kind % 8), uint8(6 + kind % 19));
        t.contractExpiry = uint40(block.timestamp + 5 * 365 days);
        kind %= 5;
        if (kind == 1) {
            (t.rateBps, t.seniorRateBps, t.revenueShareBps, t.balloon) = (0, 0, 8_000, 30_000e6);
        } else if (kind == 2) {
            (t.revenueShareBps, t.amortisation, t.juniorProRata) = (1_000, Amortisation.Bullet, true);
        } else if (kind == 3) {
            t = withoutJuniors(t);
            (t.amortisation, t.balloon) = (Amortisation.LevelPayment, 50_000e6);
        } else if (kind == 4) {
            (t.principal, t.minJunior) = (100_000e6, 50_000e6);
            t = wholeJunior(t);
        }
    }

    /// @dev Takes the place of one that has ended when there are many.
    function _propose(Terms memory t) internal returns (Deal d) {
        vm.prank(borrower);
        (address made,) = factory.propose(t);
        d = Deal(made);
        isMine[made] = true;
        if (deals.length < MOST_DEALS) deals.push(d);
        else deals[_endedPlace()] = d;
        ++done["proposed"];
    }

    /// @dev `MOST_DEALS` when all live.
    function _endedPlace() internal view returns (uint256 place) {
        while (place < deals.length && !_ended(deals[place])) ++place;
    }

    function _isFull() internal view returns (bool) {
        return deals.length == MOST_DEALS && _endedPlace() == MOST_DEALS;
    }

    /// @dev What a draw asks for, as far as somebody can see to it.
    function _makeDrawable(Deal d) internal {
        uint256 id = d.terms().titleId;
        (TitleFacts.State state,) = titles.stateOf(id);
        if (state == TitleFacts.State.Released) return;
        if (state == TitleFacts.State.Free && titles.ownerOf(id) == borrower) {
            vm.prank(borrower);
            titles.pledge(id, address(d));
        }
        for (uint256 i; i < 2; ++i) {
            appraise(id, i, VALUE);
        }
        attest(statementOf(Attestations.Kind.Bailee, uint96(id)));
        record(insureOf(id));
    }

    function _drawNow(Deal d, Deal replaced, uint8 hint) internal returns (bool ok) {
        bytes memory data = abi.encodeCall(Deal.draw, (address(replaced), hint));
        (ok,) = _act(d, replaced, address(d), borrower, data, "draw");
        if (ok && d.capital().positioned) _assertDrawn();
    }

    /// @dev P2 and P4: all tickets, worth what they are without any impairment, for a loss that is feared makes no room to
    /// lend; with the reserve for a fall of bills. A wei for what rounding up may add.
    function _assertDrawn() private view {
        (, uint256 bills,,,,, int256 free) = treasury.balanceSheet();
        assertGe(free + 1, int256(staked.unservedAssets(0) + bills * E12 / 100), "P2, P4: draw");
    }

    /// @dev Whether it lends nothing any more, or never will.
    function _ended(Deal d) internal view returns (bool) {
        Stage s = d.stage();
        return s == Stage.Repaid || s == Stage.Closed || s == Stage.Cancelled;
    }

    function _verify(address who) internal {
        if (identity.isAttestor(attestor)) verify(who);
    }
}
