// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Issuer} from "./Issuer.sol";
import {StakedAID} from "./StakedAID.sol";
import {ISanctionsList} from "./interfaces/ISanctionsList.sol";
import {Sanctions} from "./libraries/Sanctions.sol";

/// @title Router: several steps in one transaction
/// @notice Permit, mint and stake together. Acts on its caller's tokens only, keeps nothing between transactions and
/// has no owner. Serves neither a payer nor a receiver who is sanctioned: where the oracle does not answer minting
/// stops, as it does in the Issuer, and staking does not.
contract Router {
    using SafeERC20 for IERC20;

    /// @notice An ERC-2612 permit of the caller for this contract. `deadline` 0 means none: the allowance is used.
    struct Permit {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    IERC20 public immutable USDC;
    IERC20 public immutable AID_TOKEN;
    Issuer public immutable ISSUER;
    StakedAID public immutable STAKED_AID;
    ISanctionsList public immutable SANCTIONS;

    error ZeroAddress();
    error ZeroAmount();
    error InvalidReceiver(address receiver);
    error PermitExpired(uint256 deadline, uint256 timestamp);
    error PermitFailed(uint256 allowance, uint256 wanted);

    constructor(Issuer issuer, StakedAID stakedAid) {
        if (address(issuer) == address(0) || address(stakedAid) == address(0)) revert ZeroAddress();
        ISSUER = issuer;
        STAKED_AID = stakedAid;
        USDC = issuer.USDC();
        AID_TOKEN = IERC20(address(issuer.AID_TOKEN()));
        SANCTIONS = issuer.SANCTIONS();
        // This contract holds tokens only within a call, so these allowances expose nothing.
        USDC.forceApprove(address(issuer), type(uint256).max);
        AID_TOKEN.forceApprove(address(stakedAid), type(uint256).max);
    }

    /// @notice Mints AID with the caller's USDC.
    /// @param usdc USDC, 6 decimals
    /// @param receiver who gets the AID
    /// @param permit for `usdc` USDC, or none
    /// @return aid AID created, 18 decimals
    function mint(uint256 usdc, address receiver, Permit calldata permit) external returns (uint256 aid) {
        _requireReceiver(receiver);
        return _mint(usdc, receiver, permit);
    }

    /// @notice Stakes the caller's AID.
    /// @param aid AID, 18 decimals
    /// @param receiver who gets the shares
    /// @param minShares fewest shares accepted, 18 decimals
    /// @param permit for `aid` AID, or none
    /// @return shares sAID created, 18 decimals
    function stake(uint256 aid, address receiver, uint256 minShares, Permit calldata permit)
        external
        returns (uint256 shares)
    {
        _requireReceiver(receiver);
        Sanctions.requireNotKnown(SANCTIONS, msg.sender);
        if (receiver != msg.sender) Sanctions.requireNotKnown(SANCTIONS, receiver);
        _pull(AID_TOKEN, aid, permit);
        return STAKED_AID.deposit(aid, receiver, minShares);
    }

    /// @notice Mints AID with the caller's USDC and stakes it.
    /// @param usdc USDC, 6 decimals
    /// @param receiver who gets the shares
    /// @param minShares fewest shares accepted, 18 decimals
    /// @param permit for `usdc` USDC, or none
    /// @return shares sAID created, 18 decimals
    function mintAndStake(uint256 usdc, address receiver, uint256 minShares, Permit calldata permit)
        external
        returns (uint256 shares)
    {
        _requireReceiver(receiver);
        if (receiver != msg.sender) Sanctions.requireClear(SANCTIONS, receiver);
        return STAKED_AID.deposit(_mint(usdc, address(this), permit), receiver, minShares);
    }

    /// @dev The Issuer sees this contract as the payer, so the real one is checked here, and the receiver of AID there.
    function _mint(uint256 usdc, address receiver, Permit calldata permit) private returns (uint256 aid) {
        Sanctions.requireClear(SANCTIONS, msg.sender);
        _pull(USDC, usdc, permit);
        return ISSUER.mint(usdc, receiver);
    }

    /// @dev What is sent to nobody or to this contract could never be moved again.
    function _requireReceiver(address receiver) private view {
        if (receiver == address(0) || receiver == address(this)) revert InvalidReceiver(receiver);
    }

    /// @dev A permit that someone else has already sent on is no failure as long as the allowance is there.
    function _pull(IERC20 token, uint256 amount, Permit calldata permit) private {
        if (amount == 0) revert ZeroAmount();
        if (permit.deadline != 0) {
            if (permit.value < amount) revert PermitFailed(permit.value, amount);
            try IERC20Permit(address(token))
                .permit(msg.sender, address(this), permit.value, permit.deadline, permit.v, permit.r, permit.s) {}
            catch {
                uint256 allowance = token.allowance(msg.sender, address(this));
                if (allowance < amount) {
                    if (permit.deadline < block.timestamp) revert PermitExpired(permit.deadline, block.timestamp);
                    revert PermitFailed(allowance, amount);
                }
            }
        }
        token.safeTransferFrom(msg.sender, address(this), amount);
    }
}
