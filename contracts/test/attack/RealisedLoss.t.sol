// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {LentFixture} from "../base/LentFixture.sol";

/// @notice A deal of which a loss was realised and which performs again is carried at less than it owes. When it is late
/// again, what was written off is not lost a second time: the Treasury counts what the deal says, second by second, and no
/// second makes waiting worth it. Treasury and deals are both real, and no juniors stand before the stakers.
contract RealisedLossTest is LentFixture {
    Deal private d;
    Terms private t;

    function setUp() public override {
        super.setUp();
        t = withoutJuniors(termsOf(newTitle(borrower)));
        t.originationFeeBps = 0;
        (t.graceDays, t.months, t.contractExpiry) = (10, 36, uint40(block.timestamp + 5 * 365 days));
        t.amortisation = Amortisation.Bullet;
        d = defaulted(drawn(t));
        pass(360 days);
        appraise(t.titleId, 0, 2 * VALUE);
        appraise(t.titleId, 1, 2 * VALUE);
        assertEq(d.realiseImpairment(), 150_000e6, "half of it");
    }

    function test_afterACureNothingIsLostTwice() public {
        payFrom(borrower, d, d.arrears(today()));
        assertStage(d, Stage.Active);
        assertEq(d.capital().carrying, 150_000e6);
        assertEq(d.loan(today()).senior, 300_000e6);
        _assertLosesOnce(0);
    }

    function test_afterAHandOverNothingIsLostTwice() public {
        verify(operator);
        vm.prank(underwriter);
        d.offerHandOver(operator, 250_000e6, uint40(block.timestamp));
        appraise(t.titleId, 0, 400_000e6);
        appraise(t.titleId, 1, 400_000e6);
        vm.prank(operator);
        d.acceptHandOver();
        payNext(d);
        assertFalse(d.status().unproven);
        assertEq(d.capital().carrying, 150_000e6);
        assertEq(d.loan(today()).senior, 250_000e6);
        _assertLosesOnce(25_000e6);
    }

    /// @dev Every end of a day late, the second after it, and some between, until long after the curve has ended.
    /// @param lost what half of the debt, which is the least after 90 days, is more than what was written off
    function _assertLosesOnce(uint256 lost) private {
        // As much collateral as covers it, and what it paid vests first.
        appraise(t.titleId, 0, 2 * VALUE);
        appraise(t.titleId, 1, 2 * VALUE);
        for (uint256 i; i < 2; ++i) {
            pass(8 days);
            treasury.recognise();
        }
        uint256 lateFrom = (dueDayOf(d) + 1) * 1 days;
        uint256 last = staked.exitPrice();
        for (uint256 day; day <= 100; ++day) {
            uint24[3] memory seconds_ = [0, 1, uint24(uint256(keccak256(abi.encode(day))) % 1 days)];
            for (uint256 i; i < 3; ++i) {
                vm.warp(lateFrom + day * 1 days + seconds_[i]);
                uint256 price = staked.exitPrice();
                assertLe(price, last, "waiting made it better");
                last = price;
                assertEq(treasury.POSITIONS().impairment(), d.seniorImpairment(), "the deal's word");
            }
        }
        assertEq(d.seniorImpairment(), lost);
    }
}
