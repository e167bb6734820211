// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Router} from "../../src/Router.sol";
import {Permits} from "../base/Permits.sol";
import {DealKinds} from "./DealKinds.sol";

/// @notice Money that comes into deals, by calls, by plain transfer and by mistake, and what people fetch.
abstract contract PaymentActions is DealKinds {
    function pay(uint256 which, uint256 usdc_, uint256 kind, uint8 hint) external listens {
        Deal d = _pick(which);
        uint256 amount = bound(usdc_, 0, kind % 3 == 0 ? 400_000e6 : 40_000e6);
        if (_isOwed(d)) {
            if (kind % 5 == 1) amount = d.arrears(today());
            if (kind % 5 == 2) amount = d.payoff(today());
        }
        bool late = _isOwed(d) && d.secondsLate() != 0;
        _give(carol, address(d), amount);
        bool early = kind % 4 == 3;
        bytes memory data =
            early ? abi.encodeCall(Deal.prepay, (amount, hint)) : abi.encodeCall(Deal.pay, (amount, hint));
        (bool ok, bytes memory result) = _act(d, address(d), carol, data, early ? bytes32("prepay") : bytes32("pay"));
        if (!ok) return;
        assertLe(abi.decode(result, (uint256)), amount, "took more");
        if (late) ++done["paid late"];
    }

    /// @dev What healthy borrowers do: random amounts seldom pay a deal.
    function payOnTime(uint256 which) external listens {
        Deal d = _pick(which);
        if (!_isOwed(d)) return;
        uint256 day = dueDayOf(d);
        if (day > today() && day < today() + 35) pass(day * 1 days - block.timestamp);
        uint256 amount = d.arrears(today());
        _give(borrower, address(d), amount);
        _act(d, address(d), borrower, abi.encodeCall(Deal.pay, (amount, 0)), "paid on time");
    }

    function applyReceived(uint256 which, uint8 hint) external listens {
        Deal d = _pick(which);
        _act(d, address(d), carol, abi.encodeCall(Deal.applyReceived, (hint)), "applyReceived");
    }

    /// @dev USDC, AID, shares, junior tokens and titles, sent where nobody asked for them.
    function donate(uint256 which, uint256 to, uint256 kind, uint256 amount) external listens {
        Deal d = _pick(which);
        if (kind % 2 == 0) {
            if (!usdcRefuses) fund(_somewhere(d, to), bound(amount, 1, 60_000e6));
        } else {
            JuniorToken token = tokenOf(d);
            amount = bound(amount, 0, token.balanceOf(bob));
            bytes memory data = abi.encodeCall(token.transfer, (_somewhere(_pick(which / 2), to), amount));
            _act(d, address(token), bob, data, "junior tokens sent away");
        }
        ++done["donated"];
    }

    function _somewhere(Deal d, uint256 to) private view returns (address) {
        to %= 12;
        if (to == 1) return address(tokenOf(d));
        if (to == 2) return address(auction);
        if (to == 3) return address(factory);
        if (to == 4) return address(treasury.POSITIONS());
        if (to == 5) return address(titles);
        if (to == 6) return factory.DEAL();
        return address(d);
    }

    // --- what people fetch ---

    /// @dev Half of the time something has just come by mistake.
    function take(uint256 which, uint256 kind) external listens {
        Deal d = _pick(which);
        if (kind % 2 == 0 && !usdcRefuses) fund(address(d), 5_000e6);
        _take(d, (kind / 2) % 3);
    }

    function claimPayout(uint256 which, uint256 who) external listens {
        Deal d = _pick(which);
        address holder = who % 3 == 0 ? bob : who % 3 == 1 ? carol : alice;
        uint256 expected = tokenOf(d).claimable(holder);
        bytes memory data = abi.encodeCall(JuniorToken.claim, (holder));
        (bool ok, bytes memory result) = _act(d, address(tokenOf(d)), holder, data, "claim");
        if (ok) assertEq(abi.decode(result, (uint256)), expected, "paid what was claimable");
        else if (!usdcRefuses) assertEq(expected, 0, "P6: a claim was stopped");
    }

    /// @dev By transfer, by allowance, or by permit.
    function moveTokens(uint256 which, uint256 amount, uint256 way) external listens {
        Deal d = _pick(which);
        JuniorToken token = tokenOf(d);
        way %= 4;
        (address from, address to) = way == 3 ? (alice, bob) : way == 2 ? (bob, carol) : (bob, alice);
        amount = bound(amount, 0, token.balanceOf(from));
        if (way == 0) {
            _act(d, address(token), from, abi.encodeCall(token.transfer, (to, amount)), "token transfer");
            return;
        }
        if (way == 3) {
            Router.Permit memory p = Permits.sign(address(token), aliceKey, to, amount, block.timestamp);
            bytes memory data = abi.encodeCall(token.permit, (from, to, amount, p.deadline, p.v, p.r, p.s));
            _act(d, address(token), to, data, "token permit");
        } else {
            _act(d, address(token), from, abi.encodeCall(token.approve, (to, amount)), "token approve");
        }
        _act(d, address(token), to, abi.encodeCall(token.transferFrom, (from, to, amount)), "token transferFrom");
    }

    // --- what machines report ---

    function reports(uint256 which, uint256 revenue) external {
        uint256 id = _pick(which).terms().titleId;
        if (!titles.isTitled(id)) return;
        (,, uint40 issuedAt) = titles.reporting(id);
        if (telemetry.heartbeatOf(id) + 1 hours > block.timestamp || issuedAt + 1 hours > block.timestamp) return;
        Telemetry.Report memory r = reportOf(id);
        r.revenue = uint72(bound(revenue, 0, 800e6));
        report(r);
        ++done["report"];
    }

    function _isOwed(Deal d) internal view returns (bool) {
        uint256 s = uint256(d.stage());
        return s >= 4 && s <= 7;
    }
}
