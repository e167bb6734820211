// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PositionList} from "../../src/PositionList.sol";
import {Lateness} from "../../src/libraries/Lateness.sol";
import {LendingFixture} from "../base/LendingFixture.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";
import {Fault} from "../mocks/Faults.sol";

/// @notice The order of positions, whatever they do and whatever hints they give, against a list that is sorted anew, and
/// the impairment against a sum over all of them.
contract PositionsFuzzTest is LendingFixture {
    uint256 private constant MOST = 14;

    DebtorDouble[] private _deals;
    uint256 private _state;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < MOST; ++i) {
            _deals.push(newDeal());
        }
    }

    function testFuzz_everyHintLeadsToTheSameOrder(uint256 seed) public {
        _state = seed;
        for (uint256 i; i < 60; ++i) {
            _step(_deals[_random(MOST)]);
            _checkOrder();
        }
        for (uint256 i; i < 12; ++i) {
            pass(_random(12 days) + 1);
            _checkImpairment();
        }
    }

    function _step(DebtorDouble deal) private {
        (uint256 place,) = positions.positionOf(address(deal));
        if (place == 0) {
            Loan memory l = loanOf(deal, 1 + _random(10_000 * E6), _random(5_000 * E6));
            (l.lateAfter, l.asks, l.hint) = (_day(), _random(4) == 0, _hint(deal, 0));
            if (_random(2) == 0) l.hint = _hint(deal, l.lateAfter);
            return lend(deal, l);
        }
        uint256 what = _random(8);
        uint24 day = _day();
        bool asks = _random(4) == 0;
        uint8 hint = _random(2) == 0 ? positions.hintFor(address(deal), day) : _hint(deal, day);
        if (what == 0) {
            writeOff(deal, type(uint64).max);
            close(deal);
        } else if (what < 3) {
            uint64 principal = uint64(_random(10_000 * E6));
            fund(address(treasury), principal);
            vm.prank(address(deal));
            treasury.onReceipt(principal, 0, uint64(_random(5_000 * E6)), day, asks, hint);
        } else {
            deal.set(_random(20_000 * E6));
            deal.fail(_random(6) == 0 ? Fault.Revert : Fault.None);
            vm.prank(address(deal));
            treasury.reposition(uint64(_random(5_000 * E6)), day, asks, hint);
        }
    }

    /// @dev Right, its own, an open one, one that was left, none at all, or far outside.
    function _hint(DebtorDouble deal, uint24 day) private returns (uint8) {
        uint256 what = _random(4);
        (uint256 own,) = positions.positionOf(address(deal));
        if (what == 0) return positions.hintFor(address(deal), day);
        if (what == 1) return uint8(own);
        return uint8(what == 2 ? _random(MOST + 2) : _random(256));
    }

    /// @dev Within four months around now; sometimes the first of days.
    function _day() private returns (uint24) {
        return _random(30) == 0 ? 0 : uint24(today() - 100 + _random(130));
    }

    function _checkOrder() private view {
        address[] memory open = positions.openPositions();
        uint256 last;
        uint256 total;
        for (uint256 i; i < open.length; ++i) {
            (uint256 place, PositionList.Position memory p) = positions.positionOf(open[i]);
            assertGt(place, 0);
            assertGe(p.lateAfter, last, "order");
            last = p.lateAfter;
            total += p.carrying;
            (uint256 before,) = positions.positionOf(i == 0 ? address(0) : open[i - 1]);
            assertEq(p.previous, before, "back");
        }
        uint256 count;
        for (uint256 i; i < MOST; ++i) {
            (uint256 place,) = positions.positionOf(address(_deals[i]));
            if (place != 0) ++count;
        }
        assertEq(open.length, count, "all of them, each once");
        assertEq(total, carrying(), "carrying");
    }

    function _checkImpairment() private view {
        uint256 sum;
        uint256 silent;
        address[] memory open = positions.openPositions();
        for (uint256 i; i < open.length; ++i) {
            (, PositionList.Position memory p) = positions.positionOf(open[i]);
            uint256 late = Lateness.secondsLate(p.lateAfter, block.timestamp);
            uint256 loss;
            if (!Lateness.isOver(p.lateAfter, block.timestamp)) continue;
            if (!p.asks && late <= 90 days) {
                uint256 whole = Lateness.loss(uint256(p.carrying) + p.junior, late, 0);
                loss = whole > p.junior ? whole - p.junior : 0;
            } else if (p.carrying != 0) {
                try DebtorDouble(open[i]).seniorImpairment() returns (uint256 said) {
                    loss = silent < positions.MAX_SILENT() ? said : p.carrying;
                } catch {
                    (loss, silent) = (p.carrying, silent + 1);
                }
            }
            sum += loss < p.carrying ? loss : p.carrying;
        }
        assertEq(positions.impairment(), sum, "impairment");
        (,,,,, int256 left,) = treasury.balanceSheet();
        int256 buffer = left - int256(treasury.pendingYield()) - int256(sum * E12);
        assertEq(treasury.impairment(), buffer < 0 ? uint256(-buffer) : 0);
    }

    function _random(uint256 below) private returns (uint256) {
        _state = uint256(keccak256(abi.encode(_state)));
        return _state % below;
    }
}
