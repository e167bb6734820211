// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Appraisals} from "./Appraisals.sol";
import {Attestations} from "./Attestations.sol";
import {GpuTitle} from "./GpuTitle.sol";
import {Identity} from "./Identity.sol";
import {Telemetry} from "./Telemetry.sol";
import {Treasury} from "./Treasury.sol";
import {ICollateralAuction} from "./interfaces/ICollateralAuction.sol";
import {IDeal} from "./interfaces/IDeal.sol";
import {IDealLinks} from "./interfaces/IDealLinks.sol";
import {IJuniorToken} from "./interfaces/IJuniorToken.sol";
import {DealTerms, Terms} from "./libraries/DealTerms.sol";

/// @title Factory of deals: one isolated vehicle each
/// @notice A borrower proposes terms and gets a deal with a token for its juniors; the underwriter approves the very same
/// terms, in public and two days before the draw at the latest; until the draw the underwriter and the guardian can
/// cancel. No role changes terms or moves what a deal holds.
/// @dev Deals and tokens are ERC-1167 clones: nobody can replace their code. They are made and tied together in one
/// transaction. The links are here once, and the deals' implementation copies them.
contract DealFactory is AccessManaged, IDealLinks {
    using DealTerms for Terms;

    struct Links {
        IERC20 usdc;
        Treasury treasury;
        Identity identity;
        GpuTitle titles;
        Appraisals appraisals;
        Telemetry telemetry;
        Attestations attestations;
        ICollateralAuction auction;
    }

    IERC20 public immutable USDC;
    Treasury public immutable TREASURY;
    Identity public immutable IDENTITY;
    GpuTitle public immutable TITLES;
    Appraisals public immutable APPRAISALS;
    Telemetry public immutable TELEMETRY;
    Attestations public immutable ATTESTATIONS;
    ICollateralAuction public immutable AUCTION;
    /// @notice The code of all deals.
    address public immutable DEAL;
    /// @notice The code of all junior tokens.
    address public immutable JUNIOR_TOKEN;

    /// @notice Whether new risk is stopped: proposing, approving, committing and drawing, nothing else.
    bool public paused;
    /// @notice How many deals have been proposed. They are numbered from 1.
    uint64 public count;
    /// @notice The deal with a number; zero for one that was never given out.
    mapping(uint256 number => address deal) public deals;
    /// @notice The number of a deal; zero for what is none.
    mapping(address deal => uint256 number) public numberOf;

    event DealProposed(
        uint256 indexed number,
        address indexed deal,
        address indexed borrower,
        address juniorToken,
        bytes32 termsHash,
        Terms terms
    );
    event DealApproved(address indexed deal, address indexed underwriter, bytes32 termsHash);
    event DealDeclined(address indexed deal, address indexed underwriter);
    event DealCancelled(address indexed deal, address indexed guardian);
    event Paused(address indexed caller);
    event Unpaused(address indexed caller);

    error ZeroAddress();
    error DealsPaused();
    error ProposedByAnother(address caller, address borrower);
    error DealUnknown(address deal);
    error TermsDiffer(bytes32 expected, bytes32 actual);

    /// @param deal the deals' implementation, which may be made after the factory
    /// @param juniorToken the junior tokens' implementation
    constructor(address authority, Links memory links, address deal, address juniorToken) AccessManaged(authority) {
        if (
            authority == address(0) || address(links.usdc) == address(0) || address(links.treasury) == address(0)
                || address(links.identity) == address(0) || address(links.titles) == address(0)
                || address(links.appraisals) == address(0) || address(links.telemetry) == address(0)
                || address(links.attestations) == address(0) || address(links.auction) == address(0)
                || deal == address(0) || juniorToken == address(0)
        ) revert ZeroAddress();
        USDC = links.usdc;
        TREASURY = links.treasury;
        IDENTITY = links.identity;
        TITLES = links.titles;
        APPRAISALS = links.appraisals;
        TELEMETRY = links.telemetry;
        ATTESTATIONS = links.attestations;
        AUCTION = links.auction;
        DEAL = deal;
        JUNIOR_TOKEN = juniorToken;
    }

    // --- the borrower ---

    /// @notice Proposes a deal on these terms, for ever. The borrower itself, which so agrees to them; costs no money.
    /// @return deal in stage Proposed
    /// @return juniorToken of its juniors
    function propose(Terms calldata terms) external returns (address deal, address juniorToken) {
        if (paused) revert DealsPaused();
        if (msg.sender != terms.borrower) revert ProposedByAnother(msg.sender, terms.borrower);
        terms.check();
        deal = Clones.clone(DEAL);
        juniorToken = Clones.clone(JUNIOR_TOKEN);
        uint256 number = ++count;
        deals[number] = deal;
        numberOf[deal] = number;
        emit DealProposed(number, deal, terms.borrower, juniorToken, terms.hash(), terms);
        IJuniorToken(juniorToken).initialise(deal, number);
        IDeal(deal).initialise(number, terms, IJuniorToken(juniorToken));
    }

    // --- roles ---

    /// @notice Lets a proposed deal raise money from juniors and, two days later at the earliest, draw. Underwriter.
    /// @param termsHash of the terms that the underwriter has seen
    function approve(address deal, bytes32 termsHash) external restricted {
        if (paused) revert DealsPaused();
        _requireDeal(deal);
        bytes32 actual = IDeal(deal).termsHash();
        if (termsHash != actual) revert TermsDiffer(termsHash, actual);
        emit DealApproved(deal, msg.sender, termsHash);
        IDeal(deal).onApproved();
    }

    /// @notice Cancels a deal that has not drawn, approved or not. Underwriter.
    function decline(address deal) external restricted {
        _requireDeal(deal);
        emit DealDeclined(deal, msg.sender);
        IDeal(deal).onCancelled();
    }

    /// @notice Cancels a deal that has not drawn. Guardian, at once.
    function cancel(address deal) external restricted {
        _requireDeal(deal);
        emit DealCancelled(deal, msg.sender);
        IDeal(deal).onCancelled();
    }

    /// @notice Stops proposing, approving, committing and drawing, nothing else. Guardian, at once.
    function pause() external restricted {
        paused = true;
        emit Paused(msg.sender);
    }

    /// @notice Ends the pause. Governor, delayed.
    function unpause() external restricted {
        paused = false;
        emit Unpaused(msg.sender);
    }

    // --- reading ---

    /// @notice Whether this factory made the deal.
    function isDeal(address deal) external view returns (bool) {
        return numberOf[deal] != 0;
    }

    function _requireDeal(address deal) private view {
        if (numberOf[deal] == 0) revert DealUnknown(deal);
    }
}
