// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FactoryFixture} from "../base/FactoryFixture.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {JuniorActions} from "./JuniorActions.sol";

/// @notice No payout is lost or paid twice, whatever holders, the deal and strangers do.
contract JuniorTokenInvariantTest is FactoryFixture {
    JuniorActions private actions;

    function setUp() public override {
        super.setUp();
        (DealDouble vehicle, JuniorToken token) = raising();
        actions = new JuniorActions(vehicle, token, usdc, address(this));
        // One holder with a single micro-dollar among large ones.
        actions.commit(1, 1, 0);
        actions.commit(2, 1e11, 3);
        bytes4[] memory selectors = new bytes4[](8);
        (selectors[0], selectors[1]) = (actions.commit.selector, actions.distribute.selector);
        (selectors[2], selectors[3]) = (actions.transfer.selector, actions.transferAll.selector);
        (selectors[4], selectors[5]) = (actions.claim.selector, actions.claimInVain.selector);
        (selectors[6], selectors[7]) = (actions.refund.selector, actions.donate.selector);
        targetSelector(FuzzSelector(address(actions), selectors));
        targetContract(address(actions));
    }

    function invariant_payoutsAreConserved() public view {
        actions.check();
    }

    /// @dev At the end of a run everybody claims, and nothing but parts of micro-dollars is left.
    function afterInvariant() public {
        actions.claimAll();
        actions.check();
    }
}
