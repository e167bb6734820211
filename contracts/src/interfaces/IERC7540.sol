// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice ERC-7540's operators: an account that another one lets act for it on every request.
/// @dev ERC-165 id 0xe3bc4e65.
interface IERC7540Operator {
    event OperatorSet(address indexed controller, address indexed operator, bool approved);

    /// @param operator who may act for the caller, or may no longer
    /// @return true
    function setOperator(address operator, bool approved) external returns (bool);

    /// @return whether `operator` may act for `controller`
    function isOperator(address controller, address operator) external view returns (bool);
}

/// @notice ERC-7540's asynchronous redemption.
/// @dev ERC-165 id 0x620ee8e4.
interface IERC7540Redeem {
    event RedeemRequest(
        address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 shares
    );

    /// @param shares 18 decimals
    /// @param controller who will claim
    /// @param owner whose shares; the caller, or who lets the caller act or spend
    function requestRedeem(uint256 shares, address controller, address owner) external returns (uint256 requestId);

    /// @return shares not served yet, 18 decimals
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);

    /// @return shares served and not claimed, 18 decimals
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);
}
