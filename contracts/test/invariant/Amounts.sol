// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {HandlerBase} from "./HandlerBase.sol";

/// @notice How much of what is asked for can be minted or staked just now, whichever way it is done.
abstract contract Amounts is HandlerBase {
    /// @dev At most 100,000 USDC at once, so that the caps last for many. 0 where nothing can be minted.
    function _mintable(uint256 amount) internal view returns (uint256) {
        return _mintable(amount, type(uint256).max);
    }

    /// @param most USDC that something else than the Issuer allows
    function _mintable(uint256 amount, uint256 most) internal view returns (uint256) {
        (uint256 byIssuer,,) = w.issuer.mintable();
        most = _least(_least(most, byIssuer), 1e5 * E6);
        return most == 0 ? 0 : bound(amount, 1, most);
    }

    /// @dev Of the payer's AID, for at least one share. Zeros where nothing can be staked.
    function _stakable(address payer, uint256 amount) internal view returns (uint256 aid, uint256 shares) {
        uint256 most = _least(w.aid.balanceOf(payer), w.staked.maxDeposit(payer));
        if (most == 0) return (0, 0);
        aid = bound(amount, 1, most);
        shares = w.staked.previewDeposit(aid);
        if (shares == 0) aid = 0;
    }

    function _least(uint256 one, uint256 other) private pure returns (uint256) {
        return one < other ? one : other;
    }
}
