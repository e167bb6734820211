// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fixture} from "../base/Fixture.sol";
import {Handler} from "./Handler.sol";
import {World} from "./HandlerBase.sol";

/// @notice The dollar side, and hands on it.
abstract contract DollarWorld is Fixture {
    Handler internal handler;

    /// @dev People with AID and shares from the start, so that a short run does not begin with nothing.
    function _beginDollars() internal {
        handler = new Handler(_world());
        for (uint256 i; i < 4; ++i) {
            handler.submitVoucher(i);
            handler.mint(i, i, 50_000 * E6);
            handler.stake(i, 20_000 * E18);
        }
        handler.invest(100_000 * E6);
        for (uint256 day; day < 2; ++day) {
            handler.passTime(1 days);
            handler.recognise();
        }
    }

    function _world() private view returns (World memory w) {
        (w.manager, w.identity, w.aid, w.staked, w.treasury) = (manager, identity, aid, staked, treasury);
        (w.issuer, w.router, w.tickets, w.usdc, w.vault) = (issuer, router, tickets, usdc, vault);
        (w.feed, w.sanctions, w.minter) = (feed, sanctions, address(this));
        (w.governance, w.guardian, w.treasurer) = (governance, guardian, treasurer);
        (w.attestorAdmin, w.feeRecipient, w.attestorKey) = (attestorAdmin, feeRecipient, attestorKey);
    }
}
