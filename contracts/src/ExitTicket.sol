// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC721} from "solady/src/tokens/ERC721.sol";
import {ExitQueue} from "./ExitQueue.sol";
import {TicketArt} from "./libraries/TicketArt.sol";

/// @title Exit tickets: places in sAID's queue
/// @notice ERC-721 with ERC-4906. Whoever holds a ticket may claim what it pays and cancel what waits. A ticket that
/// stands for nothing more is burned by its last claim.
/// @dev Solady's token leaves bits beside a token's owner and an account's balance: there the tickets of one holder
/// are linked in the order in which they came, without a storage slot of their own. sAID alone gives out and ends
/// tickets; nobody can stop a transfer.
contract ExitTicket is ERC721 {
    /// @dev ERC-165 id of ERC-4906, which declares no function.
    bytes4 private constant ERC4906_ID = 0x49064906;
    uint256 private constant HALF = 48;

    /// @notice sAID, whose queue it is.
    ExitQueue public immutable STAKED_AID;

    /// @dev ERC-4906.
    event MetadataUpdate(uint256 _tokenId);
    event BatchMetadataUpdate(uint256 _fromTokenId, uint256 _toTokenId);

    error ZeroAddress();
    error NotStakedAID(address caller);
    error InvalidHolder(address holder);
    error ValueRefused(uint256 value);

    constructor(ExitQueue stakedAid) {
        if (address(stakedAid) == address(0)) revert ZeroAddress();
        STAKED_AID = stakedAid;
    }

    modifier onlyStakedAid() {
        if (msg.sender != address(STAKED_AID)) revert NotStakedAID(msg.sender);
        _;
    }

    // --- sAID's side ---

    /// @notice Gives out a ticket, without asking its holder. Only sAID.
    /// @param id one that was never given out: sAID counts them up, so that it is not looked for
    function mint(address to, uint256 id) external onlyStakedAid {
        _mintAndSetExtraDataUnchecked(to, id, _append(to, id));
    }

    /// @notice Ends a ticket. Only sAID.
    function burn(uint256 id) external onlyStakedAid {
        _burn(id);
    }

    /// @notice Tells those who show tickets that these have changed. Only sAID.
    /// @param from the first
    /// @param to the last
    function refresh(uint256 from, uint256 to) external onlyStakedAid {
        if (from == to) emit MetadataUpdate(from);
        else emit BatchMetadataUpdate(from, to);
    }

    // --- reading ---

    /// @inheritdoc ERC721
    function name() public pure override returns (string memory) {
        return "AID Exit Ticket";
    }

    /// @inheritdoc ERC721
    function symbol() public pure override returns (string memory) {
        return "EXIT";
    }

    /// @notice Who holds a ticket; nobody for one that was never given out or has ended.
    function holderOf(uint256 id) external view returns (address) {
        return _ownerOf(id);
    }

    /// @notice A holder's tickets in the order in which they came.
    /// @param most how many at most
    function oldest(address holder, uint256 most) external view returns (uint256[] memory ids) {
        (uint256 id,) = _ends(holder);
        return _walk(id, most);
    }

    /// @notice A holder's tickets in the order in which they came, from one of them on, itself included.
    /// @param id where to begin
    /// @param most how many at most
    function following(uint256 id, uint256 most) external view returns (uint256[] memory ids) {
        return _walk(_exists(id) ? id : 0, most);
    }

    /// @notice A ticket's picture and facts, all from the chain.
    function tokenURI(uint256 id) public view override returns (string memory) {
        if (!_exists(id)) revert TokenDoesNotExist();
        TicketArt.Facts memory f;
        f.id = id;
        (f.pending, f.claimableShares, f.claimableAssets, f.cancelled, f.maturesAt) = STAKED_AID.ticket(id);
        return TicketArt.uri(f);
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 id) public view override returns (bool) {
        return id == ERC4906_ID || super.supportsInterface(id);
    }

    // --- refusing the chain's coin, for which the standard leaves these functions open ---

    /// @inheritdoc ERC721
    function approve(address account, uint256 id) public payable override {
        _refuseValue();
        super.approve(account, id);
    }

    /// @dev What sAID or this contract held could never be claimed.
    function _beforeTokenTransfer(address, address to, uint256) internal view override {
        _refuseValue();
        if (to == address(this) || to == address(STAKED_AID)) revert InvalidHolder(to);
    }

    function _refuseValue() private view {
        if (msg.value != 0) revert ValueRefused(msg.value);
    }

    // --- the links ---

    /// @dev Solady's word for a ticket keeps the one before it and the one after; its word for an account the first
    /// and the last. 0 is none. A ticket that is given out is linked by `mint`.
    function _afterTokenTransfer(address holder, address to, uint256 id) internal override {
        if (holder == address(0)) return;
        _unlink(holder, id);
        if (to != address(0)) _setExtraData(id, _append(to, id));
    }

    /// @dev Puts a ticket at the end of a holder's list.
    /// @return neighbours what the ticket's own word has to keep
    function _append(address holder, uint256 id) private returns (uint96 neighbours) {
        (uint256 first, uint256 last) = _ends(holder);
        // Nothing follows the last, so that its second half is free.
        if (last != 0) _setExtraData(last, _getExtraData(last) | uint96(id));
        _setAux(holder, uint224(_pair(first == 0 ? id : first, id)));
        return uint96(_pair(last, 0));
    }

    function _unlink(address holder, uint256 id) private {
        (uint256 first, uint256 last) = _ends(holder);
        (uint256 before, uint256 next) = _neighbours(id);
        if (before != 0) {
            (uint256 outer,) = _neighbours(before);
            _setExtraData(before, uint96(_pair(outer, next)));
        }
        if (next != 0) {
            (, uint256 outer) = _neighbours(next);
            _setExtraData(next, uint96(_pair(before, outer)));
        }
        _setExtraData(id, 0);
        _setAux(holder, uint224(_pair(first == id ? next : first, last == id ? before : last)));
    }

    function _walk(uint256 id, uint256 most) private view returns (uint256[] memory ids) {
        uint256 count;
        uint256 at = id;
        for (; at != 0 && count < most; ++count) {
            (, at) = _neighbours(at);
        }
        ids = new uint256[](count);
        at = id;
        for (uint256 i; i < count; ++i) {
            ids[i] = at;
            (, at) = _neighbours(at);
        }
    }

    function _ends(address holder) private view returns (uint256 first, uint256 last) {
        return _split(_getAux(holder));
    }

    function _neighbours(uint256 id) private view returns (uint256 before, uint256 next) {
        return _split(_getExtraData(id));
    }

    function _pair(uint256 a, uint256 b) private pure returns (uint256) {
        return a << HALF | b;
    }

    function _split(uint256 pair) private pure returns (uint256 a, uint256 b) {
        return (pair >> HALF, pair & type(uint48).max);
    }
}
