// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice Tickets that are moved, served in part, cancelled and lent out to operators, in whatever order: who holds one, and
/// who acts for its holder, gets what it stands for; a former holder, an operator of that one, somebody who may move it and
/// strangers get nothing. (The invariants always act as the holder.)
contract MovedTicketsTest is ExitFixture {
    uint256 private constant STEPS = 14;

    /// @dev Three who hold tickets, and two who only act for others.
    address[5] private _accounts;
    address private _sink = makeAddr("sink");
    mapping(string what => uint256) private _done;
    mapping(uint256 id => mapping(address => bool)) private _heldOnce;

    function setUp() public override {
        super.setUp();
        stakeAid(carol, 10_000 * E6);
        _accounts = [alice, bob, carol, makeAddr("dan"), makeAddr("erin")];
        impair(3_000 * E6);
    }

    /// forge-config: default.fuzz.runs = 128
    function testFuzz_onlyTheHolderAndWhoActsForItGetAnything(uint256 seed) public {
        _live(seed, STEPS);
        _assertTickets();
    }

    /// @dev That the steps do something: in one long life each leaves its mark.
    function test_theStepsDoWhatTheyAreFor() public {
        _live(1, 150);
        _assertTickets();
        string[7] memory marks = [
            "asked", "served in part", "moved", "cancelled", "operators", "may be moved by another", "claimed in part"
        ];
        for (uint256 i; i < marks.length; ++i) {
            assertGt(_done[marks[i]], 0, marks[i]);
        }
        assertGt(_done["taken by the holder"], 0);
        assertGt(_done["taken by an operator"], 0);
        assertGt(_done["refused to a former holder"], 0);
        assertGt(_done["claimed over all by the holder"], 0);
        assertGt(_done["claimed over all by an operator"], 0);
    }

    // --- a life ---

    function _live(uint256 seed, uint256 steps) private {
        for (uint256 i; i < steps; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            _step(seed % 8, seed >> 8);
        }
    }

    function _step(uint256 what, uint256 seed) private {
        address who = _accounts[seed % 3];
        address other = _accounts[(seed >> 8) % 5];
        (uint256 id, address holder) = _ticket(seed >> 16);
        if (what < 2) _ask(who, _accounts[(seed >> 8) % 3], seed >> 24);
        else if (what == 2) _serve(seed >> 24);
        else if (what == 3) _setOperator(who, other, (seed >> 24) % 4 != 0);
        else if (id == 0) return;
        else if (what == 4) _move(id, holder, _accounts[(seed >> 8) % 3]);
        else if (what == 5 && pendingOf(id) != 0) _cancel(id, holder);
        else if (what == 6) _allowToMove(id, holder, other, seed >> 24);
        else if (what == 7) _claimInPart(holder);
    }

    function _ask(address owner, address controller, uint256 seed) private {
        vm.prank(owner);
        staked.requestRedeem(bound(seed, 1, 100 * E18), controller, owner);
        ++_done["asked"];
    }

    function _serve(uint256 seed) private {
        pass(7 days);
        setFree(bound(seed, 1, 60 * E18));
        try staked.process(1 + seed % 3) {} catch {}
        (uint256 shares,) = claimableOf(head());
        if (shares != 0) ++_done["served in part"];
    }

    function _setOperator(address who, address operator, bool approved) private {
        vm.prank(who);
        staked.setOperator(operator, approved);
        ++_done["operators"];
    }

    function _move(uint256 id, address holder, address to) private {
        vm.prank(holder);
        tickets.transferFrom(holder, to, id);
        _heldOnce[id][holder] = true;
        ++_done["moved"];
    }

    function _cancel(uint256 id, address holder) private {
        cancel(holder, id);
        ++_done["cancelled"];
    }

    function _allowToMove(uint256 id, address holder, address other, uint256 seed) private {
        vm.startPrank(holder);
        if (seed % 2 == 0) tickets.approve(other, id);
        else tickets.setApprovalForAll(other, seed % 4 == 1);
        vm.stopPrank();
        ++_done["may be moved by another"];
    }

    function _claimInPart(address holder) private {
        uint256 most = staked.maxWithdraw(holder);
        if (most < 2) return;
        vm.prank(holder);
        staked.withdraw(most / 2, holder, holder);
        ++_done["claimed in part"];
    }

    // --- who gets what ---

    function _assertTickets() private {
        (, uint256 next,,) = staked.queue();
        for (uint256 id = 1; id < next; ++id) {
            for (uint256 i; i < 5; ++i) {
                _assertTicket(id, tickets.holderOf(id), _accounts[i]);
            }
        }
        for (uint256 i; i < 25; ++i) {
            _assertClaimsOverAll(_accounts[i / 5], _accounts[i % 5]);
        }
    }

    /// @dev What goes over a controller's tickets takes what stands for those that say it is their holder, to the last unit
    /// and no further, and only for the controller and who acts for it.
    function _assertClaimsOverAll(address controller, address who) private {
        bool acts = who == controller || staked.isOperator(controller, who);
        (uint256 shares, uint256 assetsOfShares, uint256 assets) = _servedOf(controller);
        bytes memory call = abi.encodeCall(staked.redeem, (shares, _sink, controller));
        assertEq(_takes(who, call, assetsOfShares, 0), acts && shares != 0, "redeem");
        call = abi.encodeCall(staked.redeem, (shares + 1, _sink, controller));
        assertFalse(_takes(who, call, 0, 0), "redeem more");
        call = abi.encodeCall(staked.withdraw, (assets, _sink, controller));
        assertEq(_takes(who, call, assets, 0), acts && assets != 0, "withdraw");
        call = abi.encodeCall(staked.withdraw, (assets + 1, _sink, controller));
        assertFalse(_takes(who, call, 0, 0), "withdraw more");
        if (!acts || shares == 0) return;
        ++_done[who == controller ? "claimed over all by the holder" : "claimed over all by an operator"];
    }

    function _assertTicket(uint256 id, address holder, address who) private {
        bool acts = who == holder || staked.isOperator(holder, who);
        (uint256 pending, uint256 shares, uint256 assets, uint256 cancelled,) = staked.ticket(id);
        bool served = shares != 0 || assets != 0;
        assertEq(_takes(who, abi.encodeCall(staked.claim, (id, _sink)), assets, 0), acts && served, "claim");
        bytes memory call = abi.encodeCall(staked.cancelRedeemRequest, (id, holder));
        assertEq(_takes(who, call, 0, 0), acts && pending != 0, "cancel");
        call = abi.encodeCall(staked.claimCancelRedeemRequest, (id, _sink, holder));
        assertEq(_takes(who, call, 0, cancelled), acts && cancelled != 0, "take back");
        if (served && acts) ++_done[who == holder ? "taken by the holder" : "taken by an operator"];
        if (served && !acts && _heldOnce[id][who]) ++_done["refused to a former holder"];
        _assertNotAsItsOwn(id, holder, who);
        if (holder != address(0)) _assertMoves(id, holder, who);
    }

    function _assertMoves(uint256 id, address holder, address who) private {
        bool moves = who == holder || tickets.getApproved(id) == who || tickets.isApprovedForAll(holder, who);
        uint256 state = vm.snapshotState();
        vm.prank(who);
        (bool ok,) = address(tickets).call(abi.encodeCall(tickets.transferFrom, (holder, _sink, id)));
        assertEq(ok, moves, "move");
        assertTrue(vm.revertToStateAndDelete(state));
    }

    /// @dev Who does not hold a ticket cannot name itself as its controller.
    function _assertNotAsItsOwn(uint256 id, address holder, address who) private {
        if (who == holder) return;
        assertFalse(_takes(who, abi.encodeCall(staked.cancelRedeemRequest, (id, who)), 0, 0), "cancel as its own");
        bytes memory call = abi.encodeCall(staked.claimCancelRedeemRequest, (id, _sink, who));
        assertFalse(_takes(who, call, 0, 0), "take back as its own");
    }

    /// @dev Whether a call is accepted, which then hands over exactly this much. Nothing of it stays.
    function _takes(address who, bytes memory call, uint256 assets, uint256 shares) private returns (bool ok) {
        uint256 state = vm.snapshotState();
        vm.prank(who);
        (ok,) = address(staked).call(call);
        assertEq(aid.balanceOf(_sink), ok ? assets : 0, "AID");
        assertEq(staked.balanceOf(_sink), ok ? shares : 0, "sAID");
        assertTrue(vm.revertToStateAndDelete(state));
    }

    /// @dev By each ticket's own word for its holder, not by the holder's list.
    /// @return shares served and not claimed
    /// @return assetsOfShares AID of the tickets that have such shares
    /// @return assets AID of all: what a withdrawal rounds up can leave AID without a share
    function _servedOf(address holder) private view returns (uint256 shares, uint256 assetsOfShares, uint256 assets) {
        (, uint256 next,,) = staked.queue();
        for (uint256 id = 1; id < next; ++id) {
            if (tickets.holderOf(id) != holder) continue;
            (uint256 s, uint256 a) = claimableOf(id);
            (shares, assets) = (shares + s, assets + a);
            if (s != 0) assetsOfShares += a;
        }
    }

    /// @dev A ticket that somebody still holds.
    function _ticket(uint256 seed) private view returns (uint256 id, address holder) {
        (, uint256 next,,) = staked.queue();
        if (next == 1) return (0, address(0));
        id = 1 + seed % (next - 1);
        holder = tickets.holderOf(id);
        if (holder == address(0)) id = 0;
    }
}
