// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {SeniorPositions} from "./SeniorPositions.sol";
import {TreasuryRecognition} from "./TreasuryRecognition.sol";
import {IDealFactory} from "./interfaces/IDealFactory.sol";
import {ISeniorTreasury} from "./interfaces/ISeniorTreasury.sol";

/// @title TreasuryLending: the senior side of deals
/// @notice Pays a deal what the stakers lend, and books what it pays back: principal lowers its carrying value, the rest
/// is yield, which waits for `recognise()`. Only deals of one factory may call, each for itself.
/// @dev USDC is transferred first and told afterwards, so that what is told is held against what is there. Nothing is
/// booked while the Treasury waits for the vault: it would be taken for the vault's payment and booked twice.
abstract contract TreasuryLending is ISeniorTreasury, TreasuryRecognition {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @notice Most senior principal of one borrower, at one facility, in one GPU model: a part of sAID's assets, in basis
    /// points.
    uint256 public constant CONCENTRATION_BPS = 2_500;
    /// @notice Of the bills, what a draw leaves liquid besides all else, in basis points: room for a fall.
    uint256 public constant DRAW_RESERVE_BPS = 100;
    uint256 private constant BPS = 10_000;

    IDealFactory public immutable DEAL_FACTORY;

    /// @param principal by which the carrying value fell
    /// @param yield_ beyond principal
    /// @param recovery principal beyond the carrying value: of what was written off
    event ReceiptBooked(address indexed deal, uint256 principal, uint256 yield_, uint256 recovery);
    event WrittenOff(address indexed deal, uint256 usdc);

    error NotDeal(address caller);
    error CashMissing(uint256 booked, uint256 held);

    constructor(IDealFactory dealFactory) {
        if (address(dealFactory) == address(0)) revert ZeroAddress();
        DEAL_FACTORY = dealFactory;
    }

    modifier onlyDeal() {
        _requireDeal();
        _;
    }

    /// @notice Lends: pays the caller and opens its position. Refused when a cap would be passed, or when free liquidity
    /// would not reach for all unserved exit tickets and `DRAW_RESERVE_BPS` of the bills besides. Only deals, once each.
    /// @param senior what the stakers lend, USDC, 6 decimals
    /// @param junior what loses before them, USDC, 6 decimals
    /// @param lateAfter the first due day, unix time / 86,400
    /// @param asks whether from then on only the deal knows what is impaired
    /// @param facility where the machines are, and
    /// @param model what they are, as their title says
    /// @param replaced the deal that this draw pays off in the same transaction, which no cap counts; or nobody
    /// @param hint the place after which the position stands (`hintFor`); any number works
    function fund(
        uint64 senior,
        uint64 junior,
        uint24 lateAfter,
        bool asks,
        address borrower,
        bytes32 facility,
        bytes32 model,
        address replaced,
        uint8 hint
    ) external nonReentrant onlyDeal {
        if (senior == 0) revert ZeroAmount();
        uint256 most = _partOfStaked(CONCENTRATION_BPS) / AID_PER_USDC;
        SeniorPositions.Opening memory opening =
            SeniorPositions.Opening(msg.sender, senior, junior, lateAfter, asks, borrower, facility, model, replaced);
        _noteLateAfter(POSITIONS.open(opening, hint, most));
        _raiseCash(senior);
        Book memory b = _readBook();
        b.cash -= senior;
        b.carrying += senior;
        _writeBook(b);
        USDC.safeTransfer(msg.sender, senior);
        (uint256 value,) = _billsValue();
        uint256 reserve = Math.ceilDiv(value * DRAW_RESERVE_BPS, BPS) * AID_PER_USDC;
        _requireFreeAfterExits(reserve);
    }

    /// @notice Books USDC that the caller has just moved here, and where it stands now. Only deals. One whose position is
    /// closed pays what it can recover: then there is nothing to stand anywhere.
    /// @param principal senior principal, USDC, 6 decimals; beyond the carrying value it is a recovery
    /// @param yield_ everything else, USDC, 6 decimals
    /// @param junior what is left of the juniors' principal, USDC, 6 decimals
    /// @param lateAfter the day from whose end on something may be lost, 0 for already
    /// @param asks whether from then on only the deal knows what is impaired
    /// @param hint as for `fund`
    function onReceipt(uint64 principal, uint64 yield_, uint64 junior, uint24 lateAfter, bool asks, uint8 hint)
        external
        nonReentrant
        onlyDeal
    {
        (uint64 repaid, uint24 front) = POSITIONS.repay(msg.sender, principal, junior, lateAfter, asks, hint);
        Book memory b = _readBook();
        b.cash = (uint256(b.cash) + principal + yield_).toUint64();
        b.carrying -= repaid;
        _writeBook(b);
        Pending memory p = _pending;
        p.ofDeals = (uint256(p.ofDeals) + principal + yield_ - repaid).toUint64();
        p.lateAfter = front;
        _pending = p;
        _requireCash(b.cash);
        emit ReceiptBooked(msg.sender, repaid, yield_, principal - repaid);
    }

    /// @notice Books a fee that the caller has just moved here, as surplus. Only deals.
    /// @param usdc USDC, 6 decimals
    function onFee(uint256 usdc) external nonReentrant onlyDeal {
        _addSurplus(usdc);
        _requireCash(_book.cash);
    }

    /// @notice Tells where the caller stands now. Only deals with an open position.
    /// @param junior what is left of the juniors' principal, USDC, 6 decimals
    /// @param lateAfter the day from whose end on something may be lost, 0 for already
    /// @param asks whether from then on only the deal knows what is impaired
    /// @param hint as for `fund`
    function reposition(uint64 junior, uint24 lateAfter, bool asks, uint8 hint) external nonReentrant onlyDeal {
        _noteLateAfter(POSITIONS.move(msg.sender, junior, lateAfter, asks, hint));
    }

    /// @notice Realises a loss of the caller's position: the surplus takes it first, then AID held in sAID is burned. Only
    /// deals, by facts that they prove.
    /// @param most USDC, 6 decimals
    /// @return loss what was realised: at most the carrying value, 0 without a position
    function writeOff(uint64 most) external nonReentrant onlyDeal returns (uint64 loss) {
        loss = POSITIONS.writeOff(msg.sender, most);
        if (loss == 0) return 0;
        _book.carrying -= loss;
        emit WrittenOff(msg.sender, loss);
        _realiseLoss(loss);
    }

    /// @notice Ends the caller's position, of which nothing may be left. Only deals.
    function close() external nonReentrant onlyDeal {
        _noteLateAfter(POSITIONS.close(msg.sender));
    }

    function _noteLateAfter(uint24 day) private {
        _pending.lateAfter = day;
    }

    function _requireDeal() private view {
        if (!DEAL_FACTORY.isDeal(msg.sender)) revert NotDeal(msg.sender);
    }

    /// @dev What is sent unasked may cover what a deal only says it paid: it is nobody's, and stands behind AID then.
    function _requireCash(uint256 booked) private view {
        uint256 held = USDC.balanceOf(address(this));
        if (held < booked) revert CashMissing(booked, held);
    }
}
