// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Router} from "../../src/Router.sol";
import {Permits} from "../base/Permits.sol";
import {Amounts} from "./Amounts.sol";

/// @notice The other ways of minting, staking and moving: by shares, through the Router, by allowance and by permit.
abstract contract TokenActions is Amounts {
    function moveByAllowance(uint256 from, uint256 to, uint256 amount, bool shares, bool signs) external priceHolds {
        (address owner, address spender) = (_person(from), _person(to));
        address token = shares ? address(w.staked) : address(w.aid);
        amount = bound(amount, 0, IERC20(token).balanceOf(owner));
        if (signs) {
            Router.Permit memory p = _permit(token, from, spender, amount);
            IERC20Permit(token).permit(owner, spender, amount, p.deadline, p.v, p.r, p.s);
        } else {
            vm.prank(owner);
            IERC20(token).approve(spender, amount);
        }
        vm.prank(spender);
        IERC20(token).transferFrom(owner, spender, amount);
        assertEq(IERC20(token).allowance(owner, spender), 0);
    }

    /// @dev So many shares, or so many at least.
    function stakeFor(uint256 who, uint256 amount, bool byShares) external priceHolds {
        address payer = _person(who);
        uint256 shares;
        (amount, shares) = _stakable(payer, amount);
        if (amount == 0) return;
        uint256 balance = w.aid.balanceOf(payer);
        vm.startPrank(payer);
        w.aid.approve(address(w.staked), balance);
        uint256 assets = byShares ? w.staked.mint(shares, payer) : amount;
        if (!byShares) assertEq(w.staked.deposit(amount, payer, shares), shares);
        vm.stopPrank();
        assertLe(assets, amount, "took more than it said");
        assertLe(w.staked.convertToAssets(shares), assets, "gained by staking");
        aidStaked += assets;
    }

    function throughRouter(uint256 who, uint256 amount, bool stakes) external priceHolds {
        address payer = _person(who);
        if (w.sanctions.isSanctioned(payer)) return;
        if (stakes) _stakeThroughRouter(payer, who, amount);
        else _mintThroughRouter(payer, who, amount);
    }

    function _mintThroughRouter(address payer, uint256 who, uint256 amount) private {
        amount = _mintable(amount);
        if (amount == 0) return;
        _fund(payer, amount);
        Router.Permit memory p = _permit(address(w.usdc), who, address(w.router), amount);
        vm.prank(payer);
        assertEq(w.router.mint(amount, payer, p), amount * E12);
        usdcMinted += amount;
    }

    function _stakeThroughRouter(address payer, uint256 who, uint256 amount) private {
        uint256 shares;
        (amount, shares) = _stakable(payer, amount);
        if (amount == 0) return;
        Router.Permit memory p = _permit(address(w.aid), who, address(w.router), amount);
        vm.prank(payer);
        assertEq(w.router.stake(amount, payer, shares, p), shares);
        aidStaked += amount;
    }

    function _permit(address token, uint256 who, address spender, uint256 amount)
        private
        returns (Router.Permit memory)
    {
        (, uint256 key) = makeAddrAndKey(_nameOf(who % people.length));
        return Permits.sign(token, key, spender, amount, block.timestamp + 1 hours);
    }
}
