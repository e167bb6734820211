// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC721} from "solady/src/tokens/ERC721.sol";
import {ExitQueue} from "../../src/ExitQueue.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {ExitTicket} from "../../src/ExitTicket.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {Refusals} from "./Refusals.sol";

/// @notice What leaving refuses by name.
abstract contract ExitRefusals is Refusals {
    address internal constant NOBODY = address(0);

    function exits() internal {
        _stakedAsks();
        _stakedClaims();
        _tickets();
    }

    /// @dev Ticket 1 is bob's and was served; of alice's 2 was cancelled, 3 was served and 4 waits.
    function leave() internal {
        vm.startPrank(alice);
        staked.requestRedeem(E18, bob, alice);
        staked.requestRedeem(E18, alice, alice);
        staked.cancelRedeemRequest(2, alice);
        staked.requestRedeem(E18, alice, alice);
        vm.stopPrank();
        pass(7 days);
        staked.process(3);
        vm.prank(alice);
        staked.requestRedeem(E18, alice, alice);
    }

    function _stakedAsks() private {
        address target = address(staked);
        bytes memory call = abi.encodeCall(ExitRequests.requestRedeem, (0, alice, alice));
        refused("shares", alice, target, call, ExitRequests.ZeroShares.selector);
        call = abi.encodeCall(ExitRequests.requestRedeem, (1, NOBODY, alice));
        refused("controller", alice, target, call, ERC721.TransferToZeroAddress.selector);
        call = abi.encodeCall(ExitRequests.requestRedeem, (1, alice, NOBODY));
        refused("owner", alice, target, call, IERC20Errors.ERC20InsufficientAllowance.selector);
        call = abi.encodeCall(ExitRequests.setOperator, (NOBODY, true));
        accepted("operator", "nobody makes no call", alice, target, call);
        call = abi.encodeCall(StakedAID.process, (0));
        refused("max", bob, target, call, ExitQueue.ZeroTickets.selector);
        call = abi.encodeCall(StakedAID.redeemInstant, (0, 1));
        refused("shares", alice, target, call, ExitRequests.ZeroShares.selector);
        call = abi.encodeCall(StakedAID.redeemInstant, (E18, 0));
        accepted("minAssets", "no bound", alice, target, call);
    }

    function _stakedClaims() private {
        address target = address(staked);
        bytes4 nobody = IERC20Errors.ERC20InvalidReceiver.selector;
        bytes4 stranger = ExitRequests.NotController.selector;
        bytes4 noTicket = ExitRequests.NotHolder.selector;
        refused("ticketId", alice, target, abi.encodeCall(ExitRequests.claim, (0, alice)), noTicket);
        refused("receiver", alice, target, abi.encodeCall(ExitRequests.claim, (3, NOBODY)), nobody);
        bytes memory call = abi.encodeCall(ExitRequests.redeem, (0, alice, alice));
        refused("shares", alice, target, call, ExitRequests.ZeroShares.selector);
        refused("receiver", alice, target, abi.encodeCall(ExitRequests.redeem, (1, NOBODY, alice)), nobody);
        refused("controller", alice, target, abi.encodeCall(ExitRequests.redeem, (1, alice, NOBODY)), stranger);
        call = abi.encodeCall(ExitRequests.withdraw, (0, alice, alice));
        refused("assets", alice, target, call, ExitRequests.ZeroAssets.selector);
        refused("receiver", alice, target, abi.encodeCall(ExitRequests.withdraw, (1, NOBODY, alice)), nobody);
        refused("controller", alice, target, abi.encodeCall(ExitRequests.withdraw, (1, alice, NOBODY)), stranger);
        refused("requestId", alice, target, abi.encodeCall(ExitRequests.cancelRedeemRequest, (0, alice)), noTicket);
        call = abi.encodeCall(ExitRequests.cancelRedeemRequest, (4, NOBODY));
        refused("controller", alice, target, call, stranger);
        call = abi.encodeCall(ExitRequests.claimCancelRedeemRequest, (0, alice, alice));
        refused("requestId", alice, target, call, noTicket);
        call = abi.encodeCall(ExitRequests.claimCancelRedeemRequest, (2, NOBODY, alice));
        refused("receiver", alice, target, call, nobody);
        call = abi.encodeCall(ExitRequests.claimCancelRedeemRequest, (2, alice, NOBODY));
        refused("controller", alice, target, call, stranger);
    }

    function _tickets() private {
        address target = address(tickets);
        bytes4 notSAid = ExitTicket.NotStakedAID.selector;
        refused("to", bob, target, abi.encodeCall(ExitTicket.mint, (NOBODY, 9)), notSAid);
        refused("id", bob, target, abi.encodeCall(ExitTicket.mint, (bob, 0)), notSAid);
        refused("id", bob, target, abi.encodeCall(ExitTicket.burn, (0)), notSAid);
        refused("from", bob, target, abi.encodeCall(ExitTicket.refresh, (0, 1)), notSAid);
        refused("to", bob, target, abi.encodeCall(ExitTicket.refresh, (1, 0)), notSAid);
        bytes4 none = ERC721.TokenDoesNotExist.selector;
        bytes memory call = abi.encodeCall(ExitTicket.approve, (NOBODY, 4));
        accepted("account", "takes an approval back", alice, target, call);
        refused("id", alice, target, abi.encodeCall(ExitTicket.approve, (bob, 0)), none);
        call = abi.encodeCall(ERC721.setApprovalForAll, (NOBODY, true));
        accepted("operator", "nobody makes no call", alice, target, call);
        string[3] memory ways = [
            "transferFrom(address,address,uint256)",
            "safeTransferFrom(address,address,uint256)",
            "safeTransferFrom(address,address,uint256,bytes)"
        ];
        for (uint256 i; i < 3; ++i) {
            bytes4 way = bytes4(keccak256(bytes(ways[i])));
            call = abi.encodeWithSelector(way, NOBODY, bob, 4, hex"");
            refused("from", alice, target, call, ERC721.TransferFromIncorrectOwner.selector);
            call = abi.encodeWithSelector(way, alice, NOBODY, 4, hex"");
            refused("to", alice, target, call, ERC721.TransferToZeroAddress.selector);
            call = abi.encodeWithSelector(way, alice, bob, 0, hex"");
            refused("id", alice, target, call, none);
        }
    }
}
