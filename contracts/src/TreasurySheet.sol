// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {AID} from "./AID.sol";
import {StakedAID} from "./StakedAID.sol";
import {TreasuryBills} from "./TreasuryBills.sol";
import {TreasuryBook} from "./TreasuryBook.sol";

/// @title TreasurySheet: what stands behind AID and what is owed, and the figures that follow from it
/// @dev None of them can be read while the Treasury is in the middle of a payment or a trade.
abstract contract TreasurySheet is ReentrancyGuardTransient, TreasuryBills, TreasuryBook {
    using SafeCast for uint256;

    /// @notice AID wei per USDC micro-dollar.
    uint256 public constant AID_PER_USDC = 1e12;

    AID public immutable AID_TOKEN;
    StakedAID public immutable STAKED_AID;

    error FreeLiquidityNegative(int256 freeLiquidity);

    constructor(AID aid, StakedAID stakedAid) {
        if (address(aid) == address(0) || address(stakedAid) == address(0)) revert ZeroAddress();
        AID_TOKEN = aid;
        STAKED_AID = stakedAid;
    }

    // --- reading ---

    /// @notice What stands behind AID, and what is owed.
    /// @return cash USDC, 6 decimals
    /// @return bills what the bills would pay now, or their last value while the vault does not answer, 6 decimals
    /// @return deals carrying value of senior positions, 6 decimals
    /// @return supply all AID, 18 decimals
    /// @return staked AID that belongs to stakers, unvested rewards included, 18 decimals
    /// @return surplus assets less AID supply, 18 decimals, negative when there is a hole
    /// @return freeLiquidity cash and withdrawable bills less AID in circulation, 18 decimals
    function balanceSheet()
        external
        view
        nonReentrantView
        returns (
            uint256 cash,
            uint256 bills,
            uint256 deals,
            uint256 supply,
            uint256 staked,
            int256 surplus,
            int256 freeLiquidity
        )
    {
        bool live;
        (bills, live) = _billsValue();
        cash = _book.cash;
        supply = AID_TOKEN.totalSupply();
        staked = STAKED_AID.ledger();
        surplus = ((cash + bills + deals) * AID_PER_USDC).toInt256() - supply.toInt256();
        freeLiquidity = _freeLiquidity(bills, live);
    }

    /// @notice Losses in the assets that the surplus does not cover and that sAID has not yet borne, AID, 18 decimals.
    function impairment() external view nonReentrantView returns (uint256) {
        (uint256 value,) = _billsValue();
        return _impairment(value);
    }

    /// @notice What decides an exit from sAID: `impairment()` and `balanceSheet()`'s free liquidity, by one call.
    function exitTerms() external view nonReentrantView returns (uint256 impairment_, int256 freeLiquidity) {
        (uint256 value, bool live) = _billsValue();
        return (_impairment(value), _freeLiquidity(value, live));
    }

    /// @notice Yield that has come in and is not yet recognised, in AID, 18 decimals.
    function pendingYield() external view nonReentrantView returns (uint256) {
        (uint256 value,) = _billsValue();
        uint256 worth = _book.cash + value;
        uint256 recognised = _book.recognised;
        return worth > recognised ? (worth - recognised) * AID_PER_USDC : 0;
    }

    /// @notice USDC that a redemption could be paid from now: cash and withdrawable bills, 6 decimals.
    function redeemable() external view nonReentrantView returns (uint256) {
        (uint256 value, bool live) = _billsValue();
        return _liquid(value, live);
    }

    /// @return shares vault shares held
    /// @return value what they would pay now, or their last value while the vault does not answer, USDC, 6 decimals
    /// @return live whether the vault answers
    function billsHeld() external view nonReentrantView returns (uint256 shares, uint256 value, bool live) {
        (value, live) = _billsValue();
        shares = _billShares();
    }

    // --- inside ---

    /// @dev Surplus without pending yield, AID, 18 decimals, negative when there is a hole.
    function _recognisedSurplus(uint256 value) internal view returns (int256) {
        uint256 assets = Math.min(_book.cash + value, _book.recognised) * AID_PER_USDC;
        return assets.toInt256() - AID_TOKEN.totalSupply().toInt256();
    }

    function _impairment(uint256 value) internal view returns (uint256) {
        int256 buffer = _recognisedSurplus(value);
        return buffer < 0 ? uint256(-buffer) : 0;
    }

    /// @dev AID, 18 decimals, negative when AID in circulation exceeds it.
    function _freeLiquidity(uint256 value, bool live) internal view returns (int256) {
        uint256 circulating = AID_TOKEN.totalSupply() - STAKED_AID.ledger();
        return (_liquid(value, live) * AID_PER_USDC).toInt256() - circulating.toInt256();
    }

    /// @param reserved AID that has to be left, 18 decimals
    function _requireFreeLiquidity(uint256 reserved) internal view {
        (uint256 value, bool live) = _billsValue();
        int256 freeLiquidity = _freeLiquidity(value, live) - reserved.toInt256();
        if (freeLiquidity < 0) revert FreeLiquidityNegative(freeLiquidity);
    }

    /// @dev Cash and what the bills would let go, USDC, 6 decimals.
    function _liquid(uint256 value, bool live) internal view returns (uint256) {
        return _book.cash + (live ? Math.min(value, _billsWithdrawable()) : 0);
    }
}
