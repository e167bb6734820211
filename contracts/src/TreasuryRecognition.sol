// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {TreasuryLosses} from "./TreasuryLosses.sol";
import {TreasurySheet} from "./TreasurySheet.sol";

/// @title TreasuryRecognition: yield becomes the stakers', a loss is borne in its order
abstract contract TreasuryRecognition is TreasurySheet, TreasuryLosses {
    using SafeCast for uint256;

    /// @notice The protocol's part of yield, in basis points; the rest goes to the stakers.
    uint256 public constant FEE_BPS = 1_000;
    /// @notice Of cash and bills recognised all the time since the last gain, at most this many basis points a day are
    /// recognised as a gain.
    uint256 public constant MAX_GAIN_BPS_PER_DAY = 5;
    /// @notice Gains are recognised at most once in this time.
    uint256 public constant RECOGNITION_INTERVAL = 1 days;
    uint256 private constant BPS = 10_000;

    event GainRecognised(uint256 usdc, uint256 fee, uint256 rewardAid);
    event LossRealised(uint256 usdc, uint256 burnedAid);

    constructor() {
        _book.recognisedAt = uint40(block.timestamp);
    }

    /// @notice Brings the books to what the assets are worth. Anyone, any time. A fall is realised at once: the
    /// surplus takes it first, then AID held in sAID is burned, unvested rewards first. A gain is recognised at most
    /// once a day and at most `MAX_GAIN_BPS_PER_DAY` of `settled()` for each day passed. It makes earlier losses good, the stakers'
    /// first; of the rest the fee stays as surplus and the stakers get AID minted.
    /// @return change USDC recognised, negative for a loss, 6 decimals
    function recognise() external nonReentrant returns (int256 change) {
        (uint256 value, bool live) = _markBills();
        Book memory b = _book;
        uint256 worth = b.cash + value;
        if (worth < b.recognised) return _realiseLoss(b.recognised - worth, worth);

        uint256 elapsed = block.timestamp - b.recognisedAt;
        // What a silent vault was last worth is no yield that came in.
        if (elapsed < RECOGNITION_INTERVAL || !live) return 0;
        // What came since the last time does not count, or a mint that is redeemed at once would raise the limit. What
        // is missing behind AID does, so that the hole can be filled; minting and redeeming leave it as it is.
        uint256 supply = AID_TOKEN.totalSupply() / AID_PER_USDC;
        uint256 base = b.settled + (supply > b.recognised ? supply - b.recognised : 0);
        uint256 most = base * MAX_GAIN_BPS_PER_DAY * elapsed / (BPS * 1 days);
        uint256 gain = Math.min(worth - b.recognised, most);
        _settleTradingCost(b.settled);
        b.recognised += gain.toUint72();
        b.settled = b.recognised;
        b.recognisedAt = uint40(block.timestamp);
        _book = b;
        if (gain != 0) _distribute(gain, b.recognised);
        STAKED_AID.settleExits();
        return gain.toInt256();
    }

    function _realiseLoss(uint256 loss, uint256 worth) private returns (int256) {
        Book memory b = _book;
        _lower(b, worth.toUint72());
        _book = b;
        uint256 supply = AID_TOKEN.totalSupply();
        uint256 assets = worth * AID_PER_USDC;
        uint256 burned = supply > assets ? Math.min(supply - assets, STAKED_AID.ledger()) : 0;
        if (burned != 0) {
            STAKED_AID.absorbLoss(burned);
            AID_TOKEN.burn(address(STAKED_AID), burned);
        }
        // Burning takes more than this loss where AID was not fully backed before.
        uint256 lost = loss * AID_PER_USDC;
        _noteLoss(burned, lost > burned ? lost - burned : 0);
        emit LossRealised(loss, burned);
        return -loss.toInt256();
    }

    /// @dev What the stakers get never exceeds the surplus, so that a hole in AID's backing is filled before.
    function _distribute(uint256 gain, uint256 recognised) private {
        uint256 supply = AID_TOKEN.totalSupply();
        uint256 assets = recognised * AID_PER_USDC;
        uint256 most = assets > supply ? assets - supply : 0;
        (uint256 reward, uint256 kept) = _makeGood(gain * AID_PER_USDC, most);
        // Yield, in whole micro-dollars.
        uint256 earned = gain - (reward + kept + AID_PER_USDC - 1) / AID_PER_USDC;
        uint256 fee = Math.mulDiv(earned, FEE_BPS, BPS, Math.Rounding.Ceil);
        reward += Math.min((earned - fee) * AID_PER_USDC, most - reward);
        if (reward != 0) {
            AID_TOKEN.mint(address(STAKED_AID), reward);
            STAKED_AID.addReward(reward);
        }
        emit GainRecognised(gain, fee, reward);
    }
}
