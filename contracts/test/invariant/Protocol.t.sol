// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {WholeChecks} from "./WholeChecks.sol";

/// @notice The promises over the whole system: dollars, stakers, deals, registers, every role, failing oracles and a
/// failing USDC in one world. What a single action must keep (P2, P3, P4, P6, isolation) is asserted at the action.
contract ProtocolInvariantTest is WholeChecks {
    function setUp() public override {
        super.setUp();
        targetContract(address(handler));
        excludeSelector(FuzzSelector(address(handler), handler.told()));
        targetContract(address(this));
        string[42] memory names = _creditActions();
        bytes4[] memory selectors = new bytes4[](names.length);
        for (uint256 i; i < names.length; ++i) {
            selectors[i] = bytes4(keccak256(bytes(names[i])));
        }
        targetSelector(FuzzSelector(address(this), selectors));
    }

    /// @dev Conservation, deal by deal, and what the Treasury knows of deals. (In one, which saves a run.)
    function invariant_deals() public view {
        _assertConserved();
        _assertPositions();
        _assertEnds();
        _assertPrices();
    }

    /// @dev P1: after recognition cash, bills and what is lent stand behind all AID, unless the stakers have nothing left
    /// to lose.
    function invariant_P1_fullyBacked() public {
        _assertViews();
        treasury.recognise();
        (uint256 cash, uint256 bills, uint256 deals, uint256 supply, uint256 stakedAid, int256 s,) =
            treasury.balanceSheet();
        assertEq(s, int256((cash + bills + deals) * E12) - int256(supply));
        if (stakedAid != 0) assertGe(s, 0, "P1");
        // What of a hole a pending gain will fill is still a hole, and what counts as lost of deals is another.
        int256 covered = s - int256(treasury.pendingYield() + treasury.POSITIONS().impairment() * E12);
        assertEq(treasury.impairment(), covered < 0 ? uint256(-covered) : 0);
    }

    /// @dev Every ledger is what was counted beside it, to the last unit, and is really held.
    function _assertLedgers() private view {
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

    /// @dev AID exists only against USDC that came in, and against recognised yield. (With the ledgers, which saves a run.)
    function invariant_moneyIsConserved() public view {
        _assertLedgers();
        assertEq(
            aid.totalSupply(),
            (handler.usdcMinted() - handler.usdcRedeemed()) * E12 + handler.aidRewarded()
                - handler.aidBurnedForLosses(),
            "AID"
        );
        uint256 aidSum;
        uint256 shareSum;
        for (uint256 i; i < handler.holderCount(); ++i) {
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
    function _assertViews() private view {
        (uint256 cash, uint256 recognised,) = treasury.book();
        (, uint256 bills,) = treasury.billsHeld();
        (,, uint256 lent,,,,) = treasury.balanceSheet();
        uint256 worth = cash + bills + lent;
        uint256 pending = worth > recognised ? worth - recognised : 0;
        assertEq(treasury.pendingYield(), pending * E12);
        assertGe(treasury.redeemable(), cash);
        assertLe(treasury.redeemable(), cash + bills);
        assertLe(staked.exitPrice(), staked.entryPrice());
        (uint256 most, uint256 blockLeft, uint256 dayLeft) = issuer.mintable();
        assertLe(most, blockLeft);
        assertLe(most, dayLeft);
    }
}
