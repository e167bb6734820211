// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {TitleRegister} from "../../src/TitleRegister.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {Refusals} from "./Refusals.sol";

/// @notice What titles refuse by name.
abstract contract TitleRefusals is Refusals {
    bytes4 private constant SAFE = bytes4(keccak256("safeTransferFrom(address,address,uint256)"));
    bytes4 private constant SAFE_WITH_DATA = bytes4(keccak256("safeTransferFrom(address,address,uint256,bytes)"));

    function titleRefusals() internal {
        uint256 id = newTitle(alice);
        _token(id);
        _roster();
        _moves(id);
        _issues();
        _updates(id);
        _insures(id);
        _claims(id);
        _chassis(id);
        _releases(id);
    }

    function _token(uint256 id) private {
        address target = address(titles);
        bytes4 unknown = IERC721Errors.ERC721NonexistentToken.selector;
        bytes4 nobody = IERC721Errors.ERC721InvalidReceiver.selector;
        bytes memory call = abi.encodeCall(IERC721.approve, (address(0), id));
        accepted("to", "takes an approval back", alice, target, call);
        refused("tokenId", alice, target, abi.encodeCall(IERC721.approve, (bob, 0)), unknown);
        call = abi.encodeCall(IERC721.setApprovalForAll, (address(0), true));
        refused("operator", alice, target, call, IERC721Errors.ERC721InvalidOperator.selector);
        bytes4[3] memory moves = [IERC721.transferFrom.selector, SAFE, SAFE_WITH_DATA];
        for (uint256 i; i < 3; ++i) {
            call = abi.encodeWithSelector(moves[i], address(0), bob, id, "");
            refused("from", alice, target, call, IERC721Errors.ERC721IncorrectOwner.selector);
            call = abi.encodeWithSelector(moves[i], alice, address(0), id, "");
            refused("to", alice, target, call, nobody);
            call = abi.encodeWithSelector(moves[i], alice, bob, 0, "");
            refused("tokenId", alice, target, call, unknown);
        }
    }

    function _roster() private {
        address target = address(titles);
        bytes memory call = abi.encodeCall(titles.addBailee, (address(0)));
        refused("bailee", bob, target, call, TitleFacts.ZeroAddress.selector);
        call = abi.encodeCall(titles.removeBailee, (address(0)));
        refused("bailee", bob, target, call, TitleRegister.UnknownBailee.selector);
    }

    function _moves(uint256 id) private {
        address target = address(titles);
        bytes4 unknown = TitleRegister.TitleUnknown.selector;
        refused("id", alice, target, abi.encodeCall(titles.pledge, (0, dealA)), unknown);
        refused("deal", alice, target, abi.encodeCall(titles.pledge, (id, address(0))), GpuTitle.DealUnknown.selector);
        refused("id", dealA, target, abi.encodeCall(titles.giveBack, (0)), unknown);
        refused("id", dealA, target, abi.encodeCall(titles.seize, (0)), unknown);
        refused("id", dealA, target, abi.encodeCall(titles.deliver, (0, bob)), unknown);
        uint256 taken = seized(alice, dealA);
        bytes memory call = abi.encodeCall(titles.deliver, (taken, address(0)));
        refused("receiver", dealA, target, call, TitleFacts.ZeroAddress.selector);
    }

    function _issues() private {
        TitleFacts.Issue memory s = issueTo(bob);
        bytes memory used = abi.encodeCall(titles.issue, (s, signed(s, baileeKey)));
        record(s);
        bytes4 wrong = TitleRegister.TitleNumberWrong.selector;
        _refused("replayed", used, wrong);
        s.id = 0;
        _refused("s.id", abi.encodeCall(titles.issue, (s, signed(s, baileeKey))), wrong);
        s.id = 1;
        _refused("outdated", abi.encodeCall(titles.issue, (s, signed(s, baileeKey))), wrong);
        s = issueTo(address(0));
        _refused("s.owner", abi.encodeCall(titles.issue, (s, signed(s, baileeKey))), TitleFacts.ZeroAddress.selector);
        s = issueTo(bob);
        s.custody.bailee = address(0);
        bytes memory call = abi.encodeCall(titles.issue, (s, signed(s, baileeKey)));
        _refused("s.custody.bailee", call, TitleRegister.UnknownBailee.selector);
        s = issueTo(bob);
        s.custody.reporter = address(0);
        call = abi.encodeCall(titles.issue, (s, signed(s, baileeKey)));
        _refused("s.custody.reporter", call, TitleFacts.ZeroAddress.selector);
        s = issueTo(bob);
        s.deadline = uint40(block.timestamp - 1);
        call = abi.encodeCall(titles.issue, (s, signed(s, baileeKey)));
        _refused("expired", call, TitleRegister.StatementExpired.selector);
    }

    function _updates(uint256 id) private {
        TitleFacts.Update memory s = updateOf(id);
        bytes memory used = abi.encodeCall(titles.update, (s, signed(s, baileeKey)));
        record(s);
        _numbers(used);
        s = updateOf(id);
        s.id = 0;
        _refused("s.id", abi.encodeCall(titles.update, (s, signed(s, baileeKey))), TitleRegister.TitleUnknown.selector);
        s = updateOf(id);
        s.custody.bailee = address(0);
        bytes memory call = abi.encodeCall(titles.update, (s, signed(s, baileeKey)));
        _refused("s.custody.bailee", call, TitleRegister.UnknownBailee.selector);
        s = updateOf(id);
        s.custody.reporter = address(0);
        call = abi.encodeCall(titles.update, (s, signed(s, baileeKey)));
        _refused("s.custody.reporter", call, TitleFacts.ZeroAddress.selector);
        s = updateOf(id);
        s.deadline = uint40(block.timestamp - 1);
        call = abi.encodeCall(titles.update, (s, signed(s, baileeKey)));
        _refused("expired", call, TitleRegister.StatementExpired.selector);
    }

    function _insures(uint256 id) private {
        TitleFacts.Insure memory s = insureOf(id);
        bytes memory used = abi.encodeCall(titles.insure, (s, signed(s, baileeKey)));
        record(s);
        _numbers(used);
        s = insureOf(id);
        s.id = 0;
        _refused("s.id", abi.encodeCall(titles.insure, (s, signed(s, baileeKey))), TitleRegister.TitleUnknown.selector);
        s = insureOf(id);
        s.deadline = uint40(block.timestamp - 1);
        bytes memory call = abi.encodeCall(titles.insure, (s, signed(s, baileeKey)));
        _refused("expired", call, TitleRegister.StatementExpired.selector);
    }

    function _claims(uint256 id) private {
        TitleFacts.Claim memory s = claimOf(id);
        bytes memory used = abi.encodeCall(titles.recordClaim, (s, signed(s, baileeKey)));
        record(s);
        _numbers(used);
        s = claimOf(id);
        s.id = 0;
        bytes memory call = abi.encodeCall(titles.recordClaim, (s, signed(s, baileeKey)));
        _refused("s.id", call, TitleRegister.TitleUnknown.selector);
        s = claimOf(id);
        s.deadline = uint40(block.timestamp - 1);
        call = abi.encodeCall(titles.recordClaim, (s, signed(s, baileeKey)));
        _refused("expired", call, TitleRegister.StatementExpired.selector);
    }

    function _chassis(uint256 id) private {
        TitleFacts.ChassisChange memory s = changeOf(id, serials(id, 1), serials(500, 1));
        bytes memory used = abi.encodeCall(titles.changeChassis, (s, signed(s, baileeKey)));
        record(s);
        _numbers(used);
        s = changeOf(id, serials(500, 1), serials(501, 1));
        s.id = 0;
        bytes memory call = abi.encodeCall(titles.changeChassis, (s, signed(s, baileeKey)));
        _refused("s.id", call, TitleRegister.TitleUnknown.selector);
        s = changeOf(id, serials(500, 1), serials(501, 1));
        s.deadline = uint40(block.timestamp - 1);
        call = abi.encodeCall(titles.changeChassis, (s, signed(s, baileeKey)));
        _refused("expired", call, TitleRegister.StatementExpired.selector);
    }

    function _releases(uint256 id) private {
        address target = address(titles);
        TitleFacts.Release memory s = releaseOf(alice, id);
        s.id = 0;
        bytes memory call = abi.encodeCall(titles.release, (s, signed(s, baileeKey)));
        refused("s.id", alice, target, call, TitleRegister.TitleUnknown.selector);
        s = releaseOf(address(0), id);
        call = abi.encodeCall(titles.release, (s, signed(s, baileeKey)));
        refused("s.owner", alice, target, call, GpuTitle.NotTitleOwner.selector);
        s = releaseOf(alice, id);
        s.deadline = uint40(block.timestamp - 1);
        call = abi.encodeCall(titles.release, (s, signed(s, baileeKey)));
        refused("expired", alice, target, call, TitleRegister.StatementExpired.selector);
        s = releaseOf(alice, id);
        call = abi.encodeCall(titles.release, (s, signed(s, baileeKey)));
        record(claimOf(id));
        refused("outdated", alice, target, call, TitleRegister.StatementNumberWrong.selector);
        s = releaseOf(alice, id);
        call = abi.encodeCall(titles.release, (s, signed(s, baileeKey)));
        vm.prank(alice);
        (bool ok,) = target.call(call);
        assertTrue(ok);
        refused("replayed", alice, target, call, TitleRegister.TitleUnknown.selector);
    }

    /// @dev A statement that has counted is both.
    function _numbers(bytes memory used) private {
        _refused("replayed", used, TitleRegister.StatementNumberWrong.selector);
        _refused("outdated", used, TitleRegister.StatementNumberWrong.selector);
    }

    function _refused(string memory about, bytes memory call, bytes4 error) private {
        refused(about, bob, address(titles), call, error);
    }
}
