// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice An authority that lets everybody do everything at once: the worst that could take the AccessManager's place.
contract OpenAuthority {
    function canCall(address, address, bytes4) external pure returns (bool immediate, uint32 delay) {
        return (true, 0);
    }
}
