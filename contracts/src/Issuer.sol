// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {AID} from "./AID.sol";
import {Identity} from "./Identity.sol";
import {Treasury} from "./Treasury.sol";
import {IPriceFeed} from "./interfaces/IPriceFeed.sol";
import {ISanctionsList} from "./interfaces/ISanctionsList.sol";
import {Ask} from "./libraries/Ask.sol";
import {Sanctions} from "./libraries/Sanctions.sol";

/// @title Issuer: AID for USDC and back, one for one
/// @notice Minting is open to everyone who is not sanctioned, within caps, while USDC holds its price. Redeeming is
/// open to verified accounts at 1:1, without fee, always: no pause, no cap and no price stops it.
contract Issuer is AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev One storage slot. Caps in whole USDC, use in USDC's 6 decimals.
    struct Capacity {
        uint40 time;
        uint40 blockNumber;
        bool paused;
        uint56 dayUsed;
        uint48 blockUsed;
        uint32 dayCap;
        uint32 blockCap;
    }

    /// @notice AID wei per USDC micro-dollar.
    uint256 public constant AID_PER_USDC = 1e12;
    /// @notice Highest caps that governance can set, in whole USDC.
    uint256 public constant MAX_DAY_CAP = 1_000_000_000;
    uint256 public constant MAX_BLOCK_CAP = 100_000_000;
    /// @notice Minting stops when the price of USDC is older than this.
    uint256 public constant FEED_MAX_AGE = 26 hours;
    /// @notice Minting stops when USDC is below this, in thousandths of a dollar.
    uint256 public constant FEED_FLOOR_PER_MILLE = 995;
    /// @dev Gas given to the feed. Chainlink's proxy and aggregator need below 40,000.
    uint256 private constant FEED_GAS = 200_000;
    uint256 private constant MICRO = 1e6;

    IERC20 public immutable USDC;
    AID public immutable AID_TOKEN;
    Treasury public immutable TREASURY;
    Identity public immutable IDENTITY;
    ISanctionsList public immutable SANCTIONS;
    IPriceFeed public immutable FEED;
    /// @dev In the feed's decimals.
    int256 private immutable FEED_FLOOR;

    Capacity private _capacity;

    event Minted(address indexed caller, address indexed receiver, uint256 usdc, uint256 aid);
    event Redeemed(address indexed caller, address indexed receiver, uint256 usdc, uint256 aid);
    event CapsSet(uint256 blockCap, uint256 dayCap);
    event Paused(address indexed caller);
    event Unpaused(address indexed caller);

    error ZeroAddress();
    error ZeroAmount();
    error InvalidReceiver(address receiver);
    error MintPaused();
    error NotVerified(address account);
    error FeedUnavailable();
    error FeedStale(uint256 updatedAt, uint256 timestamp);
    error FeedBelowFloor(int256 answer, int256 floor);
    error BlockCapExceeded(uint256 usdc, uint256 left);
    error DayCapExceeded(uint256 usdc, uint256 left);
    error CapAboveCeiling(uint256 cap, uint256 ceiling);

    /// @param blockCap whole USDC
    /// @param dayCap whole USDC
    constructor(
        address authority,
        IERC20 usdc,
        AID aid,
        Treasury treasury,
        Identity identity,
        IPriceFeed feed,
        uint256 blockCap,
        uint256 dayCap
    ) AccessManaged(authority) {
        if (
            authority == address(0) || address(usdc) == address(0) || address(aid) == address(0)
                || address(treasury) == address(0) || address(identity) == address(0) || address(feed) == address(0)
        ) revert ZeroAddress();
        USDC = usdc;
        AID_TOKEN = aid;
        TREASURY = treasury;
        IDENTITY = identity;
        SANCTIONS = identity.SANCTIONS();
        FEED = feed;
        FEED_FLOOR = int256(FEED_FLOOR_PER_MILLE * 10 ** feed.decimals() / 1000);
        _setCaps(blockCap, dayCap);
    }

    /// @notice Pays USDC in and creates AID one for one. The caller must have approved this contract for `usdc`.
    /// @param usdc USDC, 6 decimals
    /// @param receiver who gets the AID
    /// @return aid AID created, 18 decimals: exactly usdc · 1e12
    function mint(uint256 usdc, address receiver) external nonReentrant returns (uint256 aid) {
        if (usdc == 0) revert ZeroAmount();
        if (receiver == address(0)) revert ZeroAddress();
        Sanctions.requireClear(SANCTIONS, msg.sender);
        if (receiver != msg.sender) Sanctions.requireClear(SANCTIONS, receiver);
        _requireFeed();
        _useCapacity(usdc);

        aid = usdc * AID_PER_USDC;
        USDC.safeTransferFrom(msg.sender, address(TREASURY), usdc);
        TREASURY.onMint(usdc);
        AID_TOKEN.mint(receiver, aid);
        emit Minted(msg.sender, receiver, usdc, aid);
    }

    /// @notice Destroys the caller's AID and pays USDC one for one, no fee. Verified and unsanctioned callers only;
    /// nothing else is asked. Burns whole micro-dollars and leaves the dust below 1e12 wei with the caller.
    /// @param aid AID, 18 decimals
    /// @param receiver who gets the USDC
    /// @return usdc USDC paid, 6 decimals, rounded down
    function redeem(uint256 aid, address receiver) external nonReentrant returns (uint256 usdc) {
        usdc = aid / AID_PER_USDC;
        if (usdc == 0) revert ZeroAmount();
        if (receiver == address(0)) revert ZeroAddress();
        if (receiver == address(TREASURY)) revert InvalidReceiver(receiver);
        if (!IDENTITY.isVerified(msg.sender)) revert NotVerified(msg.sender);
        Sanctions.requireNotKnown(SANCTIONS, msg.sender);

        uint256 burned = usdc * AID_PER_USDC;
        _returnCapacity(usdc);
        AID_TOKEN.burn(msg.sender, burned);
        TREASURY.payOut(receiver, usdc);
        emit Redeemed(msg.sender, receiver, usdc, burned);
    }

    /// @notice Stops minting, nothing else. Guardian, at once.
    function pause() external restricted {
        _capacity.paused = true;
        emit Paused(msg.sender);
    }

    /// @notice Opens minting again. Governor, delayed.
    function unpause() external restricted {
        _capacity.paused = false;
        emit Unpaused(msg.sender);
    }

    /// @notice Sets the caps on minting minus redeeming, in whole USDC. Governor, delayed.
    function setCaps(uint256 blockCap, uint256 dayCap) external restricted {
        _setCaps(blockCap, dayCap);
    }

    /// @notice What can be minted in this block, all conditions counted but the account's own.
    /// @return usdc USDC, 6 decimals; 0 while minting is closed
    /// @return blockLeft left of the block's cap
    /// @return dayLeft left of the day's cap, which refills linearly
    function mintable() external view returns (uint256 usdc, uint256 blockLeft, uint256 dayLeft) {
        Capacity memory c = _refilled();
        blockLeft = _left(uint256(c.blockCap) * MICRO, c.blockUsed);
        dayLeft = _left(uint256(c.dayCap) * MICRO, c.dayUsed);
        usdc = c.paused || !_feedHolds() ? 0 : (blockLeft < dayLeft ? blockLeft : dayLeft);
    }

    /// @return blockCap whole USDC
    /// @return dayCap whole USDC
    function caps() external view returns (uint256 blockCap, uint256 dayCap) {
        return (_capacity.blockCap, _capacity.dayCap);
    }

    /// @return whether minting is paused
    function paused() external view returns (bool) {
        return _capacity.paused;
    }

    // --- capacity ---

    function _setCaps(uint256 blockCap, uint256 dayCap) private {
        if (blockCap > MAX_BLOCK_CAP) revert CapAboveCeiling(blockCap, MAX_BLOCK_CAP);
        if (dayCap > MAX_DAY_CAP) revert CapAboveCeiling(dayCap, MAX_DAY_CAP);
        Capacity memory c = _refilled();
        c.blockCap = uint32(blockCap);
        c.dayCap = uint32(dayCap);
        _capacity = c;
        emit CapsSet(blockCap, dayCap);
    }

    /// @dev The stored use, brought to this moment: a new block starts at zero, the day refills linearly.
    function _refilled() private view returns (Capacity memory c) {
        c = _capacity;
        if (c.blockNumber != uint40(block.number)) c.blockUsed = 0;
        uint256 refill = uint256(c.dayCap) * MICRO * (block.timestamp - c.time) / 1 days;
        c.dayUsed = refill >= c.dayUsed ? 0 : c.dayUsed - uint56(refill);
        c.time = uint40(block.timestamp);
        c.blockNumber = uint40(block.number);
    }

    function _useCapacity(uint256 usdc) private {
        Capacity memory c = _refilled();
        if (c.paused) revert MintPaused();
        uint256 blockLeft = _left(uint256(c.blockCap) * MICRO, c.blockUsed);
        if (usdc > blockLeft) revert BlockCapExceeded(usdc, blockLeft);
        uint256 dayLeft = _left(uint256(c.dayCap) * MICRO, c.dayUsed);
        if (usdc > dayLeft) revert DayCapExceeded(usdc, dayLeft);
        // Both fit: use stays at or below the caps, whose ceilings are far below the widths.
        c.blockUsed += uint48(usdc);
        c.dayUsed += uint56(usdc);
        _capacity = c;
    }

    /// @dev Never reverts: redeeming gives capacity back, but not beyond the caps.
    function _returnCapacity(uint256 usdc) private {
        Capacity memory c = _refilled();
        c.blockUsed = usdc >= c.blockUsed ? 0 : c.blockUsed - uint48(usdc);
        c.dayUsed = usdc >= c.dayUsed ? 0 : c.dayUsed - uint56(usdc);
        _capacity = c;
    }

    function _left(uint256 cap, uint256 used) private pure returns (uint256) {
        return used >= cap ? 0 : cap - used;
    }

    // --- price of USDC ---

    function _requireFeed() private view {
        (bool answered, int256 answer, uint256 updatedAt) = _price();
        if (!answered) revert FeedUnavailable();
        if (block.timestamp > updatedAt + FEED_MAX_AGE) revert FeedStale(updatedAt, block.timestamp);
        if (answer < FEED_FLOOR) revert FeedBelowFloor(answer, FEED_FLOOR);
    }

    function _feedHolds() private view returns (bool) {
        (bool answered, int256 answer, uint256 updatedAt) = _price();
        return answered && block.timestamp <= updatedAt + FEED_MAX_AGE && answer >= FEED_FLOOR;
    }

    /// @dev A time ahead of the clock is no answer: it would never grow old.
    function _price() private view returns (bool answered, int256 answer, uint256 updatedAt) {
        bytes memory round;
        (answered, round) = Ask.answer(address(FEED), abi.encodeCall(IPriceFeed.latestRoundData, ()), FEED_GAS, 160);
        if (answered) (, answer,, updatedAt,) = abi.decode(round, (uint256, int256, uint256, uint256, uint256));
        answered = answered && updatedAt <= block.timestamp;
    }
}
