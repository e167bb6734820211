// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {BookFixture} from "../base/BookFixture.sol";

/// @notice What a book of 128 deals, all of them real, costs whoever leaves sAID and whoever reads it, as transactions of
/// their own: after setUp every account and slot is cold.
abstract contract GasOfDealBook is BookFixture {
    function test_exitPrice() public view {
        staked.exitPrice();
    }
}

contract GasOfACurrentBookTest is GasOfDealBook {
    function test_pageOf128() public view {
        dealLens.page(1, 128, bob);
    }

    function test_pageOf16() public view {
        dealLens.page(1, 16, bob);
    }

    function test_oneDeal() public view {
        dealLens.dealOf(1, bob);
    }
}

/// @dev 60 days: the walk reckons their loss by their days alone.
contract GasWithTenDealsLateTest is GasOfDealBook {
    function setUp() public override {
        super.setUp();
        passTo(dueDayOf(book[0]) + 60);
    }
}

/// @dev Of a revenue share only it itself can say what it owes, from the end of each due day until somebody touches it.
contract GasWithTenSharesLateTest is GasOfDealBook {
    function _isShare(uint256 i) internal pure override returns (bool) {
        return i < EARLY;
    }

    function setUp() public override {
        super.setUp();
        passTo(dueDayOf(book[0]) + 60);
    }
}

/// @dev Each says itself what is impaired, by what its machines are worth.
contract GasWithTenDealsInDefaultTest is GasOfDealBook {
    function setUp() public override {
        super.setUp();
        passTo(dueDayOf(book[0]) + 12);
        for (uint256 i; i < EARLY; ++i) {
            book[i].declareDefault();
        }
    }
}
