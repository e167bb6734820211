// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice The interface of Chainalysis' sanctions oracle.
interface ISanctionsList {
    /// @return whether the account is on a sanctions list
    function isSanctioned(address account) external view returns (bool);
}
