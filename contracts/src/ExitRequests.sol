// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ExitQueue} from "./ExitQueue.sol";
import {ExitTicket} from "./ExitTicket.sol";
import {IERC7540Operator, IERC7540Redeem} from "./interfaces/IERC7540.sol";
import {IERC7575} from "./interfaces/IERC7575.sol";
import {IERC7887Redeem} from "./interfaces/IERC7887.sol";

/// @title ExitRequests: asking to leave, claiming, and changing one's mind
/// @notice ERC-7540's redemption with ERC-7887's cancelling. A request is a ticket, an ERC-721 token: whoever holds it is
/// the request's controller, and its number is the request's.
/// @dev ERC-4626's `redeem` and `withdraw` claim over the controller's tickets, oldest first, as far as the first
/// `MAX_SCAN` reach; `claim` reaches any. Nothing is ever sent to somebody who did not ask for it.
abstract contract ExitRequests is
    ERC4626,
    ExitQueue,
    ERC165,
    IERC7540Operator,
    IERC7540Redeem,
    IERC7575,
    IERC7887Redeem
{
    using SafeERC20 for IERC20;

    /// @notice Tickets of one holder that `redeem`, `withdraw` and their limits look at.
    uint256 public constant MAX_SCAN = 32;

    ExitTicket public immutable EXIT_TICKET;

    /// @inheritdoc IERC7540Operator
    mapping(address controller => mapping(address operator => bool)) public isOperator;

    error ZeroShares();
    error ZeroAssets();
    error NotController(address caller, address controller);
    error NotHolder(uint256 ticketId, address account);
    error PreviewUnavailable();

    constructor(ExitTicket exitTicket) {
        EXIT_TICKET = exitTicket;
    }

    // --- operators ---

    /// @notice Lets somebody ask, claim and cancel for the caller, or takes it back. It is a full power over the
    /// caller's shares and tickets' money.
    function setOperator(address operator, bool approved) external returns (bool) {
        isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    // --- asking ---

    /// @notice Puts shares into the queue. They keep earning and bearing losses until they are served. Callable by their
    /// owner, by an operator of the owner, and by whom the owner has approved for the shares.
    /// @param shares sAID, 18 decimals
    /// @param controller who gets the ticket
    /// @param owner whose shares
    /// @return requestId the ticket's number, never 0
    function requestRedeem(uint256 shares, address controller, address owner) external returns (uint256 requestId) {
        if (shares == 0) revert ZeroShares();
        if (!_actsFor(owner)) _spendAllowance(owner, msg.sender, shares);
        _transfer(owner, address(this), shares);
        requestId = _enqueue(shares);
        EXIT_TICKET.mint(controller, requestId);
        emit RedeemRequest(controller, owner, requestId, msg.sender, shares);
    }

    /// @inheritdoc IERC7540Redeem
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares) {
        if (_holds(controller, requestId)) (shares,,,,) = ticket(requestId);
    }

    /// @inheritdoc IERC7540Redeem
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares) {
        if (_holds(controller, requestId)) (, shares,,,) = ticket(requestId);
    }

    // --- claiming ---

    /// @notice Takes all AID that was set aside for a ticket. Its holder or an operator of the holder.
    /// @param receiver who gets the AID
    /// @return assets AID, 18 decimals
    function claim(uint256 ticketId, address receiver) external returns (uint256 assets) {
        address holder = EXIT_TICKET.holderOf(ticketId);
        if (!_actsFor(holder)) revert NotHolder(ticketId, msg.sender);
        Claimable memory c = _claimableOf(ticketId);
        uint256 shares = c.shares;
        if (shares == 0 && c.assets == 0) revert NothingClaimable(ticketId);
        assets = _takeClaimable(ticketId, c, shares, receiver);
        _endOrRefresh(ticketId, c);
        _pay(receiver, holder, assets, shares);
    }

    /// @notice Claims served shares over the controller's tickets, oldest first.
    /// @param shares sAID, 18 decimals, at most `maxRedeem(controller)`
    /// @param receiver who gets the AID
    /// @param controller who holds the tickets: the caller, or who made the caller an operator
    /// @return assets AID, 18 decimals; of a ticket's part rounded down
    function redeem(uint256 shares, address receiver, address controller) public override returns (uint256 assets) {
        if (shares == 0) revert ZeroShares();
        uint256[] memory ids = _ticketsToClaim(controller);
        uint256 left = shares;
        for (uint256 i; i < ids.length && left != 0; ++i) {
            Claimable memory c = _claimableOf(ids[i]);
            uint256 part = Math.min(left, c.shares);
            if (part == 0) continue;
            left -= part;
            assets += _takeClaimable(ids[i], c, part, receiver);
            _endOrRefresh(ids[i], c);
        }
        if (left != 0) revert ERC4626ExceededMaxRedeem(controller, shares, shares - left);
        _pay(receiver, controller, assets, shares);
    }

    /// @notice Claims AID that was set aside over the controller's tickets, oldest first.
    /// @param assets AID, 18 decimals, at most `maxWithdraw(controller)`
    /// @param receiver who gets the AID
    /// @param controller who holds the tickets: the caller, or who made the caller an operator
    /// @return shares that stood for it, 18 decimals; of a ticket's part rounded up
    function withdraw(uint256 assets, address receiver, address controller) public override returns (uint256 shares) {
        if (assets == 0) revert ZeroAssets();
        uint256[] memory ids = _ticketsToClaim(controller);
        uint256 left = assets;
        for (uint256 i; i < ids.length && left != 0; ++i) {
            Claimable memory c = _claimableOf(ids[i]);
            uint256 part = Math.min(left, c.assets);
            if (part == 0) continue;
            left -= part;
            shares += _takeAssets(ids[i], c, part, receiver);
            _endOrRefresh(ids[i], c);
        }
        if (left != 0) revert ERC4626ExceededMaxWithdraw(controller, assets, assets - left);
        _pay(receiver, controller, assets, shares);
    }

    /// @notice Shares served and not claimed, of the controller's first `MAX_SCAN` tickets, 18 decimals. Exits at once
    /// are not in it.
    function maxRedeem(address controller) public view override returns (uint256 shares) {
        (shares,) = _claimableBy(controller);
    }

    /// @notice AID set aside and not claimed, of the controller's first `MAX_SCAN` tickets, 18 decimals. Exits at once
    /// are not in it.
    function maxWithdraw(address controller) public view override returns (uint256 assets) {
        (, assets) = _claimableBy(controller);
    }

    /// @notice Always reverts, as ERC-7540 says: what a request will pay is not known before its service.
    function previewRedeem(uint256) public pure override returns (uint256) {
        revert PreviewUnavailable();
    }

    /// @notice Always reverts, as ERC-7540 says: what a request will pay is not known before its service.
    function previewWithdraw(uint256) public pure override returns (uint256) {
        revert PreviewUnavailable();
    }

    // --- changing one's mind ---

    /// @notice Takes a ticket's pending shares out of the queue, at once and free. They are handed back by
    /// `claimCancelRedeemRequest`.
    /// @param controller who holds the ticket: the caller, or who made the caller an operator
    function cancelRedeemRequest(uint256 requestId, address controller) external {
        _requireHeld(requestId, controller);
        _cancel(requestId);
        EXIT_TICKET.refresh(requestId, requestId);
        emit CancelRedeemRequest(controller, requestId, msg.sender);
    }

    /// @notice Always false: a cancellation waits for nothing.
    function pendingCancelRedeemRequest(uint256, address) external pure returns (bool isPending) {
        return false;
    }

    /// @inheritdoc IERC7887Redeem
    function claimableCancelRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256 shares)
    {
        if (_holds(controller, requestId)) (,,, shares,) = ticket(requestId);
    }

    /// @notice Hands cancelled shares back.
    /// @param receiver who gets the shares
    /// @param controller who holds the ticket: the caller, or who made the caller an operator
    /// @return shares sAID, 18 decimals
    function claimCancelRedeemRequest(uint256 requestId, address receiver, address controller)
        external
        returns (uint256 shares)
    {
        _requireHeld(requestId, controller);
        shares = _takeCancelled(requestId);
        _endOrRefresh(requestId, _claimableOf(requestId));
        _transfer(address(this), receiver, shares);
        emit CancelRedeemClaim(controller, receiver, requestId, msg.sender, shares);
    }

    // --- standards ---

    /// @notice The shares are this contract's own token.
    function share() external view returns (address) {
        return address(this);
    }

    /// @inheritdoc ERC165
    function supportsInterface(bytes4 id) public view override returns (bool) {
        return id == type(IERC7540Operator).interfaceId || id == type(IERC7540Redeem).interfaceId
            || id == type(IERC7887Redeem).interfaceId || _isPartOfVault(id) || super.supportsInterface(id);
    }

    // --- inside ---

    /// @dev ERC-7575's numbers. They count ERC-4626's functions too, which the compiler's own number does not.
    function _isPartOfVault(bytes4 id) private pure returns (bool) {
        return id == 0x50a526d6 // what every vault has
            || id == 0xc1f329ef // deposit
            || id == 0xe1550342 // mint
            || id == 0x2fd7d42a // redeem
            || id == 0x70dec094 // withdraw
            || id == 0x2f0a18c5; // all of it
    }

    function _actsFor(address account) private view returns (bool) {
        return msg.sender == account || isOperator[account][msg.sender];
    }

    function _holds(address account, uint256 ticketId) private view returns (bool) {
        return EXIT_TICKET.holderOf(ticketId) == account;
    }

    function _requireHeld(uint256 ticketId, address controller) private view {
        if (!_actsFor(controller)) revert NotController(msg.sender, controller);
        if (!_holds(controller, ticketId)) revert NotHolder(ticketId, controller);
    }

    function _ticketsToClaim(address controller) private view returns (uint256[] memory) {
        if (!_actsFor(controller)) revert NotController(msg.sender, controller);
        return EXIT_TICKET.oldest(controller, MAX_SCAN);
    }

    function _claimableBy(address controller) private view returns (uint256 shares, uint256 assets) {
        uint256[] memory ids = EXIT_TICKET.oldest(controller, MAX_SCAN);
        for (uint256 i; i < ids.length; ++i) {
            Claimable memory c = _claimableOf(ids[i]);
            (shares, assets) = (shares + c.shares, assets + c.assets);
        }
    }

    /// @dev A ticket that stands for nothing more is burned.
    function _endOrRefresh(uint256 ticketId, Claimable memory c) private {
        if (_isOver(ticketId, c)) EXIT_TICKET.burn(ticketId);
        else EXIT_TICKET.refresh(ticketId, ticketId);
    }

    function _pay(address receiver, address controller, uint256 assets, uint256 shares) private {
        IERC20(asset()).safeTransfer(receiver, assets);
        emit Withdraw(msg.sender, receiver, controller, assets, shares);
    }
}
