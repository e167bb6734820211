// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {Lateness} from "../../src/libraries/Lateness.sol";

/// @notice The loss of a late deal: that it is continuous below 90 days follows from `test_thePiecesMeet` and
/// `testFuzz_aSecondAddsWhatItsPieceAdds`, which hold for whole numbers without rounding.
contract LatenessTest is Test {
    uint256 private constant MILLION = 1e12;

    function test_isLateFromTheEndOfTheDueDay() public pure {
        // Due on 31 January 2024; its last second, and midnight after it.
        assertEq(Lateness.secondsLate(19_753, 1_706_745_599), 0);
        assertEq(Lateness.secondsLate(19_753, 1_706_745_600), 0);
        assertEq(Lateness.secondsLate(19_753, 1_706_745_601), 1);
        assertEq(Lateness.secondsLate(19_753, 1_706_745_600 + 1 days), 1 days);
        assertEq(Lateness.secondsLate(19_753, 0), 0);
    }

    function test_thePiecesMeet() public pure {
        assertEq(Lateness.portion(0), 0);
        assertEq(Lateness.portion(30 days) * 100, Lateness.SCALE * 5);
        assertEq(Lateness.portion(60 days) * 100, Lateness.SCALE * 20);
        assertEq(Lateness.portion(90 days) * 100, Lateness.SCALE * 50);
        assertEq(Lateness.portion(15 days) * 1_000, Lateness.SCALE * 25);
        assertEq(Lateness.portion(45 days) * 1_000, Lateness.SCALE * 125);
        assertEq(Lateness.portion(75 days) * 1_000, Lateness.SCALE * 350);
        // A second before each end.
        assertEq(Lateness.portion(30 days - 1), Lateness.portion(30 days) - 500);
        assertEq(Lateness.portion(60 days - 1), Lateness.portion(60 days) - 1_500);
        assertEq(Lateness.portion(90 days - 1), Lateness.portion(90 days) - 3_000);
    }

    function testFuzz_aSecondAddsWhatItsPieceAdds(uint256 late) public pure {
        uint256 piece = late % 4;
        late = piece == 3 ? bound(late, 90 days, type(uint256).max - 1) : piece * 30 days + late / 4 % 30 days;
        uint16[4] memory slopes = [500, 1_500, 3_000, 0];
        assertEq(Lateness.portion(late + 1) - Lateness.portion(late), slopes[piece]);
    }

    function test_theLossByHand() public pure {
        assertEq(Lateness.loss(MILLION, 0, 0), 0);
        // A second of 5 % in 30 days: 19,290.12… micro-dollars.
        assertEq(Lateness.loss(MILLION, 1, 0), 19_291);
        assertEq(Lateness.loss(MILLION, 30 days, 0), 50_000e6);
        assertEq(Lateness.loss(MILLION, Lateness.BREACHED, 0), 50_000e6);
        assertEq(Lateness.loss(MILLION, 60 days, 0), 200_000e6);
        assertEq(Lateness.loss(MILLION, 90 days, 0), 500_000e6);
        assertEq(Lateness.loss(MILLION, 90 days + 1, 0), MILLION);
        assertEq(Lateness.loss(MILLION, Lateness.DEFAULTED, MILLION / 2), 700_000e6);
        assertEq(Lateness.loss(MILLION, Lateness.DEFAULTED, MILLION), 500_000e6);
        assertEq(Lateness.loss(3, Lateness.DEFAULTED, 100), 2);
        // 60 % of a micro-dollar cover nothing, of two they cover one.
        assertEq(Lateness.uncovered(10, 1), 10);
        assertEq(Lateness.uncovered(10, 2), 9);
        assertEq(Lateness.uncovered(10, 17), 0);
    }

    function testFuzz_neverFallsWithTime(uint128 exposure, uint256 late, uint256 later, uint128 collateral)
        public
        pure
    {
        (late, later) = _ordered(late % 120 days, later % 120 days);
        assertGe(Lateness.loss(exposure, later, collateral), Lateness.loss(exposure, late, collateral));
    }

    /// @dev 1 % a day, and a micro-dollar of rounding.
    function testFuzz_growsNoFasterThanItsSteepestPiece(uint128 exposure, uint256 late, uint256 later) public pure {
        (late, later) = _ordered(bound(late, 0, 90 days), bound(later, 0, 90 days));
        uint256 grown = Lateness.loss(exposure, later, 0) - Lateness.loss(exposure, late, 0);
        assertLe(grown, uint256(exposure) * (later - late) / 100 days + 1);
    }

    /// @dev What day 90 adds at once.
    function testFuzz_theStepAfter90DaysIsAtMostTheOtherHalf(uint128 exposure, uint128 collateral) public pure {
        uint256 before = Lateness.loss(exposure, 90 days, collateral);
        uint256 afterwards = Lateness.loss(exposure, 90 days + 1, collateral);
        assertEq(before, (uint256(exposure) + 1) / 2);
        assertLe(afterwards - before, uint256(exposure) / 2);
        assertLe(afterwards, exposure);
        if (uint256(collateral) * 6 >= uint256(exposure) * 5) assertEq(afterwards, before);
    }

    function testFuzz_moreCollateralLosesNoMore(uint128 exposure, uint256 late, uint128 collateral, uint128 more)
        public
        pure
    {
        late %= 120 days;
        (uint256 less, uint256 greater) = _ordered(collateral, more);
        assertLe(Lateness.loss(exposure, late, greater), Lateness.loss(exposure, late, less));
        assertLe(Lateness.uncovered(exposure, greater), Lateness.uncovered(exposure, less));
    }

    function testFuzz_moreExposureLosesNoLess(uint128 one, uint128 other, uint256 late, uint128 collateral)
        public
        pure
    {
        late %= 120 days;
        (uint256 less, uint256 greater) = _ordered(one, other);
        assertLe(Lateness.loss(less, late, collateral), Lateness.loss(greater, late, collateral));
    }

    function _ordered(uint256 one, uint256 other) private pure returns (uint256, uint256) {
        return one < other ? (one, other) : (other, one);
    }
}
