// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice ERC-7887's cancelling of ERC-7540's redemption.
/// @dev ERC-165 id 0xe76cffc7.
interface IERC7887Redeem {
    event CancelRedeemRequest(address indexed controller, uint256 indexed requestId, address sender);
    event CancelRedeemClaim(
        address indexed controller, address indexed receiver, uint256 indexed requestId, address sender, uint256 shares
    );

    /// @notice Takes back all of a request that is pending.
    function cancelRedeemRequest(uint256 requestId, address controller) external;

    /// @return isPending whether a cancellation waits to be carried out
    function pendingCancelRedeemRequest(uint256 requestId, address controller) external view returns (bool isPending);

    /// @return shares that can be taken back, 18 decimals
    function claimableCancelRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);

    /// @return shares handed to `receiver`, 18 decimals
    function claimCancelRedeemRequest(uint256 requestId, address receiver, address controller)
        external
        returns (uint256 shares);
}
