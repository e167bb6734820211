// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Fault, Faults} from "./Faults.sol";

/// @notice A T-bill vault: honest unless a test makes it earn, lose, stop, charge, lie or call back.
contract VaultDouble is ERC4626 {
    struct Knobs {
        /// How `previewRedeem` fails.
        Fault preview;
        /// How `maxWithdraw` fails.
        Fault limit;
        /// `withdraw` reverts and `maxWithdraw` is 0.
        bool paused;
        /// `deposit` gives this much less.
        uint256 entryFeeBps;
        /// `withdraw` pays this much less than it says.
        uint256 shortBps;
        /// `withdraw` burns this much more than it says.
        uint256 overBurnBps;
        /// `deposit` and `withdraw` say this many shares instead of the true number; 0 for the truth.
        uint256 saidShares;
        /// Most that `withdraw` pays; 0 for no limit.
        uint256 most;
    }

    uint256 private _assets;
    Knobs private _knobs;
    address private _target;
    bytes private _call;
    bool private _mustSucceed;
    bool public lastCallSucceeded;
    bytes public lastCallResult;

    constructor(IERC20 usdc) ERC20("Bills", "BILL") ERC4626(usdc) {}

    function set(Knobs calldata knobs) external {
        _knobs = knobs;
    }

    /// @dev Called in the middle of the next deposit or withdrawal.
    function callBack(address target, bytes calldata data) external {
        (_target, _call) = (target, data);
    }

    /// @dev The USDC must be here.
    function gain(uint256 usdc) external {
        _assets += usdc;
        require(_assets <= IERC20(asset()).balanceOf(address(this)), "unpaid gain");
    }

    function lose(uint256 usdc) external {
        _assets -= usdc;
    }

    function totalAssets() public view override returns (uint256) {
        return _assets;
    }

    function previewRedeem(uint256 shares) public view override returns (uint256) {
        Faults.act(_knobs.preview);
        return super.previewRedeem(shares);
    }

    function maxWithdraw(address owner) public view override returns (uint256) {
        Faults.act(_knobs.limit);
        if (_knobs.paused) return 0;
        uint256 most = super.previewRedeem(balanceOf(owner));
        return _knobs.most != 0 && _knobs.most < most ? _knobs.most : most;
    }

    function deposit(uint256 assets, address receiver) public override returns (uint256 shares) {
        shares = super.previewDeposit(assets);
        shares -= shares * _knobs.entryFeeBps / 10_000;
        _deposit(msg.sender, receiver, assets, shares);
        _assets += assets;
        _callBack();
        if (_knobs.saidShares != 0) shares = _knobs.saidShares;
    }

    function withdraw(uint256 assets, address receiver, address owner) public override returns (uint256 shares) {
        require(!_knobs.paused, "paused");
        shares = super.previewWithdraw(assets);
        _burn(owner, shares + shares * _knobs.overBurnBps / 10_000);
        _assets -= assets;
        _callBack();
        IERC20(asset()).transfer(receiver, assets - assets * _knobs.shortBps / 10_000);
        if (_knobs.saidShares != 0) shares = _knobs.saidShares;
    }

    function _callBack() private {
        if (_target == address(0)) return;
        (lastCallSucceeded, lastCallResult) = _target.call(_call);
        _target = address(0);
    }
}
