// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Terms} from "../libraries/DealTerms.sol";
import {IJuniorToken} from "./IJuniorToken.sol";

/// @notice Where a deal stands, as stored. What follows from time alone, such as being late, is computed.
enum Stage {
    None,
    Proposed,
    Raising,
    Funded,
    Active,
    Defaulted,
    Liquidating,
    HandedOver,
    Repaid,
    Closed,
    Cancelled
}

/// @notice What the factory, the junior token, the auction and the Treasury ask of a deal.
interface IDeal {
    // --- the factory alone ---

    /// @notice Fixes the terms for ever: None → Proposed. Once, in the transaction that made the clone.
    /// @param number of the deal, from 1
    /// @param token of its juniors, made for it
    function initialise(uint256 number, Terms calldata fixedTerms, IJuniorToken token) external;

    /// @notice Proposed → Raising, or Funded at once where no juniors are asked for.
    function onApproved() external;

    /// @notice Any stage before the draw → Cancelled.
    function onCancelled() external;

    // --- the junior token alone ---

    /// @notice Pays a holder's claimed payouts out of the cash that was set aside by `distribute`.
    function payJunior(address receiver, uint64 usdc) external;

    /// @notice Pays a holder's commitment back, one for one. Refuses unless the deal is cancelled.
    function refundJunior(address receiver, uint64 usdc) external;

    // --- the auction alone ---

    /// @notice The title was sold; the price has just been transferred to the deal, which delivers the title to the buyer.
    /// The auction has ended: `stop` is not called.
    /// @param price USDC, 6 decimals
    function onSold(address buyer, uint64 price) external;

    // --- reading ---

    function terms() external view returns (Terms memory);

    /// @return `DealTerms.hash` of the terms
    function termsHash() external view returns (bytes32);

    function stage() external view returns (Stage);

    /// @return usdc what the collateral counts for: its aged value, in an auction and after an unsold one at most its
    /// last ask
    function collateralValue() external view returns (uint256 usdc);

    /// @return usdc what of the senior part is impaired. Never reverts.
    function seniorImpairment() external view returns (uint256 usdc);

    /// @return usdc what of it time may realise: what is impaired even by the highest appraisal
    function realisable() external view returns (uint256 usdc);
}
