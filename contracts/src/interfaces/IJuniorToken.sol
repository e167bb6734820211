// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice What a deal and the factory ask of the token of a deal's juniors. One token, 6 decimals, for each micro-dollar
/// committed.
interface IJuniorToken is IERC20 {
    /// @notice Ties a clone to its deal for ever. Once, in the transaction that made the clone.
    function initialise(address deal, uint256 number) external;

    /// @notice Creates tokens for a commitment. Only the deal, while it raises.
    function mint(address holder, uint64 amount) external;

    /// @notice Shares USDC among all tokens. Only the deal, which keeps the cash until holders claim. Refuses when there
    /// are no tokens; 0 does nothing.
    function distribute(uint64 usdc) external;
}
