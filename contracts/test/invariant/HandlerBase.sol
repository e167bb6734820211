// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {AID} from "../../src/AID.sol";
import {ExitTicket} from "../../src/ExitTicket.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Router} from "../../src/Router.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {Treasury} from "../../src/Treasury.sol";
import {IFiatToken} from "../base/IFiatToken.sol";
import {FeedDouble} from "../mocks/FeedDouble.sol";
import {SanctionsDouble} from "../mocks/SanctionsDouble.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

struct World {
    AccessManager manager;
    Identity identity;
    AID aid;
    StakedAID staked;
    Treasury treasury;
    Issuer issuer;
    Router router;
    ExitTicket tickets;
    IFiatToken usdc;
    VaultDouble vault;
    FeedDouble feed;
    SanctionsDouble sanctions;
    address minter;
    address governance;
    address guardian;
    address treasurer;
    address attestorAdmin;
    address feeRecipient;
    uint256 attestorKey;
}

/// @notice What the handlers share: the contracts, the people, and what was counted beside the contracts.
abstract contract HandlerBase is Test {
    uint256 internal constant E6 = 1e6;
    uint256 internal constant E12 = 1e12;
    uint256 internal constant E18 = 1e18;
    /// @dev For a share price with nine digits more than the contract shows.
    uint256 internal constant MANY_SHARES = 1e27;

    World internal w;
    address[] public people;
    /// @dev Everyone who may hold AID or sAID.
    address[] public holders;

    // --- counted beside the contracts ---

    uint256 public usdcMinted;
    uint256 public usdcRedeemed;
    uint256 public usdcAddedAsSurplus;
    uint256 public usdcPaidAsSurplus;
    uint256 public usdcSentToTreasury;
    uint256 public sharesSentToTreasury;
    uint256 public aidSentToStaked;
    uint256 public aidStaked;
    uint256 public aidRewarded;
    uint256 public aidBurnedForLosses;
    /// @dev Set aside for served tickets, and paid to those who left at once.
    uint256 public aidSetAside;
    uint256 public aidExitedNow;
    uint256 public aidClaimed;
    mapping(bytes32 action => uint256) public done;
    /// @dev The least recognised since the last recognition of a gain, and between the two before; what trading has
    /// cost, less what is forgotten until `costTime`.
    uint256 internal least;
    uint256 internal leastBefore;
    uint256 internal costUsed;
    uint256 internal costTime;

    constructor(World memory world) {
        w = world;
        for (uint256 i; i < 4; ++i) {
            people.push(makeAddr(_nameOf(i)));
            holders.push(people[i]);
        }
        holders.push(address(world.issuer));
        holders.push(address(world.treasury));
        holders.push(address(world.staked));
        holders.push(address(world.router));
        holders.push(0x000000000000000000000000000000000000dEaD);
        (usdcMinted, usdcAddedAsSurplus, aidStaked) = (1_000 * E6, 100 * E6, 1_000 * E18);
    }

    function _nameOf(uint256 i) internal pure returns (string memory) {
        return string.concat("person", vm.toString(i));
    }

    // --- what the hands on deals tell; nobody else ---

    /// @notice To be left out by whoever plays: from the address of the test these would be believed.
    function told() external pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (this.addStaker.selector, this.afterCredit.selector);
    }

    /// @dev Whom the world began with beside the people here.
    function addStaker(address who, uint256 usdc) external {
        if (msg.sender != w.minter) return;
        holders.push(who);
        (usdcMinted, aidStaked) = (usdcMinted + usdc, aidStaked + usdc * E12);
    }

    /// @dev After anything that happened to a deal.
    function afterCredit(uint256 burned) external {
        if (msg.sender != w.minter) return;
        aidBurnedForLosses += burned;
        _watch();
    }

    function holderCount() external view returns (uint256) {
        return holders.length;
    }

    // --- what was there all the time ---

    function _watch() internal {
        (, uint256 recognised,) = w.treasury.book();
        if (recognised < least) least = recognised;
    }

    /// @dev After a gain was recognised.
    function _startAgain() internal {
        _forgetCosts();
        leastBefore = least;
        (, least,) = w.treasury.book();
    }

    function _countCost(uint256 cost) internal {
        _forgetCosts();
        costUsed += cost;
        assertLe(costUsed, _budget(), "trading cost more than its budget");
    }

    function _forgetCosts() private {
        uint256 forgotten = _budget() * (block.timestamp - costTime) / 7 days;
        costUsed = costUsed > forgotten ? costUsed - forgotten : 0;
        costTime = block.timestamp;
    }

    /// @dev A basis point of what has stayed, or a cent.
    function _budget() private view returns (uint256) {
        uint256 part = (least < leastBefore ? least : leastBefore) / 10_000;
        return part > 10_000 ? part : 10_000;
    }

    // --- for every action ---

    /// @dev The share price may fall only where a loss is realised, and the exit price is never above the entry price.
    modifier priceHolds() {
        uint256 price = w.staked.convertToAssets(MANY_SHARES);
        _;
        _watch();
        assertGe(w.staked.convertToAssets(MANY_SHARES), price, "share price fell without a loss");
        assertLe(w.staked.exitPrice(), w.staked.entryPrice(), "exit price above entry price");
    }

    struct Belongings {
        bytes32 balances;
        uint256 payable_;
        uint256 sharePrice;
        uint256 exitPrice;
    }

    /// @dev P6: whatever a role does, what people hold stays, and what they can redeem falls by rounding at most.
    modifier asRole() {
        Belongings memory before = _belongings();
        _;
        Belongings memory x = _belongings();
        assertEq(x.balances, before.balances, "P6: balances");
        assertGe(x.payable_ + 3 * E12, before.payable_, "P6: redeemable");
        assertGe(x.sharePrice, before.sharePrice, "P6: share price");
    }

    function _belongings() private view returns (Belongings memory b) {
        bytes memory all;
        for (uint256 i; i < people.length; ++i) {
            address p = people[i];
            all = abi.encode(all, w.aid.balanceOf(p), w.staked.balanceOf(p), w.usdc.balanceOf(p));
            all = abi.encode(all, w.tickets.balanceOf(p), w.staked.maxRedeem(p), w.staked.maxWithdraw(p));
        }
        b.balances = keccak256(all);
        uint256 circulating = w.aid.totalSupply() - w.staked.ledger();
        uint256 liquid = w.treasury.redeemable() * E12;
        b.payable_ = liquid < circulating ? liquid : circulating;
        b.sharePrice = w.staked.convertToAssets(MANY_SHARES);
    }

    /// @dev P4. A wei for what rounding up may add.
    /// @param impairment at which the tickets are valued: 0 for what is lent or paid out, to which a loss that is feared
    /// gives no room
    function _assertTicketsFirst(uint256 impairment) internal view {
        (,,,,,, int256 free) = w.treasury.balanceSheet();
        assertGe(free + 1, int256(w.staked.unservedAssets(impairment)), "P4");
    }

    function _person(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    function _fund(address to, uint256 amount) internal {
        if (amount == 0) return;
        vm.prank(w.minter);
        w.usdc.mint(to, amount);
    }

    function _pass(uint256 time) internal {
        vm.warp(block.timestamp + time);
        vm.roll(block.number + 1);
        w.feed.set(1e8, block.timestamp);
    }

    /// @dev Only errors that the contracts or the vault declare for this call may come back.
    function _allow(bytes memory reason, bytes4[4] memory allowed) internal pure {
        bytes4 selector = bytes4(reason);
        for (uint256 i; i < 4; ++i) {
            if (selector == allowed[i]) return;
        }
        revert(string.concat("unexpected error ", vm.toString(reason)));
    }
}
