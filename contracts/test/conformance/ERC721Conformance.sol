// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Vm} from "forge-std/Vm.sol";
import {ExitFixture} from "../base/ExitFixture.sol";
import {TicketReceiver} from "../mocks/TicketReceiver.sol";

/// @notice What ERC-721, its metadata and ERC-4906 say, for any token of which the test can give one out, change what it
/// says of itself, and end it.
abstract contract ERC721Conformance is ExitFixture {
    address internal dan = makeAddr("dan");
    address internal erin = makeAddr("erin");
    uint256 private id;

    function _token() internal view virtual returns (address);

    /// @dev Gives a token to an account.
    function _give(address to) internal virtual returns (uint256);

    /// @dev Changes a token's facts, in as many ways as there are.
    /// @return whether there is a further way
    function _change(uint256 token, uint256 way) internal virtual returns (bool);

    /// @dev Ends a token.
    function _end(uint256 token) internal virtual;

    function setUp() public virtual override {
        super.setUp();
        _prepare();
        id = _give(dan);
    }

    function _prepare() internal virtual {}

    // --- owning ---

    function test_ownersAndBalances() public {
        uint256 before = _t().balanceOf(dan);
        vm.recordLogs();
        uint256 second = _give(dan);
        _assertTransfer(address(0), dan, second);
        assertEq(_t().ownerOf(second), dan);
        assertEq(_t().balanceOf(dan), before + 1);
        assertEq(_t().balanceOf(erin), 0);
        vm.recordLogs();
        _end(second);
        _assertTransfer(dan, address(0), second);
        assertEq(_t().balanceOf(dan), before);
    }

    function test_nobodyAndNothingAreRefused() public {
        uint256 ended = _give(dan);
        _end(ended);
        uint256[2] memory nothing = [ended, type(uint256).max];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert();
            _t().ownerOf(nothing[i]);
            vm.expectRevert();
            _t().getApproved(nothing[i]);
            vm.expectRevert();
            _t().tokenURI(nothing[i]);
            vm.startPrank(dan);
            vm.expectRevert();
            _t().approve(erin, nothing[i]);
            vm.expectRevert();
            _t().transferFrom(dan, erin, nothing[i]);
            vm.expectRevert();
            _t().transferFrom(address(0), erin, nothing[i]);
            vm.stopPrank();
        }
        vm.expectRevert();
        _t().balanceOf(address(0));
    }

    // --- moving ---

    function test_theOwnerMovesIt() public {
        vm.expectEmit(_token());
        emit IERC721.Transfer(dan, erin, id);
        vm.prank(dan);
        _t().transferFrom(dan, erin, id);
        assertEq(_t().ownerOf(id), erin);
        assertEq(_t().balanceOf(dan), 0);
        assertEq(_t().balanceOf(erin), 1);
        vm.prank(dan);
        vm.expectRevert();
        _t().transferFrom(erin, dan, id);
    }

    function test_toOneselfChangesNoOwner() public {
        vm.prank(dan);
        _t().transferFrom(dan, dan, id);
        assertEq(_t().ownerOf(id), dan);
        assertEq(_t().balanceOf(dan), 1);
    }

    function test_strangersWrongOwnersAndNobodyAreRefused() public {
        vm.prank(erin);
        vm.expectRevert();
        _t().transferFrom(dan, erin, id);
        vm.startPrank(dan);
        vm.expectRevert();
        _t().transferFrom(erin, dan, id);
        vm.expectRevert();
        _t().transferFrom(dan, address(0), id);
        vm.expectRevert();
        _t().safeTransferFrom(dan, address(0), id);
        vm.stopPrank();
        assertEq(_t().ownerOf(id), dan);
    }

    function test_anApprovalIsForOneMove() public {
        assertEq(_t().getApproved(id), address(0));
        vm.expectEmit(_token());
        emit IERC721.Approval(dan, erin, id);
        vm.prank(dan);
        _t().approve(erin, id);
        assertEq(_t().getApproved(id), erin);
        vm.startPrank(erin);
        vm.expectRevert();
        _t().approve(bob, id);
        _t().transferFrom(dan, bob, id);
        assertEq(_t().getApproved(id), address(0), "reset by the move");
        vm.expectRevert();
        _t().transferFrom(bob, erin, id);
        vm.stopPrank();
        assertEq(_t().ownerOf(id), bob);
    }

    function test_anApprovalIsTakenBack() public {
        vm.startPrank(dan);
        _t().approve(erin, id);
        vm.expectEmit(_token());
        emit IERC721.Approval(dan, address(0), id);
        _t().approve(address(0), id);
        vm.stopPrank();
        vm.prank(erin);
        vm.expectRevert();
        _t().transferFrom(dan, erin, id);
    }

    function test_anOperatorMovesAndApprovesAllOfOneOwner() public {
        uint256 second = _give(dan);
        uint256 others = _give(bob);
        vm.expectEmit(_token());
        emit IERC721.ApprovalForAll(dan, erin, true);
        vm.prank(dan);
        _t().setApprovalForAll(erin, true);
        assertTrue(_t().isApprovedForAll(dan, erin));
        assertFalse(_t().isApprovedForAll(erin, dan));
        vm.startPrank(erin);
        _t().approve(bob, id);
        assertEq(_t().getApproved(id), bob);
        _t().transferFrom(dan, erin, second);
        vm.expectRevert();
        _t().transferFrom(bob, erin, others);
        vm.stopPrank();
        vm.prank(dan);
        _t().setApprovalForAll(erin, false);
        assertFalse(_t().isApprovedForAll(dan, erin));
        vm.prank(erin);
        vm.expectRevert();
        _t().transferFrom(dan, erin, id);
    }

    // --- receivers ---

    function test_aReceiverIsToldAfterTheMove() public {
        TicketReceiver receiver = new TicketReceiver(TicketReceiver.Answer.Takes);
        vm.prank(dan);
        _t().approve(erin, id);
        vm.prank(erin);
        _t().safeTransferFrom(dan, address(receiver), id, "data");
        assertEq(receiver.told(), keccak256(abi.encode(erin, dan, id, bytes("data"))));
        assertEq(receiver.ownerThen(), address(receiver));
        uint256 second = _give(dan);
        vm.prank(dan);
        _t().safeTransferFrom(dan, address(receiver), second);
        assertEq(receiver.told(), keccak256(abi.encode(dan, dan, second, bytes(""))));
    }

    function test_aReceiverThatDoesNotAnswerGetsNothing() public {
        for (uint256 i = 1; i < 4; ++i) {
            TicketReceiver receiver = new TicketReceiver(TicketReceiver.Answer(i));
            vm.startPrank(dan);
            vm.expectRevert();
            _t().safeTransferFrom(dan, address(receiver), id);
            vm.expectRevert();
            _t().safeTransferFrom(dan, address(receiver), id, "");
            vm.stopPrank();
        }
        vm.startPrank(dan);
        vm.expectRevert();
        _t().safeTransferFrom(dan, address(vault), id);
        assertEq(_t().ownerOf(id), dan);
        _t().safeTransferFrom(dan, erin, id);
        vm.stopPrank();
        assertEq(_t().ownerOf(id), erin);
    }

    // --- what it says ---

    function test_saysWhatItIs() public view {
        assertTrue(_t().supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(_t().supportsInterface(type(IERC721).interfaceId), "ERC-721");
        assertTrue(_t().supportsInterface(type(IERC721Metadata).interfaceId), "metadata");
        assertTrue(_t().supportsInterface(0x49064906), "ERC-4906");
        assertFalse(_t().supportsInterface(0xffffffff));
        assertGt(bytes(_t().name()).length, 0);
        assertGt(bytes(_t().symbol()).length, 0);
        assertGt(bytes(_t().tokenURI(id)).length, 0);
    }

    /// @dev ERC-4906: whatever changes what a token says of itself tells it by an event that names the token.
    function test_everyChangeIsTold() public {
        bool more = true;
        for (uint256 way; more; ++way) {
            bytes32 before = keccak256(bytes(_t().tokenURI(id)));
            vm.recordLogs();
            more = _change(id, way);
            assertNotEq(keccak256(bytes(_t().tokenURI(id))), before, "no change");
            assertTrue(_isTold(vm.getRecordedLogs()), string.concat("not told ", vm.toString(way)));
        }
    }

    function _isTold(Vm.Log[] memory logs) private view returns (bool told) {
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].emitter != _token()) continue;
            if (logs[i].topics[0] == IERC4906.MetadataUpdate.selector) {
                told = told || abi.decode(logs[i].data, (uint256)) == id;
            } else if (logs[i].topics[0] == IERC4906.BatchMetadataUpdate.selector) {
                (uint256 from, uint256 to) = abi.decode(logs[i].data, (uint256, uint256));
                told = told || (from <= id && id <= to);
            }
        }
    }

    function _assertTransfer(address from, address to, uint256 token) private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        bytes32 wanted = keccak256(abi.encode(_topics(from, to, token)));
        bool found;
        for (uint256 i; i < logs.length; ++i) {
            found = found || (logs[i].emitter == _token() && keccak256(abi.encode(logs[i].topics)) == wanted);
        }
        assertTrue(found, "no event of the move");
    }

    function _topics(address from, address to, uint256 token) private pure returns (bytes32[] memory topics) {
        topics = new bytes32[](4);
        (topics[0], topics[1]) = (IERC721.Transfer.selector, bytes32(uint256(uint160(from))));
        (topics[2], topics[3]) = (bytes32(uint256(uint160(to))), bytes32(token));
    }

    function _t() private view returns (IERC721Metadata) {
        return IERC721Metadata(_token());
    }
}
