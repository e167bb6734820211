// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";

/// @notice A contract that is asked whether it takes an ERC-721 token, and notes what it was told.
contract TicketReceiver is IERC721Receiver {
    enum Answer {
        Takes,
        Wrong,
        Reverts,
        Nothing
    }

    Answer private immutable ANSWER;
    bytes32 public told;
    address public ownerThen;

    constructor(Answer answer) {
        ANSWER = answer;
    }

    function onERC721Received(address operator, address from, uint256 id, bytes calldata data)
        external
        returns (bytes4)
    {
        require(ANSWER != Answer.Reverts, "no");
        if (ANSWER == Answer.Nothing) {
            assembly ("memory-safe") {
                return(0, 0)
            }
        }
        told = keccak256(abi.encode(operator, from, id, data));
        ownerThen = IERC721(msg.sender).ownerOf(id);
        return ANSWER == Answer.Takes ? this.onERC721Received.selector : bytes4(0);
    }
}
