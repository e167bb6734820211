// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitActions} from "./ExitActions.sol";
import {HandlerBase, World} from "./HandlerBase.sol";
import {RoleActions} from "./RoleActions.sol";
import {TokenActions} from "./TokenActions.sol";
import {UserActions} from "./UserActions.sol";
import {WorldActions} from "./WorldActions.sol";

/// @notice The dollar side: everyone who mints, redeems, stakes and leaves, its roles, and the world around.
contract Handler is UserActions, TokenActions, ExitActions, WorldActions, RoleActions {
    constructor(World memory world) HandlerBase(world) {}

    /// @dev Money that comes for a moment: minted before a recognition and a trade, redeemed after.
    function passMoney(uint256 who, uint256 amount, uint256 traded, bool buy) external {
        uint256 before = w.aid.balanceOf(_person(who));
        this.mint(who, who, amount);
        uint256 minted = w.aid.balanceOf(_person(who)) - before;
        this.recognise();
        if (buy) this.invest(traded);
        else this.divest(traded);
        if (minted != 0) this.redeem(who, minted);
    }
}
