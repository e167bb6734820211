// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice What ERC-7575 adds to ERC-4626.
/// @dev ERC-165 id 0x2f0a18c5, which counts ERC-4626's functions too.
interface IERC7575 {
    /// @return the token of the vault's shares
    function share() external view returns (address);
}
