// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ExitFixture} from "../base/ExitFixture.sol";
import {ExitModel} from "../model/ExitModel.sol";

/// @notice Random lives of the queue, led twice: in the contracts, and in the model that was written from the
/// specification alone. After every step each ticket stands for the same in both.
contract ExitsAgainstModelTest is ExitFixture {
    /// @dev Wei that rounding and virtual units may make over a whole life.
    uint256 private constant DUST = 1e6;
    uint256 private constant STEPS = 24;

    ExitModel private model;
    address[3] private people;
    mapping(string what => uint256) private _done;

    function setUp() public override {
        super.setUp();
        people = [alice, bob, carol];
        stakeAid(carol, 10_000 * E6);
    }

    /// forge-config: default.fuzz.runs = 100
    function testFuzz_theQueueLivesAsItIsWritten(uint256 seed, uint256 loss) public {
        impair(bound(loss, 0, 4_000) * E6);
        _begin(seed);
        for (uint256 i; i < STEPS; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            _step(seed % 10, seed >> 8);
            _assertSame();
        }
    }

    /// @dev That the steps do something: in one long life each leaves its mark.
    function test_theStepsDoWhatTheyAreFor() public {
        _begin(2_000);
        uint256 seed = 1;
        for (uint256 i; i < 200; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            _step(seed % 10, seed >> 8);
        }
        _assertSame();
        string[8] memory marks =
            ["asked", "served", "served in part", "cancelled", "taken back", "claimed", "transferred", "left at once"];
        for (uint256 i; i < marks.length; ++i) {
            assertGt(_done[marks[i]], 0, marks[i]);
        }
    }

    function _begin(uint256 free) private {
        model = new ExitModel(ExitModel.Fee.AlongThePath);
        (, uint256 base) = staked.instantExits();
        _free(free);
        model.set(
            staked.totalAssets(), staked.totalSupply(), base, treasury.impairment(), staked.unvested(), freeLiquidity()
        );
        for (uint256 i; i < 3; ++i) {
            model.give(people[i], staked.balanceOf(people[i]));
        }
    }

    // --- one step in both ---

    function _step(uint256 what, uint256 seed) private {
        if (what < 3) _request(seed);
        else if (what == 3) pass(8 days);
        else if (what == 4) _free(seed);
        else if (what == 5) _process();
        else if (what == 6) _cancel(seed);
        else if (what == 7) _takeBackOrClaim(seed);
        else if (what == 8) _transfer(seed);
        else _exitNow(seed);
    }

    function _request(uint256 seed) private {
        address who = people[seed % 3];
        uint256 most = staked.balanceOf(who);
        if (most < 2 * E12) return;
        uint256 shares = bound(seed >> 8, E12, most - DUST);
        assertEq(request(who, shares), model.request(who, shares, block.timestamp), "numbers of tickets");
        ++_done["asked"];
    }

    function _process() private {
        uint256 before = model.supply();
        model.process(block.timestamp);
        try staked.process(type(uint256).max) returns (uint256 shares, uint256) {
            if (shares != 0) ++_done["served"];
            (uint256 claimable,) = claimableOf(head());
            if (claimable != 0) ++_done["served in part"];
        } catch {
            assertApproxEqAbs(model.supply(), before, DUST, "served by the model alone");
        }
    }

    function _cancel(uint256 seed) private {
        (uint256 id, address holder) = _ticket(seed);
        if (id == 0 || pendingOf(id) < DUST) return;
        model.cancel(id);
        cancel(holder, id);
        ++_done["cancelled"];
    }

    function _takeBackOrClaim(uint256 seed) private {
        (uint256 id, address holder) = _ticket(seed);
        if (id == 0) return;
        vm.startPrank(holder);
        (, uint256 shares,, uint256 cancelled,) = staked.ticket(id);
        if (cancelled > DUST) {
            model.takeBack(id);
            staked.claimCancelRedeemRequest(id, holder, holder);
            ++_done["taken back"];
        } else if (shares > DUST) {
            model.claim(id);
            staked.claim(id, holder);
            ++_done["claimed"];
        }
        vm.stopPrank();
    }

    function _transfer(uint256 seed) private {
        (uint256 id, address holder) = _ticket(seed);
        if (id == 0) return;
        address to = people[(seed >> 8) % 3];
        model.transfer(id, to);
        vm.prank(holder);
        tickets.transferFrom(holder, to, id);
        ++_done["transferred"];
    }

    function _exitNow(uint256 seed) private {
        address who = people[seed % 3];
        uint256 worth = staked.unservedAssets(treasury.impairment());
        uint256 free = uint256(freeLiquidity());
        uint256 most = Math.min(staked.balanceOf(who), Math.saturatingSub(free, worth));
        if (most < 2 * E12) return;
        uint256 shares = bound(seed >> 8, E12, most - DUST);
        uint256 expected = model.exitNow(who, shares);
        vm.prank(who);
        assertApproxEqRel(staked.redeemInstant(shares, 0), expected, 1e10, "left at once");
        // The model walks in steps; what it is off by must not decide who is served.
        model.setFree(freeLiquidity());
        ++_done["left at once"];
    }

    /// @dev At most what all bills are worth beyond the AID in circulation.
    function _free(uint256 seed) private {
        (, uint256 bills,) = treasury.billsHeld();
        (uint256 cash,,) = treasury.book();
        uint256 most = (cash + bills - 1) * E12 - (aid.totalSupply() - staked.ledger());
        setFree(Math.min(bound(seed, 0, 8_000) * E18, most));
        model.setFree(freeLiquidity());
    }

    /// @dev A ticket that somebody still holds.
    function _ticket(uint256 seed) private view returns (uint256 id, address holder) {
        uint256 all = model.count();
        if (all == 0) return (0, address(0));
        id = 1 + seed % all;
        holder = tickets.holderOf(id);
        if (holder == address(0)) id = 0;
    }

    // --- the same in both ---

    function _assertSame() private view {
        assertApproxEqAbs(staked.totalAssets(), model.assets(), DUST, "assets");
        assertApproxEqAbs(staked.totalSupply(), model.supply(), DUST, "supply");
        assertApproxEqAbs(unserved(), model.pendingShares(), DUST, "unserved");
        (uint256 fees,) = staked.instantExits();
        assertApproxEqAbs(fees, model.fees(), 1e10 + model.fees() / 1e6, "fees");
        for (uint256 i; i < 3; ++i) {
            assertApproxEqAbs(staked.balanceOf(people[i]), model.sharesOf(people[i]), DUST, "shares");
            uint256 paid = model.paid(people[i]);
            assertApproxEqAbs(aid.balanceOf(people[i]), paid, 1e10 + paid / 1e8, "paid");
        }
        for (uint256 id = 1; id <= model.count(); ++id) {
            _assertSameTicket(id, model.ticket(id));
        }
    }

    function _assertSameTicket(uint256 id, ExitModel.Ticket memory t) private view {
        (uint256 pending, uint256 shares, uint256 assets, uint256 cancelled,) = staked.ticket(id);
        assertApproxEqAbs(pending, t.pending, DUST, "pending");
        assertApproxEqAbs(shares, t.servedShares, DUST, "claimable shares");
        assertApproxEqAbs(assets, t.servedAssets, DUST, "claimable AID");
        assertApproxEqAbs(cancelled, t.cancelled, DUST, "cancelled");
        if (tickets.holderOf(id) != address(0)) assertEq(tickets.holderOf(id), t.holder, "holder");
        // Of a ticket that waits: an upper bound, since what was cancelled counts until it is passed.
        if (pending > DUST) assertGe(staked.sharesAhead(id) + DUST, model.aheadOf(id), "ahead");
    }
}
