// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Treasury} from "./Treasury.sol";

/// @title sAID: AID that is put to work
/// @notice ERC-4626 deposits over AID. Rewards come from the Treasury and vest over seven days; losses that the
/// protocol's surplus does not cover are taken here, unvested rewards first.
/// @dev `totalAssets` is an internal ledger: AID sent here by plain transfer changes nothing. Prices carry ERC-4626's
/// virtual share and asset. The Treasury is a fixed address; there is no role in this contract.
contract StakedAID is ERC4626, ERC20Permit {
    using SafeCast for uint256;

    /// @dev One storage slot.
    struct Vesting {
        uint128 amount;
        uint40 start;
        uint40 end;
    }

    /// @notice Time over which a reward becomes part of the price.
    uint256 public constant VESTING_PERIOD = 7 days;
    /// @dev Scale of the prices.
    uint256 private constant ONE = 1e18;

    Treasury public immutable TREASURY;

    /// @notice AID that belongs to the stakers, unvested rewards included, 18 decimals.
    uint256 public ledger;
    Vesting private _vesting;

    event RewardAdded(uint256 amount, uint256 unvested, uint256 vestingEnd);
    event LossAbsorbed(uint256 amount, uint256 fromUnvested);

    error ZeroAddress();
    error ZeroShares();
    error SharesBelowMinimum(uint256 shares, uint256 minShares);
    error NotTreasury(address caller);
    error ExitsUnavailable();

    constructor(IERC20 aid, Treasury treasury) ERC20("Staked AID", "sAID") ERC4626(aid) ERC20Permit("Staked AID") {
        if (address(aid) == address(0) || address(treasury) == address(0)) revert ZeroAddress();
        TREASURY = treasury;
    }

    // --- prices ---

    /// @notice AID that the shares stand for: the ledger without rewards that have not vested. 18 decimals.
    function totalAssets() public view override returns (uint256) {
        return ledger - unvested();
    }

    /// @notice Rewards that are not yet part of the price, 18 decimals, rounded up.
    function unvested() public view returns (uint256) {
        Vesting memory v = _vesting;
        if (block.timestamp >= v.end) return 0;
        // 128 and 40 bits: the product fits.
        return Math.ceilDiv(uint256(v.amount) * (v.end - block.timestamp), v.end - v.start);
    }

    /// @notice The line along which rewards vest.
    /// @return amount AID unvested at `start`, 18 decimals
    /// @return start unix time
    /// @return end unix time at which nothing is left unvested
    function vesting() external view returns (uint256 amount, uint256 start, uint256 end) {
        Vesting memory v = _vesting;
        return (v.amount, v.start, v.end);
    }

    /// @notice AID per share for those who enter, 1e18, rounded down. What `convertToAssets` uses.
    function entryPrice() external view returns (uint256) {
        return Math.mulDiv(totalAssets() + 1, ONE, totalSupply() + 1);
    }

    /// @notice AID per share for those who leave, 1e18, rounded down: the entry price less every impairment that
    /// unvested rewards do not cover. Oracles for collateral must use this one.
    function exitPrice() external view returns (uint256) {
        uint256 rewards = unvested();
        uint256 assets = ledger - rewards;
        uint256 impairment = TREASURY.impairment();
        uint256 uncovered = impairment > rewards ? impairment - rewards : 0;
        if (uncovered >= assets) return 0;
        return Math.mulDiv(assets - uncovered + 1, ONE, totalSupply() + 1);
    }

    // --- ERC-4626 ---

    /// @inheritdoc ERC4626
    function decimals() public view override(ERC20, ERC4626) returns (uint8) {
        return super.decimals();
    }

    /// @notice Unlimited, but 0 when the shares outstanding stand for nothing: a new deposit would be diluted away.
    function maxDeposit(address) public view override returns (uint256) {
        return _closed() ? 0 : type(uint256).max;
    }

    /// @notice As `maxDeposit`, in shares.
    function maxMint(address) public view override returns (uint256) {
        return _closed() ? 0 : type(uint256).max;
    }

    /// @notice ERC-5143's deposit: as ERC-4626's, with a bound. What an account of a person should call, because the
    /// price can rise between the quote and the block.
    /// @param assets AID, 18 decimals; the caller must have approved this contract for it
    /// @param receiver who gets the shares
    /// @param minShares fewest shares accepted, 18 decimals
    /// @return shares sAID created, 18 decimals, rounded down
    function deposit(uint256 assets, address receiver, uint256 minShares) external returns (uint256 shares) {
        shares = deposit(assets, receiver);
        if (shares < minShares) revert SharesBelowMinimum(shares, minShares);
    }

    /// @notice 0: shares leave through exit tickets, not through ERC-4626's synchronous calls.
    function maxWithdraw(address) public pure override returns (uint256) {
        return 0;
    }

    /// @notice 0: shares leave through exit tickets, not through ERC-4626's synchronous calls.
    function maxRedeem(address) public pure override returns (uint256) {
        return 0;
    }

    /// @notice Always reverts.
    function withdraw(uint256, address, address) public pure override returns (uint256) {
        revert ExitsUnavailable();
    }

    /// @notice Always reverts.
    function redeem(uint256, address, address) public pure override returns (uint256) {
        revert ExitsUnavailable();
    }

    /// @dev A deposit too small for one share reverts instead of giving it away.
    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override {
        if (shares == 0) revert ZeroShares();
        ledger += assets;
        super._deposit(caller, receiver, assets, shares);
    }

    /// @dev Mostly decided without the line: no more than `amount` is unvested.
    function _closed() private view returns (bool) {
        return ledger <= _vesting.amount && totalAssets() == 0 && totalSupply() != 0;
    }

    // --- the Treasury's side ---

    /// @notice Books AID that the Treasury has just minted to this contract. Only the Treasury. The end of vesting
    /// moves to the amount-weighted mean of the time left and seven days.
    /// @param amount AID, 18 decimals, above zero
    function addReward(uint256 amount) external {
        if (msg.sender != address(TREASURY)) revert NotTreasury(msg.sender);
        uint256 rest = unvested();
        uint256 timeLeft = rest == 0 ? 0 : _vesting.end - block.timestamp;
        uint256 end = block.timestamp + (rest * timeLeft + amount * VESTING_PERIOD) / (rest + amount);
        _vesting = Vesting((rest + amount).toUint128(), uint40(block.timestamp), uint40(end));
        ledger += amount;
        emit RewardAdded(amount, rest + amount, end);
    }

    /// @notice Takes a loss off the ledger; the Treasury burns the same AID. Only the Treasury. Unvested rewards go
    /// first.
    /// @param amount AID, 18 decimals, at most the ledger
    function absorbLoss(uint256 amount) external {
        if (msg.sender != address(TREASURY)) revert NotTreasury(msg.sender);
        uint256 rest = unvested();
        uint256 fromUnvested = amount < rest ? amount : rest;
        if (fromUnvested != 0) {
            _vesting.amount = uint128(rest - fromUnvested);
            _vesting.start = uint40(block.timestamp);
        }
        ledger -= amount;
        emit LossAbsorbed(amount, fromUnvested);
    }
}
