// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealLens} from "../../src/DealLens.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealRow, DealView, InstalmentView} from "../../src/libraries/DealViews.sol";
import {LentFixture} from "./LentFixture.sol";

/// @notice Deals and the real Treasury, seen through the lens.
abstract contract LensFixture is LentFixture {
    DealLens internal dealLens;

    function setUp() public virtual override {
        super.setUp();
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
