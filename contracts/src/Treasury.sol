// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {AID} from "./AID.sol";
import {StakedAID} from "./StakedAID.sol";
import {TreasuryBills} from "./TreasuryBills.sol";
import {TreasuryBook} from "./TreasuryBook.sol";
import {TreasuryLosses} from "./TreasuryLosses.sol";

/// @title Treasury: the balance sheet
/// @notice Holds what stands behind AID: USDC in cash and Treasury bills in a tokenised vault. Recognises their yield
/// to the stakers and realises their losses, surplus first.
/// @dev Cash and vault shares are internal ledgers: what is sent here unasked changes nothing. Two numbers tell
/// yield from principal: what the assets are worth (`cash + bills`) and what of it has been recognised; the
/// difference is pending yield, or a loss not yet realised.
contract Treasury is AccessManaged, ReentrancyGuardTransient, TreasuryBills, TreasuryLosses, TreasuryBook {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @notice AID wei per USDC micro-dollar.
    uint256 public constant AID_PER_USDC = 1e12;
    /// @notice The protocol's part of yield, in basis points; the rest goes to the stakers.
    uint256 public constant FEE_BPS = 1_000;
    /// @notice Of cash and bills recognised all the time since the last gain, at most this many basis points a day are
    /// recognised as a gain.
    uint256 public constant MAX_GAIN_BPS_PER_DAY = 5;
    /// @notice Gains are recognised at most once in this time.
    uint256 public constant RECOGNITION_INTERVAL = 1 days;
    /// @notice Surplus is paid out only while what stays is at least this part of sAID's assets, in basis points.
    uint256 public constant SURPLUS_FLOOR_BPS = 200;
    uint256 private constant BPS = 10_000;

    AID public immutable AID_TOKEN;
    address public immutable ISSUER;
    StakedAID public immutable STAKED_AID;

    /// @notice Governance's wish for the stakers' APR in basis points; not a forecast and used in no formula.
    uint256 public targetApr;

    event CashReceived(uint256 usdc);
    event CashPaid(address indexed receiver, uint256 usdc);
    event GainRecognised(uint256 usdc, uint256 fee, uint256 rewardAid);
    event LossRealised(uint256 usdc, uint256 burnedAid);
    event SurplusAdded(address indexed from, uint256 usdc);
    event SurplusPaid(address indexed receiver, uint256 usdc);
    event TargetAprSet(uint256 bps);

    error ZeroAmount();
    error InvalidReceiver(address receiver);
    error NotIssuer(address caller);
    error InsufficientCash(uint256 wanted, uint256 available);
    error FreeLiquidityNegative(int256 freeLiquidity);
    error SurplusTooSmall(int256 left, uint256 floor);
    error TargetAprTooHigh(uint256 bps);

    constructor(address authority, IERC20 usdc, AID aid, address issuer, StakedAID stakedAid, IERC4626 bills)
        AccessManaged(authority)
        TreasuryBills(usdc, bills)
    {
        if (
            authority == address(0) || address(aid) == address(0) || issuer == address(0)
                || address(stakedAid) == address(0)
        ) revert ZeroAddress();
        AID_TOKEN = aid;
        ISSUER = issuer;
        STAKED_AID = stakedAid;
        _book.recognisedAt = uint40(block.timestamp);
    }

    // --- the Issuer's side ---

    /// @notice Books USDC that the Issuer has just moved here. Only the Issuer, and not while the Treasury waits for the
    /// vault: what comes in then would be taken for the vault's payment and booked twice.
    /// @param usdc USDC, 6 decimals
    function onMint(uint256 usdc) external nonReentrantView {
        if (msg.sender != ISSUER) revert NotIssuer(msg.sender);
        _receive(usdc);
        emit CashReceived(usdc);
    }

    /// @notice Pays a redemption, from cash and, where that is short, from bills sold for it. Only the Issuer.
    /// @param receiver who gets the USDC
    /// @param usdc USDC, 6 decimals
    function payOut(address receiver, uint256 usdc) external nonReentrant {
        if (msg.sender != ISSUER) revert NotIssuer(msg.sender);
        _pay(receiver, usdc);
    }

    // --- bills ---

    /// @notice Moves cash into bills. Treasurer. Refused when it would leave AID in circulation without liquidity
    /// behind it, or when trading has cost more than `MAX_INVEST_COST_BPS` allows.
    /// @param usdc USDC, 6 decimals
    function invest(uint256 usdc) external restricted nonReentrant {
        if (usdc == 0) revert ZeroAmount();
        uint256 cash = _book.cash;
        if (usdc > cash) revert InsufficientCash(usdc, cash);
        (uint256 before, bool liveBefore) = _billsValue();
        _book.cash = uint72(cash - usdc);
        _buyBills(usdc);
        (uint256 value, bool live) = _billsValue();
        // A vault that tells no value has given nothing that counts.
        if (!liveBefore || !live) revert InvestmentTooCostly(usdc, 0);
        if (value < before + usdc) _bookTradingCost(usdc, value > before ? value - before : 0, _book.settled);
        _requireFreeLiquidity(0);
    }

    /// @notice Moves bills into cash. Treasurer. (A redemption sells what it needs by itself.) While the vault tells
    /// no value it cannot be measured what this costs; selling is allowed, for it is the way out.
    /// @param usdc USDC, 6 decimals
    function divest(uint256 usdc) external restricted nonReentrant {
        if (usdc == 0) revert ZeroAmount();
        (uint256 before, bool liveBefore) = _billsValue();
        _sell(usdc);
        (uint256 value, bool live) = _billsValue();
        if (liveBefore && live && value + usdc < before) _bookTradingCost(before - value, usdc, _book.settled);
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

    // --- surplus ---

    /// @notice Gives USDC to the protocol's loss buffer, for nothing in return. Anyone; needs approval.
    /// @param usdc USDC, 6 decimals
    function addSurplus(uint256 usdc) external nonReentrant {
        if (usdc == 0) revert ZeroAmount();
        USDC.safeTransferFrom(msg.sender, address(this), usdc);
        _receive(usdc);
        _makeGood(usdc * AID_PER_USDC, 0);
        emit SurplusAdded(msg.sender, usdc);
    }

    /// @notice Pays surplus to the fee recipient, who must call. Only while what stays, without pending yield, is at
    /// least `SURPLUS_FLOOR_BPS` of sAID's assets, and free liquidity stays positive after all unserved exit tickets.
    /// @param usdc USDC, 6 decimals
    /// @param receiver who gets the USDC
    function withdrawSurplus(uint256 usdc, address receiver) external restricted nonReentrant {
        if (usdc == 0) revert ZeroAmount();
        if (receiver == address(0) || receiver == address(this)) revert InvalidReceiver(receiver);
        _pay(receiver, usdc);
        (uint256 value,) = _billsValue();
        int256 left = _recognisedSurplus(value);
        uint256 floor = STAKED_AID.totalAssets() * SURPLUS_FLOOR_BPS / BPS;
        if (left < floor.toInt256()) revert SurplusTooSmall(left, floor);
        _requireFreeLiquidity(STAKED_AID.unservedAssets(_impairment(value)));
        emit SurplusPaid(receiver, usdc);
    }

    /// @notice Sets the stakers' APR that governance wishes for, in basis points up to 100 %. Governor, delayed.
    function setTargetApr(uint256 bps) external restricted {
        if (bps > BPS) revert TargetAprTooHigh(bps);
        targetApr = bps;
        emit TargetAprSet(bps);
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

    /// @dev From cash alone where cash is enough: then no outside contract but USDC is called.
    function _pay(address receiver, uint256 usdc) private {
        uint256 cash = _book.cash;
        if (usdc > cash) {
            uint256 available = cash + _billsWithdrawable();
            if (usdc > available) revert InsufficientLiquidity(usdc, available);
            _sell(usdc - cash);
        }
        Book memory b = _book;
        // At most the cash there is, so it fits.
        b.cash -= uint72(usdc);
        // A pending gain can pay for a redemption too; what was recognised then ends at zero, not below.
        _lower(b, usdc >= b.recognised ? 0 : b.recognised - uint72(usdc));
        _book = b;
        USDC.safeTransfer(receiver, usdc);
        emit CashPaid(receiver, usdc);
    }

    function _sell(uint256 usdc) private {
        _sellBills(usdc);
        _book.cash += usdc.toUint72();
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

    /// @dev Surplus without pending yield, AID, 18 decimals, negative when there is a hole.
    function _recognisedSurplus(uint256 value) private view returns (int256) {
        uint256 assets = Math.min(_book.cash + value, _book.recognised) * AID_PER_USDC;
        return assets.toInt256() - AID_TOKEN.totalSupply().toInt256();
    }

    function _impairment(uint256 value) private view returns (uint256) {
        int256 buffer = _recognisedSurplus(value);
        return buffer < 0 ? uint256(-buffer) : 0;
    }

    /// @dev AID, 18 decimals, negative when AID in circulation exceeds it.
    function _freeLiquidity(uint256 value, bool live) private view returns (int256) {
        uint256 circulating = AID_TOKEN.totalSupply() - STAKED_AID.ledger();
        return (_liquid(value, live) * AID_PER_USDC).toInt256() - circulating.toInt256();
    }

    /// @param reserved AID that has to be left, 18 decimals
    function _requireFreeLiquidity(uint256 reserved) private view {
        (uint256 value, bool live) = _billsValue();
        int256 freeLiquidity = _freeLiquidity(value, live) - reserved.toInt256();
        if (freeLiquidity < 0) revert FreeLiquidityNegative(freeLiquidity);
    }

    /// @dev Cash and what the bills would let go, USDC, 6 decimals.
    function _liquid(uint256 value, bool live) private view returns (uint256) {
        return _book.cash + (live ? Math.min(value, _billsWithdrawable()) : 0);
    }
}
