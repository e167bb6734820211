// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fault} from "../mocks/Faults.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";
import {HandlerBase} from "./HandlerBase.sol";

/// @notice What happens around the protocol: time, the vault, the oracles, and tokens sent where nobody asked for them.
abstract contract WorldActions is HandlerBase {
    function passTime(uint256 time) external priceHolds {
        _pass(bound(time, 1, 3 days));
    }

    function vaultEarns(uint256 amount) external priceHolds {
        amount = bound(amount, 0, w.vault.totalAssets() / 200);
        _fund(address(w.vault), amount);
        w.vault.gain(amount);
    }

    /// @dev Mostly small, one time in sixteen up to everything.
    function vaultLoses(uint256 amount, uint8 odds) external priceHolds {
        w.vault.lose(bound(amount, 0, w.vault.totalAssets() / (odds < 16 ? 1 : 50)));
    }

    function vaultMisbehaves(uint256 seed) external priceHolds {
        VaultDouble.Knobs memory knobs;
        knobs.preview = Fault((seed >> 8) % 8 == 0 ? seed % 7 : 0);
        knobs.limit = Fault((seed >> 16) % 8 == 0 ? (seed >> 4) % 7 : 0);
        knobs.paused = (seed >> 24) % 6 == 0;
        knobs.entryFeeBps = (seed >> 32) % 6 == 0 ? (seed >> 40) % 5 : 0;
        knobs.saidShares = (seed >> 48) % 6 == 0 ? seed >> 64 : 0;
        knobs.most = (seed >> 128) % 4 == 0 ? 1 + (seed >> 160) % (w.vault.totalAssets() + 1) : 0;
        // An answer of the first word 1 is no silence but a fall to a micro-dollar; that is tried elsewhere.
        if (knobs.preview == Fault.LongAnswer) knobs.preview = Fault.Revert;
        if (knobs.limit == Fault.LongAnswer) knobs.limit = Fault.Revert;
        w.vault.set(knobs);
    }

    function vaultHeals() external priceHolds {
        VaultDouble.Knobs memory healthy;
        w.vault.set(healthy);
    }

    function othersUseTheVault(uint256 amount, bool out) external priceHolds {
        if (out) {
            uint256 most = w.vault.convertToAssets(w.vault.balanceOf(address(this)));
            try w.vault.withdraw(bound(amount, 0, most), address(this), address(this)) {} catch {}
        } else {
            amount = bound(amount, 1, 1e6 * E6);
            _fund(address(this), amount);
            w.usdc.approve(address(w.vault), amount);
            w.vault.deposit(amount, address(this));
        }
    }

    function oraclesFail(uint256 seed) external priceHolds {
        w.feed.fail(Fault(seed % 3 == 0 ? (seed >> 8) % 5 : 0));
    }

    function sanction(uint256 who, bool listed) external priceHolds {
        w.sanctions.set(_person(who), listed);
    }

    function sendUsdc(uint256 to, uint256 amount) external priceHolds {
        address[5] memory targets =
            [address(w.treasury), address(w.issuer), address(w.staked), address(w.router), address(w.vault)];
        address target = targets[to % 5];
        amount = bound(amount, 1, 1e5 * E6);
        _fund(target, amount);
        if (target == address(w.treasury)) usdcSentToTreasury += amount;
    }

    function sendAid(uint256 who, uint256 to, uint256 amount) external priceHolds {
        address sender = _person(who);
        address[4] memory targets = [address(w.staked), address(w.treasury), address(w.issuer), address(w.router)];
        address target = targets[to % 4];
        amount = bound(amount, 0, w.aid.balanceOf(sender));
        vm.prank(sender);
        w.aid.transfer(target, amount);
        if (target == address(w.staked)) aidSentToStaked += amount;
    }

    function sendBills(uint256 amount) external priceHolds {
        amount = bound(amount, 0, w.vault.balanceOf(address(this)));
        w.vault.transfer(address(w.treasury), amount);
        sharesSentToTreasury += amount;
    }
}
