// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealFixture} from "./DealFixture.sol";

/// @notice The worst deal there can be: a quarter of what is staked, without juniors. Of the stakers alice has a half, bob,
/// who wants to leave, and one more a quarter each.
abstract contract WorstDealFixture is DealFixture {
    Deal internal d;
    Terms internal t;

    /// @dev Who has as much as bob.
    function _stayer() internal view virtual returns (address);

    function _lender() internal view override returns (address) {
        return address(treasury);
    }

    function setUp() public virtual override {
        super.setUp();
        stakeAid(alice, 599_000 * E6);
        stakeAid(bob, 300_000 * E6);
        stakeAid(_stayer(), 300_000 * E6);
        settle();
        t = termsOf(newTitle(borrower));
        (t.junior, t.minJunior, t.seniorRateBps) = (0, 0, t.rateBps);
        d = drawn(t);
    }
}
