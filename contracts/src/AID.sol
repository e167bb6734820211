// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title AID, a dollar that finances GPUs
/// @notice ERC-20 with ERC-2612 permits, 18 decimals. A transfer makes no external call and nobody can stop one.
/// @dev Who may mint and burn is fixed at construction by address, not by a role: nobody can add a minter later.
contract AID is ERC20, ERC20Permit {
    /// @notice Mints against USDC paid in, burns from those who redeem.
    address public immutable ISSUER;
    /// @notice Mints yield to the stakers, burns the stakers' own AID for a loss.
    address public immutable TREASURY;
    /// @notice The only account from which the Treasury can burn.
    address public immutable STAKED_AID;

    error NotMinter(address caller);
    error NotBurner(address caller, address from);
    error ZeroAddress();

    constructor(address issuer, address treasury, address stakedAid) ERC20("AID", "AID") ERC20Permit("AID") {
        if (issuer == address(0) || treasury == address(0) || stakedAid == address(0)) revert ZeroAddress();
        ISSUER = issuer;
        TREASURY = treasury;
        STAKED_AID = stakedAid;
    }

    /// @notice Creates AID. Only the Issuer and the Treasury, which do so against USDC they have received.
    /// @param to receiver
    /// @param amount AID, 18 decimals
    function mint(address to, uint256 amount) external {
        if (msg.sender != ISSUER && msg.sender != TREASURY) revert NotMinter(msg.sender);
        _mint(to, amount);
    }

    /// @notice Destroys AID. The Issuer burns its own caller's on redemption; the Treasury burns only what StakedAID
    /// holds, when a loss is realised.
    /// @param from whose AID
    /// @param amount AID, 18 decimals
    function burn(address from, uint256 amount) external {
        if (msg.sender != ISSUER && (msg.sender != TREASURY || from != STAKED_AID)) revert NotBurner(msg.sender, from);
        _burn(from, amount);
    }
}
