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
    /// @notice Of what was recognised all the time since the last gain, at most this many basis points a day are
    /// recognised as a gain of bills.
    uint256 public constant MAX_GAIN_BPS_PER_DAY = 5;
    /// @notice Gains are recognised at most once in this time.
    uint256 public constant RECOGNITION_INTERVAL = 1 days;
    uint256 private constant BPS = 10_000;

    event GainRecognised(uint256 usdc, uint256 fee, uint256 rewardAid);
    event LossRealised(uint256 usdc, uint256 burnedAid);
    event SurplusAdded(address indexed from, uint256 usdc);

    /// @notice Brings the books to what the assets are worth. Anyone, any time. A fall of bills is realised at once: the
    /// surplus takes it first, then AID held in sAID is burned, unvested rewards first. A gain is recognised at most
    /// once a day: what deals have paid, and of bills at most `MAX_GAIN_BPS_PER_DAY` of `settled()` for each day passed. It
    /// makes earlier losses good, the stakers' first; of the rest the fee stays as surplus and the stakers get AID minted.
    /// @return change USDC recognised, negative for a loss, 6 decimals
    function recognise() external nonReentrant returns (int256 change) {
        (uint256 value, bool live) = _markBills();
        Book memory b = _readBook();
        uint256 worth = _worth(b, value);
        if (worth < b.recognised) {
            // The fall has taken what deals had paid, too. What bills rise by afterwards is no payment of a deal.
            _pending.ofDeals = 0;
            uint256 loss = b.recognised - worth;
            _realiseLoss(loss);
            return -loss.toInt256();
        }
        Pending memory p = _pending;
        uint256 elapsed = block.timestamp - p.recognisedAt;
        // What a silent vault was last worth is no yield that came in; what deals have paid is.
        if (elapsed < RECOGNITION_INTERVAL || (!live && p.ofDeals == 0)) return 0;
        uint256 gain = Math.min(worth - b.recognised, p.ofDeals + (live ? _mostOfBills(b, elapsed) : 0));
        _settleTradingCost(b.settled);
        b.recognised += gain.toUint64();
        b.settled = b.recognised;
        _writeBook(b);
        _pending = Pending(0, uint40(block.timestamp), p.lateAfter);
        if (gain != 0) _distribute(gain, b.recognised);
        STAKED_AID.settleExits();
        return gain.toInt256();
    }

    // --- inside ---

    /// @dev What came since the last time does not count, or a mint that is redeemed at once would raise the limit. What
    /// is missing behind AID does, so that the hole can be filled; minting and redeeming leave it as it is.
    function _mostOfBills(Book memory b, uint256 elapsed) private view returns (uint256) {
        uint256 supply = _supply() / AID_PER_USDC;
        uint256 base = b.settled + Math.saturatingSub(supply, b.recognised);
        return base * MAX_GAIN_BPS_PER_DAY * elapsed / (BPS * 1 days);
    }

    /// @dev The surplus takes it first, then the stakers. Pending yield takes nothing of it: it waits for its day, and
    /// then makes the loss good. So realising a loss that the exit price carried leaves that price as it was.
    /// @param loss what the assets are worth less than was recognised, USDC, 6 decimals
    function _realiseLoss(uint256 loss) internal {
        Book memory b = _readBook();
        // Less was recognised only where a pending gain has paid for a redemption.
        _lower(b, uint64(Math.saturatingSub(b.recognised, loss)));
        _writeBook(b);
        uint256 supply = _supply();
        uint256 assets = b.recognised * AID_PER_USDC;
        uint256 burned = supply > assets ? Math.min(supply - assets, _staked()) : 0;
        if (burned != 0) {
            STAKED_AID.absorbLoss(burned);
            AID_TOKEN.burn(address(STAKED_AID), burned);
        }
        // Burning takes more than this loss where AID was not fully backed before.
        uint256 lost = loss * AID_PER_USDC;
        _noteLoss(burned, lost > burned ? lost - burned : 0);
        emit LossRealised(loss, burned);
    }

    /// @dev Of USDC that is already here, and makes the surplus's losses good.
    function _addSurplus(uint256 usdc) internal {
        _receive(usdc);
        _makeGood(usdc * AID_PER_USDC, 0);
        emit SurplusAdded(msg.sender, usdc);
    }

    /// @dev What the stakers get never exceeds the surplus, so that a hole in AID's backing is filled before.
    function _distribute(uint256 gain, uint256 recognised) private {
        uint256 supply = _supply();
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
