// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {ExitTicket} from "../../src/ExitTicket.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice Whoever wants to stop, rob or confuse the queue: by dust, by tickets nobody asked for, by calls out of a
/// receiver's hook, and by sums that have run around.
contract QueueGamesTest is ExitFixture {
    /// @dev Dust in between costs its sender more than those who serve it, and nobody's place.
    function test_dustCostsItsSenderMore() public {
        uint256 before = gasleft();
        for (uint256 i; i < 100; ++i) {
            request(alice, 1);
        }
        uint256 asked = before - gasleft();
        uint256 last = matured(bob, E18);
        before = gasleft();
        staked.process(type(uint256).max);
        assertLt((before - gasleft()) * 2, asked);
        assertEq(pendingOf(last), 0);
    }

    /// @dev The same of tickets that were cancelled, which leave nothing behind for their sender.
    function test_cancelledTicketsCostTheirSenderFarMore() public {
        uint256 before = gasleft();
        for (uint256 i; i < 100; ++i) {
            uint256 id = request(alice, 1);
            cancel(alice, id);
        }
        uint256 asked = before - gasleft();
        uint256 last = matured(bob, E18);
        before = gasleft();
        staked.process(type(uint256).max);
        assertLt((before - gasleft()) * 10, asked);
        assertEq(pendingOf(last), 0);
    }

    /// @dev However often a ticket is served in part, it loses less than a wei of AID at each.
    function testFuzz_manyPartsPayWhatOneDoes(uint256[12] memory parts, uint256 loss) public {
        impair(bound(loss, 101, 5_000) * E6);
        uint256 id = matured(bob, 9_000 * E18);
        matured(alice, 5_000 * E18);
        uint256 price = staked.exitPrice();
        uint256 left = pendingOf(id);
        uint256 times;
        for (uint256 i; i < parts.length && left != 0; ++i) {
            setFree(bound(parts[i], 1e6, 700 * E18));
            staked.process(1);
            left = pendingOf(id);
            ++times;
        }
        (uint256 shares, uint256 assets) = claimableOf(id);
        assertGe(assets + times + 1 + shares / E18, shares * price / E18);
        assertLe(assets, shares * (price + 1) / E18);
        assertApproxEqAbs(staked.exitPrice(), price, 1);
    }

    /// @dev Tickets that were cancelled and given to somebody fill the first 32; each later one is still claimed.
    function test_unwantedTicketsDoNotStopAClaim() public {
        for (uint256 i; i < 32; ++i) {
            uint256 gift = request(alice, 1);
            cancel(alice, gift);
            vm.prank(alice);
            tickets.transferFrom(alice, carol, gift);
        }
        vm.prank(bob);
        staked.transfer(carol, E18);
        uint256 id = served(carol, E18);
        assertEq(staked.maxRedeem(carol), 0);
        vm.startPrank(carol);
        assertEq(staked.claim(id, carol), E18);
        assertEq(staked.claimCancelRedeemRequest(1, carol, carol), 1);
        vm.stopPrank();
        assertEq(tickets.balanceOf(carol), 31);
    }

    /// @dev Where the sums of all requests run around their 104 bits, every place is still what it was.
    function test_sumsThatRunAroundChangeNoPlace() public {
        _nearTheEnd(5 * E18);
        uint256 first = request(alice, 4 * E18);
        uint256 second = request(bob, 3 * E18);
        uint256 third = matured(alice, 7 * E18);
        assertEq(staked.sharesAhead(first), 0);
        assertEq(staked.sharesAhead(second), 4 * E18);
        assertEq(staked.sharesAhead(third), 7 * E18);
        setFree(5 * E18);
        staked.process(9);
        assertEq(staked.sharesAhead(second), 0);
        assertEq(staked.sharesAhead(third), 2 * E18);
        setFree(9 * E18);
        staked.process(9);
        assertEq(unserved(), 0);
        assertEq(head(), third + 1);
    }

    /// @dev A hook of a contract that is sent a ticket: it claims, asks again and sends the ticket on.
    function test_aReceiversHookGainsNothing() public {
        uint256 id = matured(alice, 10 * E18);
        setFree(4 * E18);
        staked.process(1);
        Reentrant receiver = new Reentrant(staked, tickets, bob);
        vm.prank(bob);
        staked.transfer(address(receiver), E18);
        vm.prank(alice);
        tickets.safeTransferFrom(alice, address(receiver), id);
        assertEq(aid.balanceOf(address(receiver)), 4 * E18);
        assertEq(tickets.ownerOf(id), bob);
        assertEq(tickets.balanceOf(alice), 0);
        assertEq(tickets.oldest(address(receiver), 9).length, 1);
        assertEq(tickets.oldest(bob, 9).length, 1);
        assertEq(setAside(), 0);
        assertEq(unserved(), E18);
        assertEq(staked.balanceOf(address(staked)), 7 * E18, "what waits, and what bob can take back");
        vm.prank(bob);
        assertEq(staked.claimCancelRedeemRequest(id, bob, bob), 6 * E18);
    }

    /// @dev Makes what was ever requested, and what has passed, fall short of 2^104 by this many shares.
    function _nearTheEnd(uint256 short) private {
        uint256 sum = (1 << 104) - short;
        (uint256 tail, uint256 headSlot) = _slots();
        // unserved, requested, next; and ticket, passed, setAside: packed from the lowest bits.
        vm.store(address(staked), bytes32(tail), bytes32(sum << 104 | 1 << 208));
        vm.store(address(staked), bytes32(headSlot), bytes32(uint256(1) | sum << 48));
        (uint256 first, uint256 next, uint256 waiting,) = staked.queue();
        assertEq(first + next, 2);
        assertEq(waiting, 0);
    }

    /// @dev Where the tail and the head are: the only slots that hold what they are deployed with.
    function _slots() private view returns (uint256 tail, uint256 headSlot) {
        for (uint256 slot; slot < 40; ++slot) {
            bytes32 value = vm.load(address(staked), bytes32(slot));
            if (value == bytes32(uint256(1) << 208)) (tail, headSlot) = (slot, slot + 1);
        }
        assertEq(vm.load(address(staked), bytes32(headSlot)), bytes32(uint256(1)), "the layout");
    }
}

contract Reentrant is IERC721Receiver {
    StakedAID private immutable STAKED;
    ExitTicket private immutable TICKETS;
    address private immutable FRIEND;

    constructor(StakedAID staked, ExitTicket tickets, address friend) {
        (STAKED, TICKETS, FRIEND) = (staked, tickets, friend);
    }

    function onERC721Received(address, address, uint256 id, bytes calldata) external returns (bytes4) {
        STAKED.claim(id, address(this));
        STAKED.requestRedeem(1e18, address(this), address(this));
        STAKED.cancelRedeemRequest(id, address(this));
        TICKETS.transferFrom(address(this), FRIEND, id);
        return this.onERC721Received.selector;
    }
}
