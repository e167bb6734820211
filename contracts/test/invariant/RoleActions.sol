// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Treasury} from "../../src/Treasury.sol";
import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {Roles} from "../base/Roles.sol";
import {HandlerBase} from "./HandlerBase.sol";

/// @notice What the roles do, each one checked against P6 on the spot.
abstract contract RoleActions is HandlerBase {
    function invest(uint256 amount) external priceHolds {
        (uint256 cash,,) = w.treasury.book();
        _invest(bound(amount, 1, cash + cash / 8 + 1));
    }

    function _invest(uint256 amount) private asRole {
        (uint256 worth, bool live) = _worth();
        vm.prank(w.treasurer);
        try w.treasury.invest(amount) {
            _countFall(worth, live);
            (,,,,,, int256 free) = w.treasury.balanceSheet();
            assertGe(free, 0, "P2: invest");
            ++done["invested"];
        } catch (bytes memory reason) {
            _allow(
                reason,
                [
                    Treasury.InsufficientCash.selector,
                    TreasurySheet.FreeLiquidityNegative.selector,
                    TreasuryBills.InvestmentTooCostly.selector,
                    // A vault that lost everything again and again gives more shares than the book has room for.
                    SafeCast.SafeCastOverflowedUintDowncast.selector
                ]
            );
        }
    }

    function divest(uint256 amount) external priceHolds {
        (, uint256 value,) = w.treasury.billsHeld();
        _divest(bound(amount, 1, value + value / 8 + 1));
    }

    function _divest(uint256 amount) private asRole {
        (uint256 worth, bool live) = _worth();
        vm.prank(w.treasurer);
        try w.treasury.divest(amount) {
            _countFall(worth, live);
            ++done["divested"];
        } catch (bytes memory reason) {
            // The vault's own: paused, more than there is.
            _allow(
                reason,
                [
                    TreasuryBills.InsufficientLiquidity.selector,
                    TreasuryBills.InvestmentTooCostly.selector,
                    bytes4(keccak256("Error(string)")),
                    bytes4(keccak256("ERC20InsufficientBalance(address,uint256,uint256)"))
                ]
            );
        }
    }

    function _worth() private view returns (uint256 worth, bool live) {
        (uint256 cash, uint256 bills,,,,,) = w.treasury.balanceSheet();
        (,, live) = w.treasury.billsHeld();
        worth = cash + bills;
    }

    function _countFall(uint256 before, bool liveBefore) private {
        (uint256 worth, bool live) = _worth();
        if (liveBefore && live && worth < before) _countCost(before - worth);
    }

    /// @dev Half of the time somebody has given what little is missing.
    function withdrawSurplus(uint256 amount) external priceHolds {
        if (amount % 2 == 0) _topUp();
        (,,,,, int256 surplus,) = w.treasury.balanceSheet();
        uint256 most = surplus > int256(E12) ? uint256(surplus) / E12 : 1;
        _withdrawSurplus(bound(amount, 1, amount % 2 == 0 && most > 50 * E6 ? 50 * E6 : most));
    }

    function _topUp() private {
        (,,,,, int256 surplus,) = w.treasury.balanceSheet();
        uint256 lost = w.treasury.pendingYield() + w.treasury.POSITIONS().impairment() * E12;
        int256 missing = int256(w.staked.totalAssets() / 50 + lost + 100 * E18) - surplus;
        if (missing < int256(E12) || missing > int256(200_000 * E18)) return;
        uint256 usdc = uint256(missing) / E12;
        _fund(address(this), usdc);
        w.usdc.approve(address(w.treasury), usdc);
        w.treasury.addSurplus(usdc);
        usdcAddedAsSurplus += usdc;
    }

    function _withdrawSurplus(uint256 amount) private asRole {
        vm.prank(w.feeRecipient);
        try w.treasury.withdrawSurplus(amount, w.feeRecipient) {
            (,,,,, int256 surplus, int256 free) = w.treasury.balanceSheet();
            assertGe(free, 0, "P2: withdrawSurplus");
            _assertTicketsFirst(0);
            assertGe(surplus, int256(w.staked.totalAssets() * 200 / 10_000), "surplus below its floor");
            usdcPaidAsSurplus += amount;
            ++done["surplusPaid"];
        } catch (bytes memory reason) {
            _allow(
                reason,
                [
                    Treasury.SurplusTooSmall.selector,
                    TreasurySheet.FreeLiquidityNegative.selector,
                    TreasuryBills.InsufficientLiquidity.selector,
                    bytes4(0)
                ]
            );
        }
    }

    function pause() external asRole {
        vm.prank(w.guardian);
        w.issuer.pause();
    }

    function unpause() external {
        _delayed(w.governance, address(w.issuer), abi.encodeCall(Issuer.unpause, ()), Roles.GOVERNOR_DELAY);
    }

    function setCaps(uint256 blockCap, uint256 dayCap) external {
        blockCap = bound(blockCap, 0, w.issuer.MAX_BLOCK_CAP());
        dayCap = bound(dayCap, 0, w.issuer.MAX_DAY_CAP());
        bytes memory call = abi.encodeCall(Issuer.setCaps, (blockCap, dayCap));
        _delayed(w.governance, address(w.issuer), call, Roles.GOVERNOR_DELAY);
    }

    function setTargetApr(uint256 bps) external {
        bytes memory call = abi.encodeCall(Treasury.setTargetApr, (bound(bps, 0, 10_000)));
        _delayed(w.governance, address(w.treasury), call, Roles.GOVERNOR_DELAY);
    }

    function removeAttestor() external asRole {
        address attestor = vm.addr(w.attestorKey);
        if (!w.identity.isAttestor(attestor)) return;
        vm.prank(w.guardian);
        w.identity.removeAttestor(attestor);
    }

    function addAttestor() external {
        bytes memory call = abi.encodeCall(Identity.addAttestor, (vm.addr(w.attestorKey)));
        _delayed(w.attestorAdmin, address(w.identity), call, Roles.ATTESTOR_ADMIN_DELAY);
    }

    function revoke(uint256 who) external asRole {
        address attestor = vm.addr(w.attestorKey);
        if (!w.identity.isAttestor(attestor)) return;
        address account = _person(who);
        uint64 last = w.identity.recordOf(account).number;
        vm.prank(attestor);
        w.identity.revoke(account, last, "reason");
    }

    function _delayed(address who, address target, bytes memory data, uint32 delay) private {
        vm.prank(who);
        w.manager.schedule(target, data, 0);
        _pass(delay);
        _execute(who, target, data);
    }

    function _execute(address who, address target, bytes memory data) private asRole {
        vm.prank(who);
        w.manager.execute(target, data);
    }
}
