// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Terms} from "../../src/libraries/DealTerms.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {LateFixture} from "../base/LateFixture.sol";

/// @notice A borrower who stakes, stays, and is late while others leave: the same life twice, once paid on time, once late. The
/// price of leaving counts lateness, so who leaves meanwhile gives a part up, and it stays with who stays, the borrower
/// among them. Every price that counts lateness is one at which somebody leaves: this is pinned here, not prevented.
contract LateAmongLeaversTest is LateFixture {
    struct Outcome {
        /// What the borrower has at the end, and what the leaver was paid, micro-dollars.
        uint256 wealth;
        uint256 paid;
        /// When the leaver was served, micro-dollars: what counted as lost, and what the deal had paid to the stakers.
        uint256 lost;
        uint256 brought;
        /// The leaver's part of all shares, and the borrower's of those that stay, 1e18 is all.
        uint256 leaving;
        uint256 staying;
    }

    /// @dev A bullet, all of it senior: what is late is a month's interest, what counts as lost is a part of the loan.
    function _terms(uint256 titleId) internal view override returns (Terms memory terms) {
        terms = termsOf(titleId);
        terms = withoutJuniors(terms);
        terms.amortisation = Amortisation.Bullet;
    }

    /// @dev The borrower gains its part of what leavers give up and no more, and they no more than their part of what
    /// counts as lost and of the interest that is not there yet.
    /// forge-config: default.fuzz.runs = 48
    /// forge-config: deep.fuzz.runs = 1000
    function testFuzz_theBorrowersPartOfWhatLeaversGiveUpAndNoMore(
        uint256 stake,
        uint256 leaving,
        uint256 late,
        uint256 at
    ) public {
        late = bound(late, 1 days, 89 days);
        (Outcome memory onTime, Outcome memory delayed) =
            _both(bound(stake, 1, 1_500_000), bound(leaving, 1, 2_000_000), late, bound(at, 1, late - 1));
        uint256 given = onTime.paid > delayed.paid ? onTime.paid - delayed.paid : 0;
        assertLe(delayed.wealth, onTime.wealth + given * delayed.staying / E18 + DUST, "more than its part");
        uint256 most = delayed.lost + onTime.brought - delayed.brought;
        assertLe(given, most * delayed.leaving / E18 + DUST, "leavers gave up more than their part");
    }

    /// @dev A month late with the first interest, while a fifth of all shares leaves: they give up 3,197, and a borrower with a
    /// quarter of the rest is richer by a quarter of that, less the margin.
    function test_whatItGains() public {
        (Outcome memory onTime, Outcome memory delayed) = _both(800_000, 800_000, 30 days - 1, 30 days - 2);
        assertApproxEqAbs(onTime.paid - delayed.paid, 3_197 * E6, E6, "given up");
        assertApproxEqAbs(delayed.wealth - onTime.wealth, 786 * E6, E6, "gained");
    }

    /// @dev Of the two lives, micro-dollars and seconds from the end of the due day.
    function _both(uint256 stake, uint256 leaving, uint256 late, uint256 at)
        private
        returns (Outcome memory onTime, Outcome memory delayed)
    {
        uint256 state = vm.snapshotState();
        onTime = _live(stake, leaving, 0, at);
        vm.revertToState(state);
        delayed = _live(stake, leaving, lateFrom + late, at);
    }

    function _live(uint256 stake, uint256 leaving, uint256 paysFrom, uint256 at) private returns (Outcome memory o) {
        uint256 shares = stakeAid(carol, leaving * E6);
        vm.prank(carol);
        staked.requestRedeem(shares, carol, carol);
        _stake(stake * E6);
        quietUntil = paysFrom;
        _to(lateFrom + at);
        (o.lost, o.brought) = (treasury.impairment() / E12, yielded);
        o.leaving = shares * E18 / staked.totalSupply();
        (, uint256 assets) = staked.process(1);
        o.paid = assets / E12;
        o.staying = staked.balanceOf(borrower) * E18 / staked.totalSupply();
        o.wealth = _end(borrower);
    }
}
