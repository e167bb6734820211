// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {AID} from "./AID.sol";
import {StakedAID} from "./StakedAID.sol";
import {TreasuryBills} from "./TreasuryBills.sol";
import {TreasuryRecognition} from "./TreasuryRecognition.sol";
import {TreasurySheet} from "./TreasurySheet.sol";

/// @title Treasury: the balance sheet
/// @notice Holds what stands behind AID: USDC in cash and Treasury bills in a tokenised vault. Recognises their yield
/// to the stakers and realises their losses, surplus first.
/// @dev Cash and vault shares are internal ledgers: what is sent here unasked changes nothing. Two numbers tell
/// yield from principal: what the assets are worth (`cash + bills`) and what of it has been recognised; the
/// difference is pending yield, or a loss not yet realised.
contract Treasury is AccessManaged, TreasuryRecognition {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @notice Surplus is paid out only while what stays is at least this part of sAID's assets, in basis points.
    uint256 public constant SURPLUS_FLOOR_BPS = 200;
    uint256 private constant BPS = 10_000;

    address public immutable ISSUER;

    /// @notice Governance's wish for the stakers' APR in basis points; not a forecast and used in no formula.
    uint256 public targetApr;

    event CashReceived(uint256 usdc);
    event CashPaid(address indexed receiver, uint256 usdc);
    event SurplusAdded(address indexed from, uint256 usdc);
    event SurplusPaid(address indexed receiver, uint256 usdc);
    event TargetAprSet(uint256 bps);

    error ZeroAmount();
    error InvalidReceiver(address receiver);
    error NotIssuer(address caller);
    error InsufficientCash(uint256 wanted, uint256 available);
    error SurplusTooSmall(int256 left, uint256 floor);
    error TargetAprTooHigh(uint256 bps);

    constructor(address authority, IERC20 usdc, AID aid, address issuer, StakedAID stakedAid, IERC4626 bills)
        AccessManaged(authority)
        TreasuryBills(usdc, bills)
        TreasurySheet(aid, stakedAid)
    {
        if (authority == address(0) || issuer == address(0)) revert ZeroAddress();
        ISSUER = issuer;
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
}
