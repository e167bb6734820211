// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealFixture} from "../base/DealFixture.sol";

/// @notice Everything that can happen to two deals after their draw, by anybody, at any time; counts what came in and what
/// went out. A refusal must have a name, and what happens to one deal must leave the other as it was.
abstract contract DealHandler is DealFixture {
    Deal[2] internal deals;
    mapping(Deal => uint256) internal cameIn;
    mapping(Deal => uint256) internal wentOut;
    uint256 internal done;

    bytes4 private constant PANIC = bytes4(keccak256("Panic(uint256)"));
    bytes4 private constant ERROR = bytes4(keccak256("Error(string)"));

    function _pick(uint256 which) private view returns (Deal d, Deal other) {
        return which % 2 == 0 ? (deals[0], deals[1]) : (deals[1], deals[0]);
    }

    /// @dev Does it as somebody. What moved is told by balances.
    function _act(uint256 which, address who, bytes memory data) private returns (bool ok, bytes memory result) {
        (Deal d, Deal other) = _pick(which);
        return _act(d, other, address(d), who, data);
    }

    function _act(Deal d, Deal other, address target, address who, bytes memory data)
        private
        returns (bool ok, bytes memory result)
    {
        bytes32 before = _fingerprint(other);
        uint256 payers = usdc.balanceOf(who);
        uint256 lent = usdc.balanceOf(address(treasury));
        uint256 held = usdc.balanceOf(address(d));
        vm.prank(who);
        (ok, result) = target.call(data);
        if (!ok) {
            assertGe(result.length, 4, "no reason");
            assertTrue(bytes4(result) != PANIC && bytes4(result) != ERROR, "no name");
        } else {
            ++done;
        }
        // Only these three have a part in any call.
        uint256 nowHeld = usdc.balanceOf(address(d));
        uint256 paid = usdc.balanceOf(address(treasury)) - lent;
        assertEq(payers + held, usdc.balanceOf(who) + paid + nowHeld, "money came or went");
        wentOut[d] += paid;
        assertEq(_fingerprint(other), before, "isolation");
    }

    function _fingerprint(Deal d) private view returns (bytes32) {
        (Deal.Purse memory p, uint256 unapplied) = d.purse();
        bytes memory books = abi.encode(p, unapplied, d.status(), d.capital(), d.times());
        bytes memory rest = abi.encode(usdc.balanceOf(address(d)), titles.ownerOf(d.terms().titleId));
        return keccak256(abi.encode(books, rest, tokenOf(d).claimable(bob), tokenOf(d).totalSupply()));
    }

    // --- money in ---

    function pay(uint256 which, uint256 usdc_, uint256 kind) external {
        (Deal d,) = _pick(which);
        uint256 amount = bound(usdc_, 0, kind % 3 == 0 ? 400_000e6 : 40_000e6);
        if (kind % 5 == 1) amount = d.arrears(today());
        if (kind % 5 == 2) amount = d.payoff(today());
        if (amount != 0) fund(carol, amount);
        vm.prank(carol);
        usdc.approve(address(d), amount);
        bytes memory data =
            kind % 2 == 0 ? abi.encodeCall(Deal.pay, (amount, 0)) : abi.encodeCall(Deal.prepay, (amount, 0));
        (bool ok, bytes memory result) = _act(which, carol, data);
        if (ok) cameIn[d] += abi.decode(result, (uint256));
    }

    function donate(uint256 which, uint256 usdc_) external {
        (Deal d,) = _pick(which);
        uint256 amount = bound(usdc_, 1, 60_000e6);
        fund(address(d), amount);
        cameIn[d] += amount;
    }

    function applyReceived(uint256 which) external {
        _act(which, carol, abi.encodeCall(Deal.applyReceived, (0)));
    }

    // --- money out ---

    function take(uint256 which, uint256 kind) external {
        (Deal d,) = _pick(which);
        address who = kind % 3 == 1 ? servicer : d.debtor();
        bytes memory data = abi.encodeCall(Deal.takeUnapplied, (who));
        if (kind % 3 == 1) data = abi.encodeCall(Deal.withdrawServicing, (who));
        if (kind % 3 == 2) data = abi.encodeCall(Deal.withdrawSurplus, (who));
        (bool ok, bytes memory result) = _act(which, who, data);
        if (ok) wentOut[d] += abi.decode(result, (uint256));
    }

    function claim(uint256 which, bool transfers) external {
        (Deal d, Deal other) = _pick(which);
        JuniorToken token = tokenOf(d);
        address who = token.balanceOf(bob) != 0 ? bob : alice;
        if (transfers) {
            uint256 all = token.balanceOf(who);
            vm.prank(who);
            token.transfer(who == bob ? alice : bob, all);
        }
        (bool ok, bytes memory result) = _act(d, other, address(token), who, abi.encodeCall(JuniorToken.claim, (who)));
        if (ok) wentOut[d] += abi.decode(result, (uint256));
    }

    // --- facts ---

    function declareDefault(uint256 which) external {
        _act(which, carol, abi.encodeCall(Deal.declareDefault, ()));
    }

    function breach(uint256 which, uint256 kind, bool opens) external {
        Breach b = Breach(kind % 3);
        _act(which, carol, opens ? abi.encodeCall(Deal.openBreach, (b)) : abi.encodeCall(Deal.closeBreach, (b)));
    }

    function liquidate(uint256 which, bool role) external {
        _act(which, role ? underwriter : carol, abi.encodeCall(Deal.liquidate, ()));
    }

    function buyTitle(uint256 which) external {
        (Deal d, Deal other) = _pick(which);
        if (!auction.isRunning(address(d))) return;
        uint64 ask = uint64(auction.ask(address(d)));
        fund(carol, ask);
        vm.prank(carol);
        usdc.approve(address(auction), ask);
        (bool ok,) = _act(d, other, address(auction), carol, abi.encodeCall(auction.buy, (address(d), ask)));
        assertTrue(ok, "a sale cannot fail");
        cameIn[d] += ask;
    }

    function handOver(uint256 which, uint64 value) external {
        (Deal d,) = _pick(which);
        value = uint64(bound(value, 0, 300_000e6));
        uint40 until = uint40(block.timestamp);
        (bool ok,) = _act(which, underwriter, abi.encodeCall(Deal.offerHandOver, (operator, value, until)));
        if (!ok) return;
        verify(operator);
        (ok,) = _act(which, operator, abi.encodeCall(Deal.acceptHandOver, ()));
        if (ok) assertStage(d, Stage.HandedOver);
    }

    function realise(uint256 which, bool closes) external {
        _act(which, carol, closes ? abi.encodeCall(Deal.close, ()) : abi.encodeCall(Deal.realiseImpairment, ()));
    }

    // --- the world ---

    function recognise() external {
        treasury.recognise();
    }

    function passTime(uint256 time) external {
        pass(bound(time, 1 hours, 45 days));
    }

    function appraiseAgain(uint256 which, uint256 amount) external {
        (Deal d,) = _pick(which);
        for (uint256 i; i < 2; ++i) {
            appraise(d.terms().titleId, i, bound(amount, 50_000e6, 800_000e6));
        }
    }

    function reports(uint256 which, uint256 revenue) external {
        (Deal d,) = _pick(which);
        uint256 id = d.terms().titleId;
        if (telemetry.heartbeatOf(id) + 1 hours > block.timestamp) return;
        report(_reported(id, bound(revenue, 0, 800e6)));
    }

    function _reported(uint256 id, uint256 revenue) private view returns (Telemetry.Report memory r) {
        r = reportOf(id);
        r.revenue = uint72(revenue);
    }
}
