// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ExitRequests} from "./ExitRequests.sol";
import {ExitTicket} from "./ExitTicket.sol";
import {StakerLedger} from "./StakerLedger.sol";
import {Treasury} from "./Treasury.sol";
import {ExitFee} from "./libraries/ExitFee.sol";

/// @title sAID: AID that is put to work
/// @notice ERC-4626 deposits over AID, and two ways out: a queue by ERC-7540, free, whose tickets are served in their
/// order as far as free liquidity reaches; and an exit at once, for a fee that stays with the stakers. Nobody can stop
/// either.
/// @dev `totalAssets` is an internal ledger: AID sent here by plain transfer changes nothing. Prices carry ERC-4626's
/// virtual share and asset. There is no role in this contract. No account gets a call.
contract StakedAID is StakerLedger, ExitRequests, ERC20Permit {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @notice A full buffer, as a part of the stakers' assets at the last recognition of a gain, in basis points.
    uint256 public constant BUFFER_BPS = 1_000;
    uint256 private constant BPS = 10_000;
    /// @dev Scale of the prices.
    uint256 private constant ONE = 1e18;

    event QueueServed(address indexed caller, uint256 shares, uint256 assets, uint256 head);
    event ExitedNow(address indexed account, uint256 shares, uint256 assets, uint256 fee);

    error SharesBelowMinimum(uint256 shares, uint256 minShares);
    error AssetsBelowMinimum(uint256 assets, uint256 minAssets);

    constructor(IERC20 aid, Treasury treasury, ExitTicket exitTicket)
        ERC20("Staked AID", "sAID")
        ERC4626(aid)
        ERC20Permit("Staked AID")
        StakerLedger(address(treasury))
        ExitRequests(exitTicket)
    {
        if (address(aid) == address(0) || address(exitTicket) == address(0)) revert ZeroAddress();
    }

    // --- prices ---

    /// @notice AID that the shares stand for: the ledger without rewards and fees that have not vested. 18 decimals.
    function totalAssets() public view override returns (uint256) {
        return _vested();
    }

    /// @notice AID per share for those who enter, 1e18, rounded down. What `convertToAssets` uses.
    function entryPrice() external view returns (uint256) {
        return Math.mulDiv(totalAssets() + 1, ONE, totalSupply() + 1);
    }

    /// @notice AID per share for those who leave, 1e18, rounded down: the entry price less every impairment that
    /// unvested rewards do not cover. Oracles for collateral must use this one.
    function exitPrice() external view returns (uint256) {
        Price memory price = _exitPriceAt(Treasury(TREASURY).impairment());
        return Math.mulDiv(price.assets, ONE, price.shares);
    }

    /// @notice AID that all shares waiting in the queue would be paid, 18 decimals, rounded up: what comes before
    /// lending, fees and exits at once.
    /// @param impairment the Treasury's, AID, 18 decimals
    function unservedAssets(uint256 impairment) external view returns (uint256) {
        return _unservedAssets(_exitPriceAt(impairment));
    }

    // --- entering ---

    /// @inheritdoc ERC4626
    function decimals() public view override(ERC20, ERC4626) returns (uint8) {
        return super.decimals();
    }

    /// @notice AID that `maxMint`'s shares cost, 18 decimals, rounded down.
    function maxDeposit(address receiver) public view override returns (uint256) {
        // At most 104 and 128 bits.
        return maxMint(receiver) * (totalAssets() + 1) / (totalSupply() + 1);
    }

    /// @notice 0 when the shares outstanding stand for nothing: a new deposit would be diluted away. Else as many as
    /// make 104 bits with them, so that every share can be queued: far from any use unless nearly all was lost.
    function maxMint(address) public view override returns (uint256) {
        return _closed() ? 0 : type(uint104).max - totalSupply();
    }

    /// @inheritdoc ERC4626
    /// @dev By shares, which costs less than asking for `maxDeposit`. Below 128 bits, which all AID together never has, they
    /// are counted without overflow.
    function deposit(uint256 assets, address receiver) public override returns (uint256 shares) {
        shares = assets > type(uint128).max ? type(uint256).max : previewDeposit(assets);
        if (shares > maxMint(receiver)) revert ERC4626ExceededMaxDeposit(receiver, assets, maxDeposit(receiver));
        _deposit(msg.sender, receiver, assets, shares);
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

    /// @dev A deposit too small for one share reverts instead of giving it away.
    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override {
        if (shares == 0) revert ZeroShares();
        _ledger += assets;
        super._deposit(caller, receiver, assets, shares);
    }

    function _closed() private view returns (bool) {
        return _nothingVested() && totalSupply() != 0;
    }

    // --- leaving by the queue ---

    /// @notice Serves the queue: matured tickets, first in, first out, at the exit price of this moment, as far as free
    /// liquidity reaches. A ticket that is served in part keeps its place. Anyone, any time.
    /// @param max tickets looked at, above zero; those that were cancelled count
    /// @return shares served, 18 decimals
    /// @return assets AID set aside for them, 18 decimals; each ticket's rounded down
    function process(uint256 max) external returns (uint256 shares, uint256 assets) {
        (Price memory price, uint256 freeLiquidity) = _exitTerms();
        uint256 head;
        uint256 first;
        (shares, assets, first, head) = _serve(max, price, freeLiquidity);
        _ledger -= assets;
        if (shares != 0) _burn(address(this), shares);
        EXIT_TICKET.refresh(first, head);
        emit QueueServed(msg.sender, shares, assets, head);
    }

    // --- leaving at once ---

    /// @notice Turns the caller's shares into AID at once, at the exit price less a fee, from the free liquidity that all
    /// unserved tickets leave. The fee stays with the stakers.
    /// @param shares sAID, 18 decimals
    /// @param minAssets least AID accepted, 18 decimals
    /// @return assets AID paid, 18 decimals, rounded down
    function redeemInstant(uint256 shares, uint256 minAssets) external returns (uint256 assets) {
        uint256 fee;
        (assets, fee) = previewInstant(shares);
        if (assets < minAssets) revert AssetsBelowMinimum(assets, minAssets);
        _ledger -= assets + fee;
        _instantExits.fees += fee.toUint128();
        _burn(msg.sender, shares);
        IERC20(asset()).safeTransfer(msg.sender, assets);
        emit Withdraw(msg.sender, msg.sender, msg.sender, assets, shares);
        emit ExitedNow(msg.sender, shares, assets, fee);
    }

    /// @notice What `redeemInstant` would pay now, whoever asks. Reverts where it would; more shares than there are want
    /// more than any free liquidity.
    /// @param shares sAID, 18 decimals
    /// @return assets AID, 18 decimals, rounded down
    /// @return fee AID that stays with the stakers, 18 decimals
    function previewInstant(uint256 shares) public view returns (uint256 assets, uint256 fee) {
        if (shares == 0) revert ZeroShares();
        (Price memory price, uint256 freeLiquidity) = _exitTerms();
        uint256 free = Math.saturatingSub(freeLiquidity, _unservedAssets(price));
        uint256 gross = shares < price.shares ? Math.mulDiv(shares, price.assets, price.shares) : type(uint256).max;
        assets = ExitFee.afterFee(gross, free, _instantExits.base * BUFFER_BPS / BPS);
        if (assets == 0) revert ZeroAssets();
        fee = gross - assets;
    }

    // --- inside ---

    /// @return price what shares are paid now
    /// @return freeLiquidity AID, 18 decimals, 0 where it is negative
    function _exitTerms() private view returns (Price memory price, uint256 freeLiquidity) {
        (uint256 impairment, int256 liquidity) = Treasury(TREASURY).exitTerms();
        return (_exitPriceAt(impairment), liquidity > 0 ? uint256(liquidity) : 0);
    }

    /// @dev Fees that wait to vest cover nothing: else leaving in parts would pay back a part of the fee.
    function _exitPriceAt(uint256 impairment) private view returns (Price memory) {
        uint256 rewards = _onTheLine();
        uint256 assets = _ledger - rewards;
        uint256 uncovered = Math.saturatingSub(impairment, rewards);
        return Price(uncovered < assets ? assets - uncovered + 1 : 0, totalSupply() + 1);
    }

    function _unservedAssets(Price memory price) private view returns (uint256) {
        return Math.mulDiv(_unserved(), price.assets, price.shares, Math.Rounding.Ceil);
    }
}
