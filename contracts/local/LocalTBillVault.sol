// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Stands where a tokenised T-bill fund stands on a public chain: an ERC-4626 vault whose shares earn a fixed
/// yearly rate, paid out of USDC that was put in beforehand. Refuses to exist anywhere but on a local chain.
contract LocalTBillVault is ERC4626 {
    using SafeERC20 for IERC20;

    /// @notice Simple yearly rate on the assets, in basis points.
    uint256 public constant RATE_BPS = 400;

    uint256 private _assets;
    uint256 private _accruedAt;
    /// @notice USDC from which the yield is paid; none accrues beyond it.
    uint256 public coupons;

    error OnlyOnALocalChain(uint256 chainId);

    constructor(IERC20 usdc) ERC20("Local T-bill fund", "LTB") ERC4626(usdc) {
        if (block.chainid != 31337) revert OnlyOnALocalChain(block.chainid);
        _accruedAt = block.timestamp;
    }

    /// @notice Puts USDC in from which future yield is paid.
    function fund(uint256 usdc) external {
        _accrue();
        coupons += usdc;
        IERC20(asset()).safeTransferFrom(msg.sender, address(this), usdc);
    }

    /// @inheritdoc ERC4626
    function totalAssets() public view override returns (uint256) {
        return _assets + _accrued();
    }

    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override {
        _accrue();
        _assets += assets;
        super._deposit(caller, receiver, assets, shares);
    }

    function _withdraw(address caller, address receiver, address owner, uint256 assets, uint256 shares)
        internal
        override
    {
        _accrue();
        _assets -= assets;
        super._withdraw(caller, receiver, owner, assets, shares);
    }

    function _accrue() private {
        uint256 accrued = _accrued();
        _assets += accrued;
        coupons -= accrued;
        _accruedAt = block.timestamp;
    }

    function _accrued() private view returns (uint256) {
        return Math.min(coupons, _assets * RATE_BPS * (block.timestamp - _accruedAt) / (10_000 * 365 days));
    }
}
