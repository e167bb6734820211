// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Depreciation} from "../../src/libraries/Depreciation.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";

/// @notice Ageing and medians against the same formulas written a second time.
contract AppraisalsFuzzTest is RegisterFixture {
    uint256 private constant RAY = 1e27;

    /// @dev e^(−x) = (e^(−x/64))^64, the inner one as the reciprocal of its series, in 10^-27.
    function _expMinus(uint256 x) private pure returns (uint256 y) {
        uint256 part = x / 64;
        uint256 sum = RAY;
        uint256 term = RAY;
        for (uint256 n = 1; n < 30; ++n) {
            term = term * part / (n * RAY);
            sum += term;
        }
        y = RAY * RAY / sum;
        for (uint256 i; i < 6; ++i) {
            y = y * y / RAY;
        }
    }

    function testFuzz_agesByTheFormula(uint256 age) public pure {
        age = bound(age, 0, 100 * 365 days);
        uint256 x = 46 * RAY * age / (100 * 365 days);
        uint256 wanted = (3 * RAY + 97 * _expMinus(x)) / 100 / 1e9;
        assertApproxEqAbs(Depreciation.retained(age), wanted, 3);
    }

    function testFuzz_isRoundedDownAndOnlyFalls(uint256 value, uint256 age, uint256 more) public pure {
        value = bound(value, 0, type(uint72).max);
        age = bound(age, 0, type(uint40).max);
        more = bound(more, 0, type(uint40).max - age);
        uint256 aged = Depreciation.aged(value, age);
        assertLe(aged, value);
        assertGe(aged, value * 3 / 100);
        assertLe(Depreciation.aged(value, age + more), aged);
        assertEq(aged, value * Depreciation.retained(age) / 1e18);
        assertEq(Depreciation.aged(value, 0), value);
    }

    /// @dev Whole years: 3 % and 97 % of 0.6312836455…^n.
    function test_isTheFormulaAfterWholeYears() public pure {
        assertApproxEqAbs(Depreciation.retained(365 days), 642_345_136_141_718_190, 3);
        assertEq(Depreciation.retained(0), 1e18);
        assertEq(Depreciation.retained(100 * 365 days), 0.03e18, "nothing but the scrap");
        assertEq(Depreciation.retained(type(uint40).max), 0.03e18);
    }

    function testFuzz_valueAndFreshness(uint256 seed, uint256 wait) public {
        uint256 id = newTitle(alice);
        uint256[3] memory values;
        uint24[3] memory days_;
        uint256 count = seed % 4;
        for (uint256 i; i < count; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            vm.warp(block.timestamp + (random >> 64) % 20 days);
            (values[i], days_[i]) = (1 + (random >> 128) % 1e13, today() - uint24(random % 36));
            appraise(id, i, values[i], days_[i]);
        }
        vm.warp(block.timestamp + bound(wait, 0, 60 days));
        uint256 newest;
        for (uint256 i; i < count; ++i) {
            if (days_[i] > newest) newest = days_[i];
        }
        assertEq(appraisals.valueOf(id), _median(values, days_, count, newest));
        _assertFresh(id, values, days_, count);
    }

    /// @dev The one that has as many below or equal as the lower middle has places, by counting instead of sorting.
    function _median(uint256[3] memory values, uint24[3] memory days_, uint256 count, uint256 newest)
        private
        view
        returns (uint256)
    {
        uint256 counting;
        for (uint256 i; i < count; ++i) {
            if (days_[i] + 35 >= newest) ++counting;
        }
        for (uint256 i; i < count; ++i) {
            if (days_[i] + 35 < newest) continue;
            (uint256 below, uint256 same) = (0, 0);
            uint256 mine = _worth(values[i], days_[i]);
            for (uint256 j; j < count; ++j) {
                if (days_[j] + 35 < newest) continue;
                uint256 other = _worth(values[j], days_[j]);
                if (other < mine) ++below;
                if (other == mine) ++same;
            }
            uint256 place = (counting - 1) / 2;
            if (below <= place && place < below + same) return mine;
        }
        return 0;
    }

    function _assertFresh(uint256 id, uint256[3] memory values, uint24[3] memory days_, uint256 count) private view {
        uint256 wanted;
        uint256 low = type(uint256).max;
        uint256 high;
        for (uint256 i; i < count; ++i) {
            if (days_[i] + 35 < today()) continue;
            uint256 worth = _worth(values[i], days_[i]);
            ++wanted;
            if (worth < low) low = worth;
            if (worth > high) high = worth;
        }
        (uint256 fresh, uint256 lowest, uint256 highest,) = appraisals.freshOf(id);
        assertEq(fresh, wanted);
        assertEq(lowest, wanted == 0 ? 0 : low);
        assertEq(highest, high);
    }

    function _worth(uint256 value, uint24 day) private view returns (uint256) {
        return value * Depreciation.retained(block.timestamp - uint256(day) * 1 days) / 1e18;
    }
}
