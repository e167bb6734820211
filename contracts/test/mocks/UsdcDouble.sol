// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @notice A dollar token that turns on its users: calls back in the middle of a transfer, or says no without reverting.
contract UsdcDouble is ERC20Permit {
    address private _target;
    bytes private _call;
    bool private _refuses;
    bool public lastCallSucceeded;
    bytes public lastCallResult;

    constructor() ERC20("Hostile dollar", "USDX") ERC20Permit("Hostile dollar") {}

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function mint(address to, uint256 amount) external returns (bool) {
        _mint(to, amount);
        return true;
    }

    function callBack(address target, bytes calldata data) external {
        (_target, _call) = (target, data);
    }

    function refuse(bool refuses) external {
        _refuses = refuses;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return _refuses ? false : super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return _refuses ? false : super.transferFrom(from, to, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        address target = _target;
        if (target != address(0) && from != address(0)) {
            _target = address(0);
            (lastCallSucceeded, lastCallResult) = target.call(_call);
        }
        super._update(from, to, amount);
    }
}
