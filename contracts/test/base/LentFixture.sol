// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealFixture} from "./DealFixture.sol";

/// @notice Deals that the stakers lend to: Treasury and deals are both real.
abstract contract LentFixture is DealFixture {
    function setUp() public virtual override {
        super.setUp();
        _stakeAll();
        settle();
    }

    /// @dev With the seed of the deployment, 1,200,000 dollars: four times a deal of the fixture.
    function _stakeAll() internal virtual {
        stakeAid(alice, 1_199_000 * E6);
    }

    function _lender() internal view override returns (address) {
        return address(treasury);
    }
}
