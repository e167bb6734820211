// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {Interest} from "../../src/libraries/Interest.sol";

/// @notice ACT/365: by hand, and as properties over all that storage holds.
contract InterestTest is Test {
    uint256 private constant MILLION = 1e12;

    function test_aYearIs365DaysAndALeapYearHasOneMore() public pure {
        assertEq(Interest.accrued(MILLION, 1_000, 365), 100_000e6);
        // 100,000 · 366/365 = 100,273.9726027…, · 29/365 = 7,945.2054794…
        assertEq(Interest.accrued(MILLION, 1_000, 366), 100_273_972_603);
        assertEq(Interest.accrued(MILLION, 1_000, 29), 7_945_205_480);
    }

    function test_isRoundedUpAndNothingStaysNothing() public pure {
        assertEq(Interest.accrued(1, 1, 1), 1);
        assertEq(Interest.accrued(3_650_000, 1, 1), 1);
        assertEq(Interest.accrued(3_650_001, 1, 1), 2);
        assertEq(Interest.accrued(0, 1_000, 30), 0);
        assertEq(Interest.accrued(MILLION, 0, 30), 0);
        assertEq(Interest.accrued(MILLION, 1_000, 0), 0);
    }

    function testFuzz_isTheExactAmountRoundedUp(uint128 principal, uint32 rateBps, uint32 dayCount) public pure {
        uint256 exact = uint256(principal) * rateBps * dayCount;
        uint256 accrued = Interest.accrued(principal, rateBps, dayCount) * 3_650_000;
        assertGe(accrued, exact);
        assertLt(accrued, exact + 3_650_000);
    }

    function testFuzz_inPartsItIsNeverLess(uint72 principal, uint16 rateBps, uint16 first, uint16 second) public pure {
        uint256 whole = Interest.accrued(principal, rateBps, uint256(first) + second);
        uint256 parts = Interest.accrued(principal, rateBps, first) + Interest.accrued(principal, rateBps, second);
        assertGe(parts, whole);
        assertLe(parts, whole + 1);
    }
}
