// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {AID} from "./AID.sol";
import {StakedAID} from "./StakedAID.sol";
import {TreasuryBills} from "./TreasuryBills.sol";
import {TreasuryLending} from "./TreasuryLending.sol";
import {TreasurySheet} from "./TreasurySheet.sol";
import {IDealFactory} from "./interfaces/IDealFactory.sol";

/// @title Treasury: the balance sheet
/// @notice Holds what stands behind AID: USDC in cash, Treasury bills in a tokenised vault, and what is lent to deals.
/// Recognises their yield to the stakers and realises their losses, surplus first.
/// @dev Cash, vault shares and carrying values are internal ledgers: what is sent here unasked changes nothing. Two
/// numbers tell yield from principal: what the assets are worth (`cash + bills + carrying`) and what of it has been
/// recognised; the difference is pending yield, or a loss not yet realised.
contract Treasury is AccessManaged, TreasuryLending {
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
    event SurplusPaid(address indexed receiver, uint256 usdc);
    event TargetAprSet(uint256 bps);

    error InvalidReceiver(address receiver);
    error NotIssuer(address caller);
    error InsufficientCash(uint256 wanted, uint256 available);
    error SurplusTooSmall(int256 left, uint256 floor);
    error TargetAprTooHigh(uint256 bps);

    constructor(
        address authority,
        IERC20 usdc,
        AID aid,
        address issuer,
        StakedAID stakedAid,
        IERC4626 bills,
        IDealFactory dealFactory
    ) AccessManaged(authority) TreasuryBills(usdc, bills) TreasurySheet(aid, stakedAid) TreasuryLending(dealFactory) {
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
        _book.cash = uint64(cash - usdc);
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
        _addSurplus(usdc);
    }

    /// @notice Pays surplus to the fee recipient, who must call. Only while what stays, without pending yield and
    /// after impairment, is at least `SURPLUS_FLOOR_BPS` of sAID's assets, and free liquidity stays positive after all unserved exit tickets.
    /// @param usdc USDC, 6 decimals
    /// @param receiver who gets the USDC
    function withdrawSurplus(uint256 usdc, address receiver) external restricted nonReentrant {
        if (usdc == 0) revert ZeroAmount();
        if (receiver == address(0) || receiver == address(this)) revert InvalidReceiver(receiver);
        _pay(receiver, usdc);
        (uint256 value,) = _billsValue();
        int256 left = _lossBuffer(value, _supply());
        uint256 floor = _partOfStaked(SURPLUS_FLOOR_BPS);
        if (left < floor.toInt256()) revert SurplusTooSmall(left, floor);
        _requireFreeAfterExits(0);
        emit SurplusPaid(receiver, usdc);
    }

    /// @notice Sets the stakers' APR that governance wishes for, in basis points up to 100 %. Governor, delayed.
    function setTargetApr(uint256 bps) external restricted {
        if (bps > BPS) revert TargetAprTooHigh(bps);
        targetApr = bps;
        emit TargetAprSet(bps);
    }

    // --- inside ---

    function _pay(address receiver, uint256 usdc) private {
        _raiseCash(usdc);
        Book memory b = _readBook();
        // At most the cash there is, so it fits.
        b.cash -= uint64(usdc);
        if (usdc > b.recognised) _spendPending(usdc - b.recognised);
        _lower(b, uint64(Math.saturatingSub(b.recognised, usdc)));
        _writeBook(b);
        USDC.safeTransfer(receiver, usdc);
        emit CashPaid(receiver, usdc);
    }

    /// @dev A pending gain can pay for a redemption too. What deals have paid counts as the first of it, so that no gain of
    /// bills passes for theirs.
    function _spendPending(uint256 usdc) private {
        _pending.ofDeals = uint64(Math.saturatingSub(_pending.ofDeals, usdc));
    }
}
