// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Lens} from "../../src/Lens.sol";
import {Fixture} from "../base/Fixture.sol";
import {Fault} from "../mocks/Faults.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

contract LensTest is Fixture {
    function setUp() public override {
        super.setUp();
        stakeAid(alice, 500 * E6);
        mintAid(alice, 300 * E6);
        fund(alice, 200 * E6);
        verify(alice);
        invest(1_000 * E6);
        settle();
        gain(30 * E6);
        pass(1 days);
        treasury.recognise();
    }

    function test_protocolIsWhatTheContractsSay() public {
        vm.warp(block.timestamp + 1 days);
        Lens.ProtocolView memory v = lens.protocol();
        assertEq(v.blockNumber, block.number);
        assertEq(v.timestamp, block.timestamp);
        (uint256 cash, uint256 bills, uint256 deals, uint256 supply, uint256 stakedAid, int256 s, int256 free) =
            treasury.balanceSheet();
        assertEq(v.sheet.cash, cash);
        assertEq(v.sheet.bills, bills);
        assertEq(v.sheet.deals, deals);
        assertEq(v.sheet.supply, supply);
        assertEq(v.sheet.staked, stakedAid);
        assertEq(v.sheet.surplus, s);
        assertEq(v.sheet.freeLiquidity, free);
        (, uint256 recognised, uint256 recognisedAt) = treasury.book();
        assertEq(v.reserves.recognised, recognised);
        assertEq(v.reserves.recognisedAt, recognisedAt);
        assertEq(v.reserves.pendingYield, treasury.pendingYield());
        assertGt(v.reserves.pendingYield, 0);
        assertEq(v.reserves.impairment, 0);
        assertEq(v.reserves.redeemable, treasury.redeemable());
        assertEq(v.reserves.billShares, 1_000 * E6);
        assertEq(v.reserves.billPrice, vault.convertToAssets(E6));
        assertTrue(v.reserves.billsLive);
        assertEq(v.reserves.targetApr, 0);
        assertEq(v.staking.totalAssets, staked.totalAssets());
        assertEq(v.staking.shares, staked.totalSupply());
        assertEq(v.staking.entryPrice, staked.entryPrice());
        assertEq(v.staking.exitPrice, staked.exitPrice());
        assertEq(v.staking.unvested, staked.unvested());
        assertGt(v.staking.unvested, 0);
        (uint256 amount, uint256 start, uint256 end) = staked.vesting();
        assertEq(v.staking.vestingAmount, amount);
        assertEq(v.staking.vestingStart, start);
        assertEq(v.staking.vestingEnd, end);
        assertTrue(v.staking.open);
    }

    function test_protocolTellsHowMintingStands() public {
        Lens.ProtocolView memory v = lens.protocol();
        (uint256 mintable, uint256 blockLeft, uint256 dayLeft) = issuer.mintable();
        assertEq(v.minting.mintable, mintable);
        assertEq(v.minting.blockLeft, blockLeft);
        assertEq(v.minting.dayLeft, dayLeft);
        assertEq(v.minting.blockCap, BLOCK_CAP);
        assertEq(v.minting.dayCap, DAY_CAP);
        assertTrue(v.minting.sanctionsLive);
        assertFalse(v.minting.paused);
        assertFalse(v.minting.usdcPaused);
        assertFalse(v.minting.treasuryFrozen);
        assertTrue(v.feed.live);
        assertEq(v.feed.answer, 1e8);
        assertEq(v.feed.updatedAt, block.timestamp);
        assertEq(v.feed.decimals, 8);

        vm.prank(guardian);
        issuer.pause();
        usdc.blacklist(address(treasury));
        usdc.pause();
        v = lens.protocol();
        assertTrue(v.minting.paused);
        assertTrue(v.minting.usdcPaused);
        assertTrue(v.minting.treasuryFrozen);
        assertEq(v.minting.mintable, 0);
    }

    function test_accountIsWhatTheContractsSay() public {
        vm.deal(alice, 3 ether);
        vm.startPrank(alice);
        usdc.approve(address(issuer), 1);
        usdc.approve(address(router), 2);
        aid.approve(address(staked), 3);
        aid.approve(address(router), 4);
        vm.stopPrank();
        Lens.AccountView memory v = lens.account(alice);
        assertEq(v.blockNumber, block.number);
        assertEq(v.timestamp, block.timestamp);
        assertEq(v.native, 3 ether);
        assertEq(v.usdc, 200 * E6);
        assertEq(v.aid, 300 * E18);
        assertEq(v.shares, 500 * E18);
        assertEq(v.stakedAssets, staked.convertToAssets(500 * E18));
        assertEq(v.usdcToIssuer, 1);
        assertEq(v.usdcToRouter, 2);
        assertEq(v.aidToStaked, 3);
        assertEq(v.aidToRouter, 4);
        assertEq(v.usdcNonce, 0);
        assertEq(v.aidNonce, 0);
        assertTrue(v.verified);
        assertEq(v.verifiedUntil, identity.recordOf(alice).expiry);
        assertEq(v.voucherNumber, 1);
        assertEq(v.tier, 1);
        assertFalse(v.sanctioned);
        assertFalse(v.usdcFrozen);
        assertFalse(v.hasCode);

        sanctions.set(alice, true);
        usdc.blacklist(alice);
        vm.etch(alice, hex"00");
        v = lens.account(alice);
        assertTrue(v.sanctioned);
        assertTrue(v.usdcFrozen);
        assertTrue(v.hasCode);
    }

    function test_exitsAreWhatTheContractsSay() public {
        vm.startPrank(alice);
        staked.requestRedeem(100 * E18, alice, alice);
        staked.requestRedeem(50 * E18, alice, alice);
        staked.requestRedeem(30 * E18, bob, alice);
        staked.redeemInstant(10 * E18, 0);
        vm.stopPrank();
        pass(7 days);
        staked.process(1);
        Lens.Exits memory e = lens.protocol().exits;
        (uint256 head, uint256 next, uint256 unserved, uint256 setAside) = staked.queue();
        assertEq(e.head, head);
        assertEq(e.next, next);
        assertEq(e.unservedShares, unserved);
        assertEq(e.unservedShares, 80 * E18);
        assertEq(e.unservedAssets, staked.unservedAssets(0));
        assertEq(e.setAside, setAside);
        assertEq(e.freeAfterQueue, freeLiquidity() - int256(e.unservedAssets));
        (uint256 fees, uint256 base) = staked.instantExits();
        assertEq(e.fees, fees);
        assertGt(e.fees, 0);
        assertEq(e.buffer, base / 10);

        Lens.TicketView[] memory views = lens.tickets(alice, 0, 9);
        assertEq(views.length, 2);
        _assertTicket(views[0], 1, alice);
        _assertTicket(views[1], 2, alice);
        assertEq(views[0].claimableShares, 100 * E18);
        views = lens.tickets(alice, 2, 9);
        assertEq(views.length, 1);
        assertEq(views[0].id, 2);
        assertEq(lens.tickets(bob, 2, 9).length, 0, "not from another's list");
        Lens.TicketView memory t = lens.ticket(3);
        _assertTicket(t, 3, bob);
        assertEq(t.sharesAhead, 50 * E18);
        assertEq(t.assetsAhead, 50 * staked.exitPrice());
        assertEq(t.pendingAssets, 30 * staked.exitPrice());
        assertEq(lens.account(alice).tickets, 2);
        assertEq(lens.account(alice).claimableAssets, staked.maxWithdraw(alice));
        assertEq(lens.account(address(0)).tickets, 0);
    }

    function _assertTicket(Lens.TicketView memory t, uint256 id, address holder) private view {
        assertEq(t.id, id);
        assertEq(t.holder, holder);
        (uint256 pending, uint256 shares, uint256 assets, uint256 cancelled, uint256 maturesAt) = staked.ticket(id);
        assertEq(t.pending, pending);
        assertEq(t.claimableShares, shares);
        assertEq(t.claimableAssets, assets);
        assertEq(t.cancelledShares, cancelled);
        assertEq(t.maturesAt, maturesAt);
        assertEq(t.sharesAhead, staked.sharesAhead(id));
    }

    function test_whatDoesNotAnswerIsToldAsSuch() public {
        Fault[5] memory faults = [Fault.Revert, Fault.LongRevert, Fault.BurnGas, Fault.ShortAnswer, Fault.Nonsense];
        VaultDouble.Knobs memory knobs;
        for (uint256 i; i < faults.length; ++i) {
            feed.fail(faults[i]);
            sanctions.fail(faults[i]);
            (knobs.preview, knobs.limit) = (faults[i], faults[i]);
            vault.set(knobs);
            Lens.ProtocolView memory v = lens.protocol();
            assertEq(v.feed.live, faults[i] == Fault.Nonsense);
            assertFalse(v.minting.sanctionsLive);
            assertFalse(v.reserves.billsLive);
            assertEq(v.minting.mintable, 0);
            assertFalse(lens.account(alice).sanctioned);
        }
    }

    function test_survivesWhatHasNoCode() public {
        vm.etch(address(feed), "");
        vm.etch(address(sanctions), "");
        vm.etch(address(vault), "");
        Lens.ProtocolView memory v = lens.protocol();
        assertFalse(v.feed.live);
        assertEq(v.feed.decimals, 0);
        assertFalse(v.minting.sanctionsLive);
        assertFalse(v.reserves.billsLive);
        assertEq(v.reserves.billPrice, 0);
        assertGt(v.sheet.bills, 0);
        lens.account(alice);
    }
}
