// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice What titles ask the factory of deals.
interface IDealFactory {
    /// @return whether this factory made the deal
    function isDeal(address deal) external view returns (bool);
}
