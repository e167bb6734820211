// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Appraisals} from "./Appraisals.sol";
import {Attestations} from "./Attestations.sol";
import {GpuTitle} from "./GpuTitle.sol";
import {Identity} from "./Identity.sol";
import {Telemetry} from "./Telemetry.sol";
import {ICollateralAuction} from "./interfaces/ICollateralAuction.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {IDealLinks} from "./interfaces/IDealLinks.sol";
import {IJuniorToken} from "./interfaces/IJuniorToken.sol";
import {ISeniorTreasury} from "./interfaces/ISeniorTreasury.sol";
import {Calendar} from "./libraries/Calendar.sol";
import {Terms} from "./libraries/DealTerms.sol";
import {Loan} from "./libraries/Loan.sol";

/// @title DealBase: what a deal remembers, whose cash it holds, and whom it knows
/// @dev The code of a deal fills four contracts: `Deal`, which clones point to, and `DealDraw`, `DealServicing` and
/// `DealLedger`, which it runs on the clone's storage by delegatecall. So all storage is here, and no part adds any.
///
///     Proposed ──▶ Raising ──▶ Funded ──▶ Active ──▶ Repaid, or with a shortfall of revenue Closed
///        └────────────┴──────────┴──▶ Cancelled      │ ▲
///                                             default▼ │cure
///                                              Defaulted ──▶ Liquidating ──▶ Closed
///                                                  └──────────────┴──▶ HandedOver, which goes on like Active
abstract contract DealBase is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev One slot.
    struct Status {
        Stage stage;
        /// Who owes: the borrower, after a hand-over the operator.
        address debtor;
        uint40 approvedAt;
        bool handedOver;
        /// The operator has not fully paid an instalment yet.
        bool unproven;
        /// Instalments that were paid or struck out at the hand-over.
        uint8 settled;
        /// Open breaches of covenants, a bit each, and those that the default rests on.
        uint8 breaches;
        uint8 cause;
    }

    /// @dev Two slots: the times of a life, unix seconds, and those at which breaches were opened.
    struct Times {
        uint40 drawn;
        uint40 defaulted;
        uint40 closed;
        uint40[3] breached;
    }

    /// @dev One slot. Micro-dollars.
    struct Capital {
        /// What juniors have committed.
        uint64 raised;
        /// What the Treasury carries the senior part at.
        uint64 carrying;
        /// Whether the Treasury has a position of this deal.
        bool positioned;
    }

    /// @dev One slot: whose the USDC here is, micro-dollars. What is above the sum has not been applied yet.
    struct Purse {
        /// Committed by juniors and not drawn.
        uint64 raising;
        /// The holders', unclaimed.
        uint64 juniors;
        uint64 servicing;
        /// The debtor's, from a sale.
        uint64 surplus;
    }

    /// @dev To a partner operator, after a default.
    struct Offer {
        address operator;
        uint64 principal;
        uint40 until;
    }

    uint256 internal constant BPS = 10_000;
    /// @dev Public approval lies at least this long before the draw.
    uint256 internal constant NOTICE = 2 days;

    /// @notice The only one that makes deals, approves and cancels them.
    IDealLinks public immutable FACTORY;
    IERC20 internal immutable USDC;
    ISeniorTreasury internal immutable TREASURY;
    Identity internal immutable IDENTITY;
    GpuTitle internal immutable TITLES;
    Appraisals internal immutable APPRAISALS;
    Telemetry internal immutable TELEMETRY;
    Attestations internal immutable ATTESTATIONS;
    ICollateralAuction internal immutable AUCTION;

    Status internal _status;
    Loan.Stored internal _loan;
    Terms internal _terms;
    Times internal _times;
    Capital internal _capital;
    Purse internal _purse;
    IJuniorToken internal _token;
    uint64 internal _number;
    Offer internal _offer;

    event TitleReturned(uint256 indexed titleId);

    error DealsPaused();
    error ZeroAddress();
    error ZeroAmount();
    error InvalidReceiver(address receiver);
    error WrongStage(Stage stage);
    error NotFactory(address caller);
    error NotBorrower(address caller);
    error NotAuction(address caller);

    constructor(IDealLinks factory) {
        if (address(factory) == address(0)) revert ZeroAddress();
        FACTORY = factory;
        USDC = factory.USDC();
        TREASURY = ISeniorTreasury(address(factory.TREASURY()));
        IDENTITY = factory.IDENTITY();
        TITLES = factory.TITLES();
        APPRAISALS = factory.APPRAISALS();
        TELEMETRY = factory.TELEMETRY();
        ATTESTATIONS = factory.ATTESTATIONS();
        AUCTION = factory.AUCTION();
    }

    modifier onlyFactory() {
        if (msg.sender != address(FACTORY)) revert NotFactory(msg.sender);
        _;
    }

    // --- inside ---

    function _today() internal view returns (uint256) {
        return Calendar.dayOf(block.timestamp);
    }

    /// @dev What the deal is about, smaller in proportion when juniors committed less than asked for: micro-dollars,
    /// rounded down, and the share of revenue, rounded up.
    function _scaled() internal view returns (uint256 principal, uint256 balloon, uint256 shareBps) {
        Terms storage t = _terms;
        (principal, balloon, shareBps) = (t.principal, t.balloon, t.revenueShareBps);
        uint256 junior = t.junior;
        uint256 raised = _capital.raised;
        if (raised == junior) return (principal, balloon, shareBps);
        principal = principal * raised / junior;
        balloon = balloon * raised / junior;
        shareBps = Math.ceilDiv(shareBps * raised, junior);
    }

    function _inDefault() internal view returns (bool) {
        return _status.stage == Stage.Defaulted || _status.stage == Stage.Liquidating;
    }

    /// @dev A revenue share without interest owes no principal but the balloon: what revenue does not bring is a loss.
    function _isPureShare() internal view returns (bool) {
        return _terms.rateBps == 0;
    }

    function _requireStage(Stage stage) internal view {
        if (_status.stage != stage) revert WrongStage(_status.stage);
    }

    function _requireDebtor() internal view {
        if (msg.sender != _status.debtor) revert NotBorrower(msg.sender);
    }

    /// @dev USDC that came by plain transfer and is nobody's share of the purse yet.
    function _unapplied() internal view returns (uint256) {
        Purse memory p = _purse;
        return USDC.balanceOf(address(this)) - p.raising - p.juniors - p.servicing - p.surplus;
    }

    /// @dev To who asked for it, never to anybody else.
    function _send(address receiver, uint256 usdc) internal {
        if (receiver == address(0) || receiver == address(this)) revert InvalidReceiver(receiver);
        USDC.safeTransfer(receiver, usdc);
    }

    /// @dev What the title's machines are worth now, aged.
    function _agedValue() internal view returns (uint256) {
        return APPRAISALS.valueOf(_terms.titleId);
    }

    /// @dev What even the highest appraisal says: no single appraiser takes something from the debtor, or makes a loss final.
    function _highestValue() internal view returns (uint256) {
        return APPRAISALS.highestOf(_terms.titleId);
    }

    /// @dev The title goes to who pledged it, or after a hand-over to the operator.
    function _returnTitle() internal {
        uint256 id = _terms.titleId;
        (, address holder) = TITLES.stateOf(id);
        if (holder != address(this)) return;
        if (_status.handedOver) TITLES.deliver(id, _status.debtor);
        else TITLES.giveBack(id);
        emit TitleReturned(id);
    }
}
