// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitRequests} from "../../src/ExitRequests.sol";
import {ExitTicket} from "../../src/ExitTicket.sol";
import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice The token: who holds which tickets in which order, what it refuses, and what it says of itself.
contract ExitTicketTest is ExitFixture {
    function test_isAnErc721() public view {
        assertEq(tickets.name(), "AID Exit Ticket");
        assertEq(tickets.symbol(), "EXIT");
        assertTrue(tickets.supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(tickets.supportsInterface(0x80ac58cd), "ERC-721");
        assertTrue(tickets.supportsInterface(0x5b5e139f), "metadata");
        assertTrue(tickets.supportsInterface(0x49064906), "ERC-4906");
        assertFalse(tickets.supportsInterface(0xffffffff));
    }

    function test_onlySAidGivesOutEndsAndRefreshes() public {
        bytes memory refusal = abi.encodeWithSelector(ExitTicket.NotStakedAID.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        tickets.mint(alice, 7);
        vm.expectRevert(refusal);
        tickets.burn(7);
        vm.expectRevert(refusal);
        tickets.refresh(1, 2);
    }

    function test_tellsThoseWhoShowTickets() public {
        uint256 id = request(alice, E18);
        request(alice, E18);
        pass(7 days);
        vm.expectEmit(address(tickets));
        emit ExitTicket.BatchMetadataUpdate(id, id + 2);
        staked.process(9);
        uint256 third = matured(alice, E18);
        setFree(0.5e18);
        vm.expectEmit(address(tickets));
        emit ExitTicket.MetadataUpdate(third);
        staked.process(9);
        vm.expectEmit(address(tickets));
        emit ExitTicket.MetadataUpdate(third);
        cancel(alice, third);
    }

    // --- the order of a holder's tickets ---

    function test_keepsTheOrderInWhichTicketsCame() public {
        assertEq(tickets.oldest(alice, 9).length, 0);
        for (uint256 i; i < 5; ++i) {
            request(alice, E18);
        }
        _assertTickets(alice, "12345");
        assertEq(tickets.oldest(alice, 2).length, 2);
        assertEq(tickets.following(3, 9).length, 3);
        assertEq(tickets.following(3, 9)[0], 3);
        assertEq(tickets.following(77, 9).length, 0);
        vm.startPrank(alice);
        tickets.transferFrom(alice, bob, 3);
        _assertTickets(alice, "1245");
        tickets.transferFrom(alice, bob, 1);
        _assertTickets(alice, "245");
        tickets.transferFrom(alice, bob, 5);
        _assertTickets(alice, "24");
        _assertTickets(bob, "315");
        tickets.transferFrom(alice, alice, 2);
        _assertTickets(alice, "42");
        tickets.transferFrom(alice, bob, 4);
        tickets.transferFrom(alice, bob, 2);
        vm.stopPrank();
        _assertTickets(alice, "");
        _assertTickets(bob, "31542");
        assertEq(tickets.balanceOf(bob), 5);
    }

    function test_aTicketThatEndsLeavesTheOrder() public {
        for (uint256 i; i < 3; ++i) {
            request(alice, E18);
        }
        cancel(alice, 2);
        vm.prank(alice);
        staked.claimCancelRedeemRequest(2, alice, alice);
        _assertTickets(alice, "13");
        assertEq(request(alice, E18), 4);
        _assertTickets(alice, "134");
    }

    function testFuzz_theOrderIsTheOneOfArrival(uint256 seed) public {
        address[3] memory who = [alice, bob, carol];
        string[3] memory lists = ["", "", ""];
        for (uint256 i; i < 6; ++i) {
            uint256 to = uint256(keccak256(abi.encode(seed, i))) % 3;
            vm.prank(alice);
            lists[to] = string.concat(lists[to], vm.toString(staked.requestRedeem(E18, who[to], alice)));
        }
        for (uint256 i; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            uint256 id = 1 + seed % 6;
            (uint256 from, uint256 to) = (_holder(who, id), (seed >> 8) % 3);
            lists[from] = vm.replace(lists[from], vm.toString(id), "");
            lists[to] = string.concat(lists[to], vm.toString(id));
            vm.prank(who[from]);
            tickets.transferFrom(who[from], who[to], id);
            for (uint256 p; p < 3; ++p) {
                _assertTickets(who[p], lists[p]);
            }
        }
    }

    // --- refusals ---

    function test_refusesNobodyStrangersAndHoldersThatCannotClaim() public {
        uint256 id = request(alice, E18);
        vm.startPrank(alice);
        vm.expectRevert(bytes4(keccak256("TransferToZeroAddress()")));
        tickets.transferFrom(alice, address(0), id);
        vm.expectRevert(abi.encodeWithSelector(ExitTicket.InvalidHolder.selector, address(staked)));
        tickets.transferFrom(alice, address(staked), id);
        vm.expectRevert(abi.encodeWithSelector(ExitTicket.InvalidHolder.selector, address(tickets)));
        tickets.safeTransferFrom(alice, address(tickets), id);
        vm.expectRevert(abi.encodeWithSelector(ExitTicket.InvalidHolder.selector, address(staked)));
        staked.requestRedeem(E18, address(staked), alice);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert(bytes4(keccak256("NotOwnerNorApproved()")));
        tickets.transferFrom(alice, bob, id);
    }

    function test_anApprovedAccountMovesATicketAndDoesNotClaimIt() public {
        uint256 id = served(alice, E18);
        vm.prank(alice);
        tickets.approve(bob, id);
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(ExitRequests.NotHolder.selector, id, bob));
        staked.claim(id, bob);
        tickets.safeTransferFrom(alice, bob, id);
        staked.claim(id, bob);
        vm.stopPrank();
        assertEq(aid.balanceOf(bob), E18);
    }

    function test_takesNoCoin() public {
        uint256 id = request(alice, E18);
        vm.deal(alice, 1 ether);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ExitTicket.ValueRefused.selector, 1));
        tickets.approve{value: 1}(bob, id);
        vm.expectRevert(abi.encodeWithSelector(ExitTicket.ValueRefused.selector, 1));
        tickets.transferFrom{value: 1}(alice, bob, id);
        vm.expectRevert(abi.encodeWithSelector(ExitTicket.ValueRefused.selector, 1));
        tickets.safeTransferFrom{value: 1}(alice, bob, id);
        vm.expectRevert(abi.encodeWithSelector(ExitTicket.ValueRefused.selector, 1));
        tickets.safeTransferFrom{value: 1}(alice, bob, id, "");
    }

    // --- what it says ---

    function test_itsStateIsInItsFacts() public {
        uint256 id = request(alice, 1_234_567_890_000_000_000_000);
        assertTrue(_says(id, '"value":"Maturing"'));
        assertTrue(_says(id, '{"trait_type":"Pending sAID","value":"1,234.56"}'));
        pass(7 days);
        assertTrue(_says(id, '"value":"Waiting"'));
        setFree(1_005 * E18);
        staked.process(1);
        assertTrue(_says(id, '"value":"Partly served"'));
        assertTrue(_says(id, '{"trait_type":"Claimable AID","value":"1,005.00"}'));
        cancel(alice, id);
        assertTrue(_says(id, '"value":"Claimable"'));
        assertTrue(_says(id, '{"trait_type":"Cancelled sAID","value":"229.56"}'));
        vm.prank(alice);
        staked.claim(id, alice);
        assertTrue(_says(id, '"value":"Cancelled"'));
        assertTrue(_says(id, '{"trait_type":"Claimable AID","value":"0.00"}'));
    }

    /// @dev Of 10,000 wei of shares that stand for more of AID all but one wei is withdrawn; it stands for no whole share.
    function test_aLastWeiIsStillClaimable() public {
        gain(10 * E6);
        settle();
        pass(7 days);
        uint256 id = served(alice, 10_000);
        uint256 most = staked.maxWithdraw(alice);
        assertGt(most, 10_000);
        vm.startPrank(alice);
        assertEq(staked.withdraw(most - 1, alice, alice), 10_000);
        assertEq(staked.maxRedeem(alice), 0);
        assertEq(staked.maxWithdraw(alice), 1);
        assertTrue(_says(id, '"value":"Claimable"'));
        assertEq(staked.claim(id, alice), 1);
        vm.stopPrank();
        assertEq(tickets.holderOf(id), address(0));
    }

    function test_dustIsSaidAsSuch() public {
        uint256 id = request(alice, 9e15);
        assertTrue(_says(id, '{"trait_type":"Pending sAID","value":"under 0.01"}'));
    }

    function test_itsPictureIsToScaleAndCarriesItsDate() public {
        vm.warp(1_767_225_600 + 30 days);
        uint256 id = matured(alice, 100 * E18);
        setFree(25 * E18);
        staked.process(1);
        string memory svg = _picture(id);
        assertTrue(vm.contains(svg, '<rect x="24" y="172" width="88" height="44" fill="#a9502a"/>'), "a quarter");
        assertTrue(vm.contains(svg, "Can be served from 2026-02-07"));
        assertTrue(vm.contains(svg, string.concat("No. ", vm.toString(id))));
        cancel(alice, id);
        assertTrue(vm.contains(_picture(id), '<rect x="112" y="172" width="264" height="44" fill="url(#h)"/>'));
    }

    function test_aTicketThatIsNotThereHasNoPicture() public {
        vm.expectRevert(bytes4(keccak256("TokenDoesNotExist()")));
        tickets.tokenURI(1);
    }

    // --- inside ---

    function _assertTickets(address holder, string memory digits) private view {
        uint256[] memory ids = tickets.oldest(holder, 99);
        string memory found;
        for (uint256 i; i < ids.length; ++i) {
            found = string.concat(found, vm.toString(ids[i]));
            assertEq(tickets.ownerOf(ids[i]), holder);
        }
        assertEq(found, digits);
    }

    function _holder(address[3] memory who, uint256 id) private view returns (uint256 index) {
        while (tickets.ownerOf(id) != who[index]) ++index;
    }

    function _says(uint256 id, string memory text) private returns (bool) {
        return vm.contains(_decoded(tickets.tokenURI(id), "data:application/json;base64,"), text);
    }

    function _picture(uint256 id) private view returns (string memory) {
        string memory json = _decoded(tickets.tokenURI(id), "data:application/json;base64,");
        return _decoded(vm.parseJsonString(json, ".image"), "data:image/svg+xml;base64,");
    }

    /// @dev Base64 backwards; Foundry has only the way there.
    function _decoded(string memory uri, string memory prefix) private pure returns (string memory) {
        bytes memory code = bytes(vm.replace(uri, prefix, ""));
        bytes memory out = new bytes(code.length / 4 * 3);
        uint256 length;
        for (uint256 i; i < code.length; i += 4) {
            uint256 word = _six(code[i]) << 18 | _six(code[i + 1]) << 12 | _six(code[i + 2]) << 6 | _six(code[i + 3]);
            (out[length], out[length + 1], out[length + 2]) =
            (bytes1(uint8(word >> 16)), bytes1(uint8(word >> 8)), bytes1(uint8(word)));
            length += 3 - (code[i + 2] == "=" ? 1 : 0) - (code[i + 3] == "=" ? 1 : 0);
        }
        assembly ("memory-safe") {
            mstore(out, length)
        }
        return string(out);
    }

    function _six(bytes1 c) private pure returns (uint256) {
        if (c >= "a") return uint8(c) - 71;
        if (c >= "A") return uint8(c) - 65;
        if (c >= "0") return c == "=" ? 0 : uint8(c) + 4;
        return c == "+" ? 62 : 63;
    }
}
