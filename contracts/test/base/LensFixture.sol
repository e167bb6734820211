// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealLens} from "../../src/DealLens.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealRow, DealView, InstalmentView} from "../../src/libraries/DealViews.sol";
import {DealFixture} from "./DealFixture.sol";

/// @notice Deals and the real Treasury, seen through the lens.
abstract contract LensFixture is DealFixture {
    DealLens internal dealLens;

    function _lender() internal view override returns (address) {
        return address(treasury);
    }

    function setUp() public virtual override {
        super.setUp();
        stakeAid(alice, 1_199_000 * E6);
        settle();
        dealLens = DealLens(vm.deployCode("DealLens.sol:DealLens", abi.encode(factory)));
    }

    /// @dev Funded by juniors alone: as many as one likes, for the Treasury's caps do not count them.
    function juniorTerms() internal returns (Terms memory) {
        return wholeJunior(termsOf(newTitle(borrower)));
    }

    function rowOf(Deal one) internal view returns (DealRow memory) {
        return dealLens.row(one.number(), address(0));
    }

    function viewOf(Deal one) internal view returns (DealView memory) {
        return dealLens.dealOf(one.number(), address(0));
    }

    function scheduleOf(Deal one) internal view returns (InstalmentView[] memory) {
        return viewOf(one).schedule;
    }
}
