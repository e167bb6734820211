// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {DealBase} from "./DealBase.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {IJuniorToken} from "./interfaces/IJuniorToken.sol";
import {Terms} from "./libraries/DealTerms.sol";
import {Sanctions} from "./libraries/Sanctions.sol";

/// @title DealRaise: before the draw
/// @notice Juniors commit USDC, which waits here and goes back whole if the deal is cancelled.
abstract contract DealRaise is DealBase {
    using SafeERC20 for IERC20;

    event Approved(uint256 drawableAt);
    event Committed(address indexed from, address indexed receiver, uint256 usdc, uint256 raised);
    event Funded(uint256 raised, uint256 principal);
    event Cancelled(address indexed by, uint256 refundable);
    event JuniorPaid(address indexed receiver, uint256 usdc);

    error RaiseOver(uint256 deadline, uint256 timestamp);
    error RaiseRunning(uint256 deadline, uint256 timestamp);
    error NotJuniorToken(address caller);
    error TitleIsCollateral(uint256 titleId);

    // --- the factory ---

    /// @notice Fixes the terms for ever. The factory, once, in the transaction that makes the clone.
    function initialise(uint256 number, Terms calldata terms_, IJuniorToken token_) external onlyFactory {
        _requireStage(Stage.None);
        if (address(token_) == address(0) || terms_.borrower == address(0)) revert ZeroAddress();
        (_status.stage, _status.debtor) = (Stage.Proposed, terms_.borrower);
        _terms = terms_;
        (_token, _number) = (token_, uint64(number));
    }

    /// @notice The underwriter's word, by the factory: juniors may commit, or where none are asked for the borrower may
    /// draw two days later.
    function onApproved() external onlyFactory {
        _requireStage(Stage.Proposed);
        _status.stage = Stage.Raising;
        _status.approvedAt = uint40(block.timestamp);
        emit Approved(block.timestamp + NOTICE);
        if (_terms.junior == 0) _fund();
    }

    /// @notice Ends the deal before the draw. The factory, for the underwriter or the guardian.
    function onCancelled() external onlyFactory nonReentrant {
        _cancel();
    }

    // --- juniors ---

    /// @notice Takes USDC for the juniors' tranche, at most what is missing, and gives one token for each micro-dollar.
    /// Anyone who is not sanctioned, for a receiver who is not; needs approval of USDC.
    /// @param usdc most to take, 6 decimals
    /// @param receiver of the tokens
    /// @return taken USDC, 6 decimals
    function commit(uint256 usdc, address receiver) external nonReentrant returns (uint256 taken) {
        _requireStage(Stage.Raising);
        if (FACTORY.paused()) revert DealsPaused();
        uint256 deadline = _terms.raiseDeadline;
        if (block.timestamp >= deadline) revert RaiseOver(deadline, block.timestamp);
        if (usdc == 0) revert ZeroAmount();
        if (receiver == address(0) || receiver == address(this)) revert InvalidReceiver(receiver);
        Sanctions.requireClear(IDENTITY.SANCTIONS(), msg.sender);
        if (receiver != msg.sender) Sanctions.requireClear(IDENTITY.SANCTIONS(), receiver);
        uint64 raised = _capital.raised;
        taken = Math.min(usdc, _terms.junior - raised);
        // At most the juniors' part, so it fits.
        raised += uint64(taken);
        (_capital.raised, _purse.raising) = (raised, raised);
        USDC.safeTransferFrom(msg.sender, address(this), taken);
        _token.mint(receiver, uint64(taken));
        emit Committed(msg.sender, receiver, taken, raised);
        if (raised == _terms.junior) _fund();
    }

    /// @notice Ends a raise whose time is over: with the minimum the deal is smaller, with less it is cancelled. Anyone.
    function closeRaise() external nonReentrant {
        _requireStage(Stage.Raising);
        uint256 deadline = _terms.raiseDeadline;
        if (block.timestamp < deadline) revert RaiseRunning(deadline, block.timestamp);
        if (_capital.raised < _terms.minJunior) _cancel();
        else _fund();
    }

    /// @notice Ends the deal before the draw. The borrower at any time, anyone once the time to draw is over.
    function cancel() external nonReentrant {
        if (block.timestamp < _terms.drawDeadline) _requireDebtor();
        _cancel();
    }

    /// @notice Pays out of what has been set aside for the juniors. Their token alone, which knows whose it is.
    function payJunior(address receiver, uint64 usdc) external nonReentrant {
        _payJunior(receiver, usdc);
    }

    /// @notice As `payJunior`, for what was committed to a deal that was cancelled.
    function refundJunior(address receiver, uint64 usdc) external nonReentrant {
        _requireStage(Stage.Cancelled);
        _payJunior(receiver, usdc);
    }

    /// @notice Gives a title that is no collateral here back to who pledged it. Anyone.
    function returnStray(uint256 titleId) external nonReentrant {
        Stage stage = _status.stage;
        bool over = stage == Stage.Cancelled || stage == Stage.Repaid || stage == Stage.Closed;
        if (titleId == _terms.titleId && !over) revert TitleIsCollateral(titleId);
        TITLES.giveBack(titleId);
        emit TitleReturned(titleId);
    }

    // --- inside ---

    function _fund() private {
        _status.stage = Stage.Funded;
        (uint256 principal,,) = _scaled();
        emit Funded(_capital.raised, principal);
    }

    function _cancel() private {
        Stage stage = _status.stage;
        if (stage != Stage.Proposed && stage != Stage.Raising && stage != Stage.Funded) revert WrongStage(stage);
        _status.stage = Stage.Cancelled;
        uint64 refundable = _purse.raising;
        (_purse.raising, _purse.juniors) = (0, refundable);
        _returnTitle();
        emit Cancelled(msg.sender, refundable);
    }

    function _payJunior(address receiver, uint64 usdc) private {
        if (msg.sender != address(_token)) revert NotJuniorToken(msg.sender);
        _purse.juniors -= usdc;
        _send(receiver, usdc);
        emit JuniorPaid(receiver, usdc);
    }
}
