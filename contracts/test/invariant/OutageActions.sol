// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {PaymentActions} from "./PaymentActions.sol";
import {RaiseActions} from "./RaiseActions.sol";
import {RegisterActions} from "./RegisterActions.sol";
import {WorkoutActions} from "./WorkoutActions.sol";

/// @notice Payments that fail: Circle pauses USDC, or freezes the Treasury, a deal or a person, while people go on trying.
/// What fails changes nothing, and works again afterwards.
abstract contract OutageActions is RaiseActions, PaymentActions, WorkoutActions, RegisterActions {
    function outage(uint256 kind, uint256 which, uint256 amount, uint256 seed) external {
        kind %= 4;
        Deal d = _pick(which);
        address frozen = kind == 1 ? address(treasury) : kind == 2 ? address(d) : _somebody(seed);
        usdcRefuses = true;
        _circle(kind == 0 ? abi.encodeWithSignature("pause()") : abi.encodeWithSignature("blacklist(address)", frozen));
        bool performing = d.stage() == Stage.Active || d.stage() == Stage.HandedOver;
        // So long, every other time, that what is due next is missed and its grace is over.
        if (performing && seed % 2 == 0) _sitOut(d);
        this.pay(which, amount, seed, 0);
        this.claimPayout(which, seed);
        this.take(which, seed);
        this.commitTo(which, seed, seed, amount);
        this.prepareAndDraw(which, 0, seed % 2 == 0);
        bool missed = performing && today() >= _graceOver(d);
        this.declareDefault(which);
        // A frozen Treasury keeps nobody from paying a deal that it has lent nothing.
        bool unpayable = kind == 0 || kind == 2 || (kind == 1 && d.capital().positioned);
        if (performing && unpayable && d.stage() == Stage.Defaulted) {
            assertTrue(d.status().cause != 0, "in default for what nobody could pay");
        }
        if (missed && unpayable && kind != 0 && d.stage() != Stage.Defaulted) ++done["spared"];
        this.liquidate(which, true);
        this.buyTitle(which);
        _circle(
            kind == 0 ? abi.encodeWithSignature("unpause()") : abi.encodeWithSignature("unBlacklist(address)", frozen)
        );
        usdcRefuses = false;
        ++done["outage"];
    }

    /// @dev Mostly lifts it.
    function sanctionSomebody(uint256 who, uint256 seed) external {
        sanctions.set(_somebody(who), seed % 4 == 0);
        ++done["sanction"];
    }

    function _graceOver(Deal d) private view returns (uint256 day) {
        return dueDayOf(d) + 1 + d.terms().graceDays;
    }

    function _sitOut(Deal d) private {
        uint256 day = _graceOver(d);
        if (day > today() && day < today() + 75) passTo(day);
    }

    function _somebody(uint256 seed) private view returns (address) {
        address[6] memory all = [bob, servicer, borrower, operator, carol, alice];
        return all[seed % 6];
    }

    function _circle(bytes memory data) private {
        (bool ok,) = address(usdc).call(data);
        assertTrue(ok, "Circle");
    }
}
