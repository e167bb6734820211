// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IDealFactory} from "../../src/interfaces/IDealFactory.sol";

/// @notice A factory whose deals are the accounts that a test names.
contract DealFactoryDouble is IDealFactory {
    mapping(address deal => bool) public isDeal;

    function set(address deal, bool is_) external {
        isDeal[deal] = is_;
    }
}
