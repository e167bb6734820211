// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {Roles} from "../base/Roles.sol";
import {DealKinds} from "./DealKinds.sol";

/// @notice What borrowers, underwriter, guardian and juniors do before the draw, and the draw.
abstract contract RaiseActions is DealKinds {
    function proposeDeal(uint256 kind, bool approves) external listens {
        if (_isFull()) return;
        Deal d = _propose(_terms(kind));
        if (approves) _approveNow(d);
    }

    function approveDeal(uint256 which) external listens {
        (Deal d, bool found) = _pickIn(which, Stage.Proposed);
        if (found) _approveNow(d);
    }

    function _approveNow(Deal d) private {
        bytes memory data = abi.encodeCall(DealFactory.approve, (address(d), d.termsHash()));
        _act(d, address(factory), underwriter, data, "approve");
    }

    /// @dev By the underwriter, the guardian, the borrower or, when the time is over, anybody. Seldom, or nothing would
    /// ever be drawn.
    function endDeal(uint256 which, uint256 how, uint256 odds) external listens {
        if (odds % 3 != 0) return;
        Deal d = _undrawn(which);
        how %= 4;
        if (how == 0) {
            _act(d, address(factory), underwriter, abi.encodeCall(DealFactory.decline, (address(d))), "decline");
        }
        if (how == 1) {
            _act(d, address(factory), guardian, abi.encodeCall(DealFactory.cancel, (address(d))), "guardian cancels");
        }
        if (how > 1) _act(d, address(d), how == 2 ? borrower : carol, abi.encodeCall(DealRaise.cancel, ()), "cancel");
    }

    function _undrawn(uint256 which) private view returns (Deal d) {
        bool found;
        (d, found) = _pickIn(which, Stage(1 + which % 3));
        for (uint256 i = 1; i <= 3 && !found; ++i) {
            (d, found) = _pickIn(which, Stage(i));
        }
    }

    function commitTo(uint256 which, uint256 who, uint256 to, uint256 amount) external listens {
        (Deal d,) = _pickIn(which, Stage.Raising);
        amount = bound(amount, 0, amount % 3 == 0 ? d.terms().junior : 20_000e6);
        address payer = _junior(who);
        _give(payer, address(d), amount);
        _act(d, address(d), payer, abi.encodeCall(DealRaise.commit, (amount, _junior(to))), "commit");
    }

    function closeRaise(uint256 which) external listens {
        (Deal d,) = _pickIn(which, Stage.Raising);
        _act(d, address(d), carol, abi.encodeCall(DealRaise.closeRaise, ()), "closeRaise");
    }

    function refund(uint256 which, uint256 who) external listens {
        (Deal d,) = _pickIn(which, Stage.Cancelled);
        address holder = _junior(who);
        _act(d, address(tokenOf(d)), holder, abi.encodeCall(JuniorToken.refund, (holder)), "refund");
    }

    /// @dev The borrower's own title, or another one of its, which the deal has no use for.
    function pledgeTitle(uint256 which, bool stray) external listens {
        Deal d = _pick(which);
        uint256 id = stray ? newTitle(borrower) : d.terms().titleId;
        (bool ok,) = _act(d, address(titles), borrower, abi.encodeCall(titles.pledge, (id, address(d))), "pledge");
        if (ok && !stray && _ended(d)) pledgedAgain[d] = true;
        if (stray) _act(d, address(d), carol, abi.encodeCall(DealRaise.returnStray, (id)), "returnStray");
    }

    function returnTitle(uint256 which) external listens {
        Deal d = _pick(which);
        _act(d, address(d), carol, abi.encodeCall(DealRaise.returnStray, (d.terms().titleId)), "return");
    }

    /// @dev With what happens to be there.
    function drawDeal(uint256 which, uint8 hint) external listens {
        (Deal d,) = _pickIn(which, Stage.Funded);
        _drawNow(d, Deal(address(0)), hint);
    }

    /// @dev What random times seldom reach: everything that a draw asks for, within its time.
    function prepareAndDraw(uint256 which, uint8 hint, bool partly) external listens {
        (Deal d, bool found) = _pickIn(which, Stage.Raising);
        if (found) _fillRaise(d, partly);
        else if (!_isFull()) _bring(which);
        (d, found) = _pickIn(which, Stage.Funded);
        if (!found) return;
        pass(2 days);
        _makeDrawable(d);
        _verify(borrower);
        _drawNow(d, Deal(address(0)), hint);
    }

    function _bring(uint256 kind) private {
        Deal d = _propose(_terms(kind));
        _approveNow(d);
        if (d.stage() == Stage.Raising) _fillRaise(d, false);
    }

    function _fillRaise(Deal d, bool partly) private {
        uint256 missing = d.terms().junior - d.capital().raised;
        if (missing == 0 || usdcRefuses) return;
        if (partly) missing = missing / 2 + 1;
        _give(bob, address(d), missing);
        _act(d, address(d), bob, abi.encodeCall(DealRaise.commit, (missing, bob)), "commit");
        if (!partly) return;
        uint256 deadline = d.terms().raiseDeadline;
        if (block.timestamp < deadline) pass(deadline - block.timestamp);
        _act(d, address(d), carol, abi.encodeCall(DealRaise.closeRaise, ()), "closeRaise");
    }

    /// @dev A new deal pays an old one off: its own title secures it, or the one that the old deal gives back.
    function refinance(uint256 which, bool sameTitle, uint8 hint) external listens {
        (Deal replaced, bool alive) = _pickIn(which, Stage.Active);
        if (!alive || _isFull()) return;
        Terms memory t = _terms(0);
        if (sameTitle) t.titleId = replaced.terms().titleId;
        Deal d = _propose(t);
        _approveNow(d);
        _fillRaise(d, false);
        pass(2 days);
        _makeDrawable(d);
        vm.prank(borrower);
        titles.setApprovalForAll(address(d), true);
        _verify(borrower);
        _drawNow(d, replaced, hint);
    }

    /// @dev The guardian stops new risk, and nothing else; the governor ends it in public.
    function pauseDeals(uint256 which, uint256 amount) external listens {
        vm.prank(guardian);
        factory.pause();
        (Deal d,) = _pickIn(which, Stage.Raising);
        _give(bob, address(d), E6);
        vm.prank(bob);
        (bool taken,) = address(d).call(abi.encodeCall(DealRaise.commit, (E6, bob)));
        assertFalse(taken, "paused and committed");
        d = _pick(which);
        amount = bound(amount, 1, 10_000e6);
        uint256 due = _isPayable(d) ? d.arrears(today()) : 0;
        _give(carol, address(d), amount);
        (bool paid,) = _act(d, address(d), carol, abi.encodeCall(Deal.pay, (amount, 0)), "pay in a pause");
        if (due != 0 && !usdcRefuses) assertTrue(paid, "P6: a pause stopped a payment");
        asDelayed(governance, address(factory), abi.encodeCall(DealFactory.unpause, ()), Roles.GOVERNOR_DELAY);
        ++done["paused"];
    }

    /// @dev The owner of a title that no deal holds lets the machines go.
    function releaseOne(uint256 which) external listens {
        Deal d = _pick(which);
        if (!_ended(d)) return;
        uint256 id = d.terms().titleId;
        (TitleFacts.State state,) = titles.stateOf(id);
        if (state != TitleFacts.State.Free) return;
        releaseTitle(titles.ownerOf(id), id);
        ++done["release"];
    }

    function _isPayable(Deal d) internal view returns (bool) {
        Stage s = d.stage();
        return s == Stage.Active || s == Stage.HandedOver;
    }

    function _junior(uint256 who) internal view returns (address) {
        return who % 3 == 0 ? bob : who % 3 == 1 ? carol : alice;
    }
}
