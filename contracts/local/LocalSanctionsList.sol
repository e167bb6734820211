// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ISanctionsList} from "../src/interfaces/ISanctionsList.sol";

/// @notice Stands where Chainalysis' oracle stands on a public chain. Refuses to exist anywhere but on a local one.
contract LocalSanctionsList is ISanctionsList {
    address public immutable OWNER;
    mapping(address account => bool) public isSanctioned;

    error OnlyOnALocalChain(uint256 chainId);
    error NotOwner(address caller);

    constructor() {
        if (block.chainid != 31337) revert OnlyOnALocalChain(block.chainid);
        OWNER = msg.sender;
    }

    function set(address account, bool sanctioned) external {
        if (msg.sender != OWNER) revert NotOwner(msg.sender);
        isSanctioned[account] = sanctioned;
    }
}
