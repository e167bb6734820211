// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CollateralAuction} from "../../src/CollateralAuction.sol";
import {Deal} from "../../src/Deal.sol";
import {Breach} from "../../src/DealBooks.sol";
import {PositionList} from "../../src/PositionList.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealTerms} from "../../src/libraries/DealTerms.sol";
import {DealKinds} from "./DealKinds.sol";

/// @notice Breaches, defaults and what follows: facts that anybody may state, and what the underwriter may choose.
abstract contract WorkoutActions is DealKinds {
    function declareDefault(uint256 which) external listens {
        _declare(_pick(which));
    }

    /// @dev A covenant that fails, where there is one.
    function breach(uint256 which, uint256 kind) external listens {
        for (uint256 i; i < deals.length; ++i) {
            Deal d = _pick(which % deals.length + i);
            Breach b = Breach((kind % 3 + i) % 3);
            bool holds = d.stage() != Stage.Active && d.stage() != Stage.HandedOver;
            if (i + 1 < deals.length && (holds || !d.fails(b))) continue;
            _act(d, address(d), carol, abi.encodeCall(Deal.openBreach, (b)), "openBreach");
            return;
        }
    }

    /// @dev Somebody sees to it that what is broken is kept again, or only says so.
    function mend(uint256 which, bool says) external listens {
        for (uint256 i; i < deals.length; ++i) {
            Deal d = _pick(which % deals.length + i);
            uint8 open = d.status().breaches;
            if (open == 0) continue;
            Breach kind = open & 1 != 0 ? Breach.Ltv : open & 2 != 0 ? Breach.Insurance : Breach.Telemetry;
            if (!says) _mend(d, kind);
            _act(d, address(d), carol, abi.encodeCall(Deal.closeBreach, (kind)), "closeBreach");
            return;
        }
    }

    function liquidate(uint256 which, bool role) external listens {
        Deal d = _pick(which);
        _act(d, address(d), role ? underwriter : carol, abi.encodeCall(Deal.liquidate, ()), "liquidate");
    }

    function buyTitle(uint256 which) external listens {
        (Deal d,) = _pickIn(which, Stage.Liquidating);
        _buy(d);
    }

    function handOver(uint256 which, uint64 value) external listens {
        _offerAndAccept(_pick(which), value);
    }

    function realise(uint256 which, bool closes) external listens {
        Deal d = _pick(which);
        if (closes) _act(d, address(d), carol, abi.encodeCall(Deal.close, ()), "close");
        else _act(d, address(d), carol, abi.encodeCall(Deal.realiseImpairment, ()), "realiseImpairment");
    }

    /// @dev What random times seldom reach: one deal goes all the way, from lateness to its end.
    function ruin(uint256 which, uint256 way, uint256 time) external listens {
        Deal d = _pick(which);
        Stage s = d.stage();
        if (s == Stage.Active || s == Stage.HandedOver) {
            uint256 from = dueDayOf(d) + 1 + d.terms().graceDays;
            if (from > today()) pass(from * 1 days - block.timestamp);
            _declare(d);
        }
        if (d.stage() != Stage.Defaulted) return;
        way %= 4;
        (, PositionList.Position memory p) = treasury.POSITIONS().positionOf(address(d));
        // Where little is owed, the debtor has this long to cure.
        if (way == 0 && time % 3 != 0) pass(30 days);
        if (way == 0) _offerAndAccept(d, time % 2 == 0 ? p.carrying + p.junior : uint64(time % 300_000e6));
        if (way == 1) pass(360 days);
        if (way == 1) _act(d, address(d), carol, abi.encodeCall(Deal.realiseImpairment, ()), "realiseImpairment");
        if (way < 2) return;
        _act(d, address(d), underwriter, abi.encodeCall(Deal.liquidate, ()), "liquidate");
        pass(time % 8 days);
        _buy(d);
    }

    /// @dev A share of revenue to the end of grace on its last due day: what is owed is paid, and what revenue did not bring is
    /// lost.
    function seeOut(uint256 which) external listens {
        (Deal d, bool found) = _pickShare(which);
        if (!found) return;
        uint256 last = DealTerms.lastDueDay(d.terms()) + d.terms().graceDays;
        if (last > today() + 400) return;
        if (last >= today()) pass((last + 1) * 1 days - block.timestamp);
        uint256 amount = d.arrears(today());
        _give(borrower, address(d), amount);
        if (amount != 0) _act(d, address(d), borrower, abi.encodeCall(Deal.pay, (amount, 0)), "pay");
        _act(d, address(d), carol, abi.encodeCall(Deal.close, ()), "close");
    }

    /// @dev A share of revenue that performs, from where `which` points.
    function _pickShare(uint256 which) private view returns (Deal d, bool found) {
        for (uint256 i; i < deals.length; ++i) {
            d = _pick(which % deals.length + i);
            bool performs = d.stage() == Stage.Active || d.stage() == Stage.HandedOver;
            if (performs && d.terms().rateBps == 0) return (d, true);
        }
    }

    /// @dev All arrears of a deal in default, which cures it where nothing else is wrong.
    function cure(uint256 which) external listens {
        (Deal d, bool found) = _pickIn(which, Stage.Defaulted);
        if (!found) (d, found) = _pickIn(which, Stage.Liquidating);
        if (!found) return;
        uint256 amount = d.arrears(today());
        if (amount == 0) return;
        _give(borrower, address(d), amount);
        _act(d, address(d), borrower, abi.encodeCall(Deal.pay, (amount, 0)), "paid all arrears");
    }

    /// @dev What is owed of a deal that was closed comes after all.
    function payAfterwards(uint256 which, uint256 usdc_) external listens {
        (Deal d, bool found) = _pickIn(which, Stage.Closed);
        if (!found) return;
        uint256 amount = bound(usdc_, 1, 100_000e6);
        _give(carol, address(d), amount);
        _act(d, address(d), carol, abi.encodeCall(Deal.pay, (amount, 0)), "paid afterwards");
    }

    // --- the world ---

    function passMonths(uint256 time) external {
        pass(bound(time, 1 hours, 45 days));
    }

    function appraiseAgain(uint256 which, uint256 amount) external listens {
        uint256 id = _pick(which).terms().titleId;
        if (!titles.isTitled(id)) return;
        for (uint256 i; i < 2; ++i) {
            appraise(id, i, bound(amount, 50_000e6, 800_000e6));
        }
        ++done["appraised"];
    }

    // --- inside ---

    function _mend(Deal d, Breach kind) private {
        uint256 id = d.terms().titleId;
        if (!titles.isTitled(id)) return;
        if (kind == Breach.Ltv) {
            appraise(id, 0, 800_000e6);
            appraise(id, 1, 800_000e6);
        } else if (kind == Breach.Insurance) {
            record(insureOf(id));
        } else {
            if (telemetry.heartbeatOf(id) + 1 hours > block.timestamp) return;
            (,, uint40 issuedAt) = titles.reporting(id);
            if (issuedAt + 1 hours <= block.timestamp) report(reportOf(id));
        }
    }

    /// @dev P5: what it costs the stakers is in the price at once.
    function _declare(Deal d) private {
        uint256 before = d.seniorImpairment();
        (bool ok,) = _act(d, address(d), carol, abi.encodeCall(Deal.declareDefault, ()), "declareDefault");
        if (ok && d.stage() == Stage.Defaulted && usdc.balanceOf(address(d)) == 0) {
            assertGe(d.seniorImpairment(), before, "P5: a default made it better");
        }
    }

    function _offerAndAccept(Deal d, uint64 value) private {
        value = uint64(bound(value, 0, 300_000e6));
        uint40 until = uint40(block.timestamp);
        bytes memory data = abi.encodeCall(Deal.offerHandOver, (operator, value, until));
        (bool ok,) = _act(d, address(d), underwriter, data, "offerHandOver");
        if (!ok) return;
        _verify(operator);
        (ok,) = _act(d, address(d), operator, abi.encodeCall(Deal.acceptHandOver, ()), "acceptHandOver");
        if (ok) assertStage(d, Stage.HandedOver);
    }

    function _buy(Deal d) private {
        if (!auction.isRunning(address(d))) return;
        uint64 ask = uint64(auction.ask(address(d)));
        _give(carol, address(auction), ask);
        bytes memory data = abi.encodeCall(CollateralAuction.buy, (address(d), ask));
        (bool ok,) = _act(d, address(auction), carol, data, "buy");
        assertTrue(ok || usdcRefuses || sanctions.isSanctioned(carol), "a sale cannot fail");
        if (ok && ask % 2 == 0) _take(d, 2);
    }
}
