// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {AID} from "./AID.sol";
import {SeniorPositions} from "./SeniorPositions.sol";
import {StakedAID} from "./StakedAID.sol";
import {TreasuryBills} from "./TreasuryBills.sol";
import {TreasuryBook} from "./TreasuryBook.sol";
import {Lateness} from "./libraries/Lateness.sol";

/// @title TreasurySheet: what stands behind AID and what is owed, and the figures that follow from it
/// @dev None of them can be read while the Treasury is in the middle of a payment or a trade.
abstract contract TreasurySheet is ReentrancyGuardTransient, TreasuryBills, TreasuryBook {
    using SafeCast for uint256;

    /// @notice AID wei per USDC micro-dollar.
    uint256 public constant AID_PER_USDC = 1e12;

    AID public immutable AID_TOKEN;
    StakedAID public immutable STAKED_AID;
    /// @notice What is lent, deal by deal.
    SeniorPositions public immutable POSITIONS;

    error ZeroAmount();
    error FreeLiquidityNegative(int256 freeLiquidity);

    constructor(AID aid, StakedAID stakedAid) {
        if (address(aid) == address(0) || address(stakedAid) == address(0)) revert ZeroAddress();
        AID_TOKEN = aid;
        STAKED_AID = stakedAid;
        POSITIONS = new SeniorPositions();
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
        (cash, deals) = (_book.cash, _book.carrying);
        supply = _supply();
        staked = _staked();
        surplus = ((cash + bills + deals) * AID_PER_USDC).toInt256() - supply.toInt256();
        freeLiquidity = _freeLiquidity(bills, live, supply);
    }

    /// @notice Losses that the surplus does not cover and that sAID has not yet borne, AID, 18 decimals: in bills, and
    /// what counts as lost of senior positions.
    function impairment() external view nonReentrantView returns (uint256) {
        (uint256 value,) = _billsValue();
        return _impairment(value, _supply());
    }

    /// @notice What decides an exit from sAID: `impairment()` and `balanceSheet()`'s free liquidity, by one call.
    function exitTerms() external view nonReentrantView returns (uint256 impairment_, int256 freeLiquidity) {
        (uint256 value, bool live) = _billsValue();
        uint256 supply = _supply();
        return (_impairment(value, supply), _freeLiquidity(value, live, supply));
    }

    /// @notice Yield that has come in and is not yet recognised, in AID, 18 decimals.
    function pendingYield() external view nonReentrantView returns (uint256) {
        (uint256 value,) = _billsValue();
        Book memory b = _readBook();
        uint256 worth = _worth(b, value);
        return worth > b.recognised ? (worth - b.recognised) * AID_PER_USDC : 0;
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

    /// @dev USDC, 6 decimals.
    function _worth(Book memory b, uint256 bills) internal pure returns (uint256) {
        return b.cash + bills + b.carrying;
    }

    /// @dev Surplus without pending yield and after impairment, AID, 18 decimals, negative when there is a hole.
    function _lossBuffer(uint256 value, uint256 supply) internal view returns (int256) {
        Book memory b = _readBook();
        uint256 assets = Math.min(_worth(b, value), b.recognised) * AID_PER_USDC;
        return assets.toInt256() - (supply + _seniorImpairment() * AID_PER_USDC).toInt256();
    }

    function _impairment(uint256 value, uint256 supply) internal view returns (uint256) {
        int256 buffer = _lossBuffer(value, supply);
        return buffer < 0 ? uint256(-buffer) : 0;
    }

    /// @dev AID, 18 decimals, negative when AID in circulation exceeds it.
    function _freeLiquidity(uint256 value, bool live, uint256 supply) internal view returns (int256) {
        uint256 circulating = supply - _staked();
        return (_liquid(value, live) * AID_PER_USDC).toInt256() - circulating.toInt256();
    }

    /// @dev These stand here once, for a call is long. AID, 18 decimals.
    function _supply() internal view returns (uint256) {
        return AID_TOKEN.totalSupply();
    }

    function _staked() internal view returns (uint256) {
        return STAKED_AID.ledger();
    }

    /// @param bps of the stakers' assets
    function _partOfStaked(uint256 bps) internal view returns (uint256) {
        return STAKED_AID.totalAssets() * bps / 10_000;
    }

    /// @dev P4: all unserved exit tickets come first, at what they would be paid without any impairment: a default that is
    /// cured in the same transaction makes no room.
    /// @param reserve AID that has to be left besides, 18 decimals
    function _requireFreeAfterExits(uint256 reserve) internal view {
        _requireFreeLiquidity(STAKED_AID.unservedAssets(0) + reserve);
    }

    /// @param reserved AID that has to be left, 18 decimals
    function _requireFreeLiquidity(uint256 reserved) internal view {
        (uint256 value, bool live) = _billsValue();
        int256 freeLiquidity = _freeLiquidity(value, live, _supply()) - reserved.toInt256();
        if (freeLiquidity < 0) revert FreeLiquidityNegative(freeLiquidity);
    }

    /// @dev Cash and what the bills would let go, USDC, 6 decimals.
    function _liquid(uint256 value, bool live) internal view returns (uint256) {
        return _book.cash + (live ? Math.min(value, _billsWithdrawable()) : 0);
    }

    /// @dev USDC, 6 decimals.
    function _seniorImpairment() private view returns (uint256) {
        return Lateness.isOver(_pending.lateAfter, block.timestamp) ? POSITIONS.impairment() : 0;
    }

    // --- inside: cash ---

    /// @dev Sells bills for what is missing. Where cash is enough, no outside contract is called.
    function _raiseCash(uint256 usdc) internal {
        uint256 cash = _book.cash;
        if (usdc <= cash) return;
        uint256 available = cash + _billsWithdrawable();
        if (usdc > available) revert InsufficientLiquidity(usdc, available);
        _sell(usdc - cash);
    }

    function _sell(uint256 usdc) internal {
        _sellBills(usdc);
        _book.cash += usdc.toUint64();
    }
}
