// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LentFixture} from "./LentFixture.sol";

/// @notice The worst deal there can be: a quarter of what is staked, without juniors. Of the stakers alice has a half, bob,
/// who wants to leave, and one more a quarter each.
abstract contract WorstDealFixture is LentFixture {
    Deal internal d;
    Terms internal t;

    /// @dev Who has as much as bob.
    function _stayer() internal view virtual returns (address);

    function setUp() public virtual override {
        super.setUp();
        t = withoutJuniors(termsOf(newTitle(borrower)));
        d = drawn(t);
    }

    function _stakeAll() internal override {
        stakeAid(alice, 599_000 * E6);
        stakeAid(bob, 300_000 * E6);
        stakeAid(_stayer(), 300_000 * E6);
    }
}
