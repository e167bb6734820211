// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {AID} from "./AID.sol";
import {ExitTicket} from "./ExitTicket.sol";
import {Identity} from "./Identity.sol";
import {Issuer} from "./Issuer.sol";
import {Router} from "./Router.sol";
import {StakedAID} from "./StakedAID.sol";
import {Treasury} from "./Treasury.sol";
import {IPriceFeed} from "./interfaces/IPriceFeed.sol";
import {ISanctionsList} from "./interfaces/ISanctionsList.sol";
import {Ask} from "./libraries/Ask.sol";
import {Sanctions} from "./libraries/Sanctions.sol";

/// @notice What is read of Circle's FiatToken beyond ERC-20.
interface IFiatToken {
    function paused() external view returns (bool);
    function isBlacklisted(address account) external view returns (bool);
}

/// @title Lens: one call for one page
/// @notice Read-only aggregation. Whatever outside contract does not answer is told as such instead of reverting the
/// whole. Units: USDC 6 decimals, AID and sAID 18, prices 1e18, times in unix seconds.
contract Lens {
    struct BalanceSheet {
        uint256 cash;
        uint256 bills;
        uint256 deals;
        uint256 supply;
        uint256 staked;
        int256 surplus;
        int256 freeLiquidity;
    }

    struct Reserves {
        uint256 impairment;
        uint256 pendingYield;
        uint256 recognised;
        uint256 recognisedAt;
        /// USDC that redemptions could be paid from now: cash and withdrawable bills.
        uint256 redeemable;
        /// Vault shares held, and USDC per whole vault share (1e6 shares where the vault has 6 decimals).
        uint256 billShares;
        uint256 billPrice;
        bool billsLive;
        /// Basis points.
        uint256 targetApr;
    }

    struct Staking {
        uint256 totalAssets;
        uint256 shares;
        uint256 entryPrice;
        uint256 exitPrice;
        uint256 unvested;
        uint256 vestingAmount;
        uint256 vestingStart;
        uint256 vestingEnd;
        bool open;
    }

    struct Exits {
        /// The first ticket that was not passed, and the number that the next request will get.
        uint256 head;
        uint256 next;
        /// Waiting: shares, and what they would be paid now.
        uint256 unservedShares;
        uint256 unservedAssets;
        /// AID set aside for what was served and not claimed.
        uint256 setAside;
        /// Free liquidity after all that waits: what exits at once are paid from.
        int256 freeAfterQueue;
        /// Fees of exits at once that do not vest yet, and the free liquidity from which the fee is at its least.
        uint256 fees;
        uint256 buffer;
    }

    struct TicketView {
        uint256 id;
        address holder;
        uint256 pending;
        uint256 claimableShares;
        uint256 claimableAssets;
        uint256 cancelledShares;
        uint256 maturesAt;
        /// At most: what was cancelled counts until the queue has passed it.
        uint256 sharesAhead;
        /// At the exit price of now: what is served before it, and what its own pending part would be paid.
        uint256 assetsAhead;
        uint256 pendingAssets;
    }

    struct Minting {
        uint256 mintable;
        uint256 blockLeft;
        uint256 dayLeft;
        /// Whole USDC.
        uint256 blockCap;
        uint256 dayCap;
        bool paused;
        bool sanctionsLive;
        bool usdcPaused;
        /// Circle has frozen the Treasury: mint and redeem revert.
        bool treasuryFrozen;
    }

    struct Feed {
        bool live;
        int256 answer;
        uint256 updatedAt;
        uint8 decimals;
    }

    struct ProtocolView {
        uint256 blockNumber;
        uint256 timestamp;
        BalanceSheet sheet;
        Reserves reserves;
        Staking staking;
        Exits exits;
        Minting minting;
        Feed feed;
    }

    struct AccountView {
        uint256 blockNumber;
        uint256 timestamp;
        /// Wei of the chain's own coin.
        uint256 native;
        uint256 usdc;
        uint256 aid;
        uint256 shares;
        /// AID that the shares stand for at the entry price.
        uint256 stakedAssets;
        uint256 usdcToIssuer;
        uint256 usdcToRouter;
        uint256 aidToStaked;
        uint256 aidToRouter;
        uint256 usdcNonce;
        uint256 aidNonce;
        bool verified;
        uint64 verifiedUntil;
        uint64 voucherNumber;
        uint8 tier;
        bool sanctioned;
        bool usdcFrozen;
        /// Exit tickets held, and AID to claim from the first of them.
        uint256 tickets;
        uint256 claimableAssets;
        /// The account has code: a smart account, or an EIP-7702 delegation.
        bool hasCode;
    }

    /// @dev Gas given to an outside contract for one answer.
    uint256 private constant OUTSIDE_GAS = 1_000_000;

    IERC20 public immutable USDC;
    AID public immutable AID_TOKEN;
    Issuer public immutable ISSUER;
    Identity public immutable IDENTITY;
    Treasury public immutable TREASURY;
    StakedAID public immutable STAKED_AID;
    ExitTicket public immutable EXIT_TICKET;
    Router public immutable ROUTER;
    IPriceFeed public immutable FEED;
    ISanctionsList public immutable SANCTIONS;

    error ZeroAddress();

    constructor(Router router) {
        if (address(router) == address(0)) revert ZeroAddress();
        ROUTER = router;
        ISSUER = router.ISSUER();
        STAKED_AID = router.STAKED_AID();
        EXIT_TICKET = STAKED_AID.EXIT_TICKET();
        USDC = ISSUER.USDC();
        AID_TOKEN = ISSUER.AID_TOKEN();
        TREASURY = ISSUER.TREASURY();
        IDENTITY = ISSUER.IDENTITY();
        FEED = ISSUER.FEED();
        SANCTIONS = ISSUER.SANCTIONS();
    }

    /// @notice Everything a page needs to know of the protocol.
    function protocol() external view returns (ProtocolView memory v) {
        v.blockNumber = block.number;
        v.timestamp = block.timestamp;
        v.sheet = _sheet();
        v.reserves = _reserves();
        v.staking = _staking();
        v.exits = _exits();
        v.minting = _minting();
        v.feed = _feed();
    }

    /// @notice Everything a page needs to know of one account.
    function account(address who) external view returns (AccountView memory v) {
        v.blockNumber = block.number;
        v.timestamp = block.timestamp;
        v.native = who.balance;
        v.usdc = USDC.balanceOf(who);
        v.aid = AID_TOKEN.balanceOf(who);
        v.shares = STAKED_AID.balanceOf(who);
        v.stakedAssets = STAKED_AID.convertToAssets(v.shares);
        v.usdcToIssuer = USDC.allowance(who, address(ISSUER));
        v.usdcToRouter = USDC.allowance(who, address(ROUTER));
        v.aidToStaked = AID_TOKEN.allowance(who, address(STAKED_AID));
        v.aidToRouter = AID_TOKEN.allowance(who, address(ROUTER));
        v.usdcNonce = IERC20Permit(address(USDC)).nonces(who);
        v.aidNonce = AID_TOKEN.nonces(who);
        Identity.Record memory record = IDENTITY.recordOf(who);
        v.verified = IDENTITY.isVerified(who);
        v.verifiedUntil = record.expiry;
        v.voucherNumber = record.number;
        v.tier = record.tier;
        (, v.sanctioned) = Sanctions.ask(SANCTIONS, who);
        v.usdcFrozen = _usdcFlag(abi.encodeCall(IFiatToken.isBlacklisted, (who)));
        // Nobody holds no tickets, and the token does not count them.
        if (who != address(0)) v.tickets = EXIT_TICKET.balanceOf(who);
        v.claimableAssets = STAKED_AID.maxWithdraw(who);
        v.hasCode = who.code.length != 0;
    }

    /// @notice An account's exit tickets in the order in which they came to it.
    /// @param id the ticket to begin with, 0 for the first; one that the account does not hold begins nothing
    /// @param most how many at most
    function tickets(address holder, uint256 id, uint256 most) external view returns (TicketView[] memory views) {
        if (id != 0 && EXIT_TICKET.holderOf(id) != holder) return views;
        uint256[] memory ids = id == 0 ? EXIT_TICKET.oldest(holder, most) : EXIT_TICKET.following(id, most);
        uint256 price = STAKED_AID.exitPrice();
        views = new TicketView[](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            views[i] = _ticket(ids[i], price);
        }
    }

    /// @notice One exit ticket. One that has ended, and a number that was not given out, is held by nobody.
    function ticket(uint256 id) external view returns (TicketView memory) {
        return _ticket(id, STAKED_AID.exitPrice());
    }

    function _ticket(uint256 id, uint256 price) private view returns (TicketView memory t) {
        t.id = id;
        t.holder = EXIT_TICKET.holderOf(id);
        (t.pending, t.claimableShares, t.claimableAssets, t.cancelledShares, t.maturesAt) = STAKED_AID.ticket(id);
        t.sharesAhead = STAKED_AID.sharesAhead(id);
        t.assetsAhead = t.sharesAhead * price / 1e18;
        t.pendingAssets = t.pending * price / 1e18;
    }

    function _exits() private view returns (Exits memory e) {
        (e.head, e.next, e.unservedShares, e.setAside) = STAKED_AID.queue();
        (uint256 impairment, int256 freeLiquidity) = TREASURY.exitTerms();
        e.unservedAssets = STAKED_AID.unservedAssets(impairment);
        e.freeAfterQueue = freeLiquidity - int256(e.unservedAssets);
        (e.fees, e.buffer) = STAKED_AID.instantExits();
        e.buffer = e.buffer * STAKED_AID.BUFFER_BPS() / 10_000;
    }

    function _sheet() private view returns (BalanceSheet memory s) {
        (s.cash, s.bills, s.deals, s.supply, s.staked, s.surplus, s.freeLiquidity) = TREASURY.balanceSheet();
    }

    function _reserves() private view returns (Reserves memory r) {
        r.impairment = TREASURY.impairment();
        r.pendingYield = TREASURY.pendingYield();
        (, r.recognised, r.recognisedAt) = TREASURY.book();
        r.redeemable = TREASURY.redeemable();
        (r.billShares,, r.billsLive) = TREASURY.billsHeld();
        r.targetApr = TREASURY.targetApr();
        bytes memory price = abi.encodeCall(IERC4626.convertToAssets, (1e6));
        (, r.billPrice) = Ask.word(address(TREASURY.BILLS()), price, OUTSIDE_GAS);
    }

    function _staking() private view returns (Staking memory s) {
        s.totalAssets = STAKED_AID.totalAssets();
        s.shares = STAKED_AID.totalSupply();
        s.entryPrice = STAKED_AID.entryPrice();
        s.exitPrice = STAKED_AID.exitPrice();
        s.unvested = STAKED_AID.unvested();
        (s.vestingAmount, s.vestingStart, s.vestingEnd) = STAKED_AID.vesting();
        s.open = STAKED_AID.maxDeposit(address(0)) != 0;
    }

    function _minting() private view returns (Minting memory m) {
        (m.mintable, m.blockLeft, m.dayLeft) = ISSUER.mintable();
        (m.blockCap, m.dayCap) = ISSUER.caps();
        m.paused = ISSUER.paused();
        (m.sanctionsLive,) = Sanctions.ask(SANCTIONS, address(this));
        m.usdcPaused = _usdcFlag(abi.encodeCall(IFiatToken.paused, ()));
        m.treasuryFrozen = _usdcFlag(abi.encodeCall(IFiatToken.isBlacklisted, (address(TREASURY))));
    }

    function _feed() private view returns (Feed memory f) {
        (bool known, uint256 decimals) = Ask.word(address(FEED), abi.encodeCall(IPriceFeed.decimals, ()), OUTSIDE_GAS);
        if (known) f.decimals = uint8(decimals);
        bytes memory round;
        bytes memory latest = abi.encodeCall(IPriceFeed.latestRoundData, ());
        (f.live, round) = Ask.answer(address(FEED), latest, OUTSIDE_GAS, 160);
        if (f.live) (, f.answer,, f.updatedAt,) = abi.decode(round, (uint256, int256, uint256, uint256, uint256));
    }

    /// @dev A dollar without Circle's pause or blacklist is neither paused nor frozen.
    function _usdcFlag(bytes memory data) private view returns (bool flag) {
        (, flag) = Ask.flag(address(USDC), data, OUTSIDE_GAS);
    }
}
