// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fixture} from "../base/Fixture.sol";
import {ExitActions} from "./ExitActions.sol";
import {HandlerBase, World} from "./HandlerBase.sol";
import {RoleActions} from "./RoleActions.sol";
import {UserActions} from "./UserActions.sol";
import {WorldActions} from "./WorldActions.sol";

contract Handler is UserActions, ExitActions, WorldActions, RoleActions {
    constructor(World memory world) HandlerBase(world) {}

    /// @dev Money that comes for a moment: minted before a recognition and a trade, redeemed after.
    function passMoney(uint256 who, uint256 amount, uint256 traded, bool buy) external {
        uint256 before = w.aid.balanceOf(_person(who));
        this.mint(who, who, amount);
        uint256 minted = w.aid.balanceOf(_person(who)) - before;
        this.recognise();
        if (buy) this.invest(traded);
        else this.divest(traded);
        if (minted != 0) this.redeem(who, minted);
    }
}

/// @notice The promises as far as the dollar side carries them. What a single action must keep (P2, P6, the share
/// price) is asserted in the handlers, at the action.
contract ProtocolInvariantTest is Fixture {
    Handler private handler;

    function setUp() public override {
        super.setUp();
        handler = new Handler(
            World({
                manager: manager,
                identity: identity,
                aid: aid,
                staked: staked,
                treasury: treasury,
                issuer: issuer,
                router: router,
                tickets: tickets,
                usdc: usdc,
                vault: vault,
                feed: feed,
                sanctions: sanctions,
                minter: address(this),
                governance: governance,
                guardian: guardian,
                treasurer: treasurer,
                attestorAdmin: attestorAdmin,
                feeRecipient: feeRecipient,
                attestorKey: attestorKey
            })
        );
        // People with AID and shares from the start, so that a short run does not begin with nothing.
        for (uint256 i; i < 4; ++i) {
            handler.submitVoucher(i);
            handler.mint(i, i, 50_000 * E6);
            handler.stake(i, 20_000 * E18);
        }
        handler.invest(100_000 * E6);
        for (uint256 day; day < 2; ++day) {
            handler.passTime(1 days);
            handler.recognise();
        }
        targetContract(address(handler));
    }

    /// @dev P1: after recognition cash and bills stand behind all AID, unless the stakers have nothing left to lose.
    function invariant_P1_fullyBacked() public {
        treasury.recognise();
        (uint256 cash, uint256 bills, uint256 deals, uint256 supply, uint256 stakedAid, int256 s,) =
            treasury.balanceSheet();
        assertEq(s, int256((cash + bills + deals) * E12) - int256(supply));
        if (stakedAid != 0) assertGe(s, 0, "P1");
        // What of a hole a pending gain will fill is still a hole.
        int256 covered = s - int256(treasury.pendingYield());
        assertEq(treasury.impairment(), covered < 0 ? uint256(-covered) : 0);
    }

    /// @dev Every ledger is what was counted beside it, to the last unit, and is really held.
    function invariant_ledgersAreHeld() public view {
        (uint256 cash,,) = treasury.book();
        (uint256 shares,,) = treasury.billsHeld();
        assertEq(usdc.balanceOf(address(treasury)), cash + handler.usdcSentToTreasury(), "cash");
        assertEq(vault.balanceOf(address(treasury)), shares + handler.sharesSentToTreasury(), "bills");
        (,, uint256 unserved, uint256 setAside) = staked.queue();
        assertEq(setAside, handler.aidSetAside() - handler.aidClaimed(), "set aside");
        assertEq(aid.balanceOf(address(staked)), staked.ledger() + setAside + handler.aidSentToStaked(), "sAID");
        assertEq(staked.balanceOf(address(staked)), unserved + handler.cancelledShares(), "escrow");
        assertEq(
            staked.ledger(),
            handler.aidStaked() + handler.aidRewarded() - handler.aidBurnedForLosses() - handler.aidSetAside()
                - handler.aidExitedNow(),
            "staked, rewarded, lost, left"
        );
        assertEq(staked.totalAssets() + staked.unvested(), staked.ledger(), "vesting");
    }

    /// @dev AID exists only against USDC that came in, and against recognised yield.
    function invariant_supplyIsConserved() public view {
        assertEq(
            aid.totalSupply(),
            (handler.usdcMinted() - handler.usdcRedeemed()) * E12 + handler.aidRewarded()
                - handler.aidBurnedForLosses(),
            "AID"
        );
        uint256 aidSum;
        uint256 shareSum;
        for (uint256 i; i < 9; ++i) {
            address holder = handler.holders(i);
            aidSum += aid.balanceOf(holder);
            shareSum += staked.balanceOf(holder);
        }
        assertEq(aidSum, aid.totalSupply(), "sum of AID balances");
        assertEq(shareSum, staked.totalSupply(), "sum of sAID balances");
    }

    /// @dev First in, first out, and no ticket served twice or lost: each is what was asked for, in parts.
    function invariant_theQueueIsInOrder() public view {
        (uint256 head, uint256 next, uint256 unserved, uint256 setAside) = staked.queue();
        assertEq(next, handler.requests() + 1, "numbers");
        for (uint256 id = 1; id < next; ++id) {
            (uint256 pending, uint256 assets) = _assertParts(id, head);
            (unserved, setAside) = (unserved - pending, setAside - assets);
        }
        assertEq(unserved + setAside, 0, "sums");
        _assertListed();
    }

    function _assertParts(uint256 id, uint256 head) private view returns (uint256 pending, uint256 assets) {
        uint256 shares;
        uint256 cancelled;
        (pending, shares, assets, cancelled,) = staked.ticket(id);
        uint256 claimed = handler.sharesClaimed(id);
        if (id < head) assertEq(pending, 0, "passed and still waiting");
        if (id > head) assertEq(shares + assets + claimed, 0, "served before its turn");
        uint256 parts = pending + shares + cancelled + claimed + handler.sharesTakenBack(id);
        assertEq(parts, handler.sharesRequested(id), "parts");
        bool over = pending + shares + assets + cancelled == 0;
        assertEq(tickets.holderOf(id) == address(0), over, "burned when over, and only then");
    }

    /// @dev Every ticket is in the list of the one who holds it. (Checked with the order, which saves a run.)
    function _assertListed() private view {
        uint256 listed;
        for (uint256 i; i < 4; ++i) {
            address person = handler.people(i);
            uint256 held = tickets.balanceOf(person);
            assertEq(tickets.oldest(person, type(uint256).max).length, held, "list");
            listed += held;
        }
        assertEq(listed, handler.ticketsAlive(), "held by somebody");
    }

    /// @dev What the contracts say of themselves agrees with itself.
    function invariant_viewsAgree() public view {
        (uint256 cash, uint256 recognised,) = treasury.book();
        (, uint256 bills,) = treasury.billsHeld();
        uint256 pending = cash + bills > recognised ? cash + bills - recognised : 0;
        assertEq(treasury.pendingYield(), pending * E12);
        assertGe(treasury.redeemable(), cash);
        assertLe(treasury.redeemable(), cash + bills);
        assertLe(staked.exitPrice(), staked.entryPrice());
        (uint256 most, uint256 blockLeft, uint256 dayLeft) = issuer.mintable();
        assertLe(most, blockLeft);
        assertLe(most, dayLeft);
    }

    /// @dev That the handlers do something: in fair conditions every one of them leaves its mark.
    function test_handlersDoWhatTheyAreFor() public {
        handler.mintAndStake(0, 1, 10 * E6);
        handler.transfer(0, 1, E18, true);
        for (uint256 i; i < 3; ++i) {
            handler.addSurplus(i, 1_000 * E6);
        }
        handler.sendUsdc(0, 7 * E6);
        handler.sendAid(1, 0, 3 * E18);
        handler.vaultEarns(100 * E6);
        handler.passTime(1 days);
        handler.recognise();
        handler.redeem(2, 30_000 * E18);
        handler.othersUseTheVault(50 * E6, false);
        handler.sendBills(5 * E6);
        handler.divest(20 * E6);
        handler.passTime(1 days);
        handler.passMoney(1, 100_000 * E6, 5 * E6, true);
        handler.withdrawSurplus(20 * E6);
        handler.requestExit(0, 1, 5_000 * E18);
        handler.requestExit(2, 2, 6_000 * E18);
        handler.requestExit(3, 3, 7_000 * E18);
        handler.cancelExit(1);
        handler.exitNow(0, 100 * E18);
        handler.passTime(3 days);
        handler.passTime(3 days);
        handler.passTime(3 days);
        handler.process(2);
        handler.process(9);
        handler.transferTicket(2, 0);
        handler.claimExit(2, 2, 1);
        handler.claimExit(2, 2, 0);
        handler.claimExit(0, 0, 0);
        handler.takeBack(1);
        handler.vaultLoses(10_000 * E6, 0);
        handler.recognise();
        handler.pause();
        handler.unpause();
        handler.setCaps(7, 9);
        handler.setTargetApr(5);
        handler.removeAttestor();
        handler.addAttestor();
        handler.revoke(0);
        handler.sanction(0, true);

        assertEq(handler.usdcMinted(), 301_010 * E6);
        assertEq(handler.requests(), 3);
        assertEq(handler.ticketsAlive(), 0);
        assertGt(handler.aidSetAside(), 11_000 * E18);
        assertEq(handler.aidSetAside(), handler.aidClaimed());
        assertGt(handler.aidExitedNow(), 0);
        assertEq(handler.sharesTakenBack(2), 6_000 * E18);
        assertGt(handler.aidRewarded(), 0);
        assertGt(handler.aidBurnedForLosses(), 0);
        assertEq(handler.usdcRedeemed(), 130_000 * E6);
        assertEq(handler.usdcSentToTreasury(), 7 * E6);
        assertEq(handler.sharesSentToTreasury(), 5 * E6);
        assertEq(handler.aidSentToStaked(), 3 * E18);
        assertEq(handler.done("invested"), 2);
        assertEq(handler.done("divested"), 1);
        assertEq(handler.done("surplusPaid"), 1);
        (uint256 blockCap, uint256 dayCap) = issuer.caps();
        assertEq(blockCap + dayCap, 16);
        assertFalse(identity.isVerified(handler.people(0)));
        assertTrue(identity.isVerified(handler.people(1)));
        assertTrue(identity.isAttestor(attestor));
    }
}
