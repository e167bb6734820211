// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICollateralAuction} from "./interfaces/ICollateralAuction.sol";
import {IDeal} from "./interfaces/IDeal.sol";
import {IDealLinks} from "./interfaces/IDealLinks.sol";
import {ISanctionsList} from "./interfaces/ISanctionsList.sol";
import {Sanctions} from "./libraries/Sanctions.sol";

/// @title Auction of titles whose deals have defaulted
/// @notice The price falls by the second from 120 % of the title's value at the start to 30 % seven days later, and the
/// first who pays it has the title. Unsold it ends; the deal can start it again. Open to everyone who is not sanctioned.
///
///     120 % ╲
///             ╲
///               ╲
///      30 %       ╲─ unsold: the last ask is kept, also when it starts again
///           0     7 days
/// @dev Holds neither money nor titles: the price goes from the buyer to the deal, which delivers the title in the same
/// transaction. No price here depends on a balance.
contract CollateralAuction is ICollateralAuction, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev One storage slot.
    /// @param value at the start, micro-dollars
    /// @param startedAt unix time; 0 where there is none
    /// @param unsoldAt the lowest ask of those before it that ended unsold, micro-dollars
    struct Auction {
        uint128 value;
        uint40 startedAt;
        uint64 unsoldAt;
    }

    uint256 public constant DURATION = 7 days;
    /// @notice Of the title's value at the start.
    uint256 public constant START_PERCENT = 120;
    uint256 public constant END_PERCENT = 30;

    /// @notice Whose deals' titles are sold here.
    IDealLinks public immutable DEAL_FACTORY;
    IERC20 public immutable USDC;
    ISanctionsList public immutable SANCTIONS;

    mapping(address deal => Auction) private _auctions;

    event AuctionStarted(address indexed deal, uint256 value, uint256 endsAt);
    event AuctionStopped(address indexed deal);
    event TitleSold(address indexed deal, address indexed buyer, uint256 price);

    error ZeroAddress();
    error NotDeal(address caller);
    error AuctionNotOver(address deal, uint256 endsAt);
    error AuctionNotRunning(address deal);
    error AskAbovePrice(uint256 ask, uint256 maxPrice);

    constructor(IDealLinks dealFactory) {
        if (address(dealFactory) == address(0)) revert ZeroAddress();
        DEAL_FACTORY = dealFactory;
        USDC = dealFactory.USDC();
        SANCTIONS = dealFactory.IDENTITY().SANCTIONS();
    }

    // --- the deal's side ---

    /// @inheritdoc ICollateralAuction
    function start(uint256 value) external nonReentrant {
        if (!DEAL_FACTORY.isDeal(msg.sender)) revert NotDeal(msg.sender);
        Auction storage a = _auctions[msg.sender];
        if (_isRunning(a)) revert AuctionNotOver(msg.sender, a.startedAt + DURATION);
        uint256 unsoldAt = Math.min(_lastAsk(a), type(uint64).max);
        _auctions[msg.sender] = Auction(SafeCast.toUint128(value), uint40(block.timestamp), uint64(unsoldAt));
        emit AuctionStarted(msg.sender, value, block.timestamp + DURATION);
    }

    /// @inheritdoc ICollateralAuction
    function stop() external nonReentrant {
        if (!DEAL_FACTORY.isDeal(msg.sender)) revert NotDeal(msg.sender);
        if (_auctions[msg.sender].startedAt == 0) return;
        delete _auctions[msg.sender];
        emit AuctionStopped(msg.sender);
    }

    // --- the buyer's side ---

    /// @notice Buys the title of a deal at its ask of this second. The caller must have approved this contract for it, pays
    /// the deal, and gets the title.
    /// @param maxPrice most that the caller will pay, USDC, 6 decimals
    /// @return price paid, USDC, 6 decimals
    function buy(address deal, uint64 maxPrice) external nonReentrant returns (uint64 price) {
        Sanctions.requireNotKnown(SANCTIONS, msg.sender);
        uint256 asked = ask(deal);
        if (asked > maxPrice) revert AskAbovePrice(asked, maxPrice);
        price = uint64(asked);
        delete _auctions[deal];
        emit TitleSold(deal, msg.sender, price);
        USDC.safeTransferFrom(msg.sender, deal, price);
        IDeal(deal).onSold(msg.sender, price);
    }

    // --- reading ---

    /// @return usdc what the title costs now, USDC, 6 decimals, rounded up. Reverts unless it can be bought.
    function ask(address deal) public view returns (uint256 usdc) {
        Auction storage a = _auctions[deal];
        if (!_isRunning(a)) revert AuctionNotRunning(deal);
        return _ask(a);
    }

    /// @inheritdoc ICollateralAuction
    function lastAsk(address deal) external view returns (uint256 usdc) {
        return _lastAsk(_auctions[deal]);
    }

    /// @inheritdoc ICollateralAuction
    function isRunning(address deal) external view returns (bool) {
        return _isRunning(_auctions[deal]);
    }

    /// @return the deal's auction that runs or ended unsold; all zero where there is none
    function auctionOf(address deal) external view returns (Auction memory) {
        return _auctions[deal];
    }

    // --- inside ---

    /// @dev In its last second the price is at its lowest.
    function _isRunning(Auction storage a) private view returns (bool) {
        return a.startedAt != 0 && block.timestamp <= a.startedAt + DURATION;
    }

    function _lastAsk(Auction storage a) private view returns (uint256) {
        return a.startedAt == 0 ? type(uint256).max : Math.min(_ask(a), a.unsoldAt);
    }

    function _ask(Auction storage a) private view returns (uint256) {
        uint256 elapsed = Math.min(block.timestamp - a.startedAt, DURATION);
        uint256 percentTime = START_PERCENT * DURATION - (START_PERCENT - END_PERCENT) * elapsed;
        return Math.ceilDiv(a.value * percentTime, 100 * DURATION);
    }
}
