// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {TitleMetadata} from "./TitleMetadata.sol";
import {TitleRegister} from "./TitleRegister.sol";
import {IDealFactory} from "./interfaces/IDealFactory.sol";
import {TitleFacts} from "./libraries/TitleFacts.sol";

/// @title GPU titles: who owns which machines
/// @notice ERC-721 with ERC-4906. A free title moves as its owner likes; a pledged one is held by its deal, which alone
/// lets it go. No role can move a title.
///
///     issue ──▶ Free ──pledge──▶ Pledged ──seize──▶ Seized
///               │  ▲                │                 │
///               │  └────giveBack────┴─giveBack,deliver┘
///               └──release──▶ Released
///
contract GpuTitle is TitleRegister {
    using TitleFacts for TitleFacts.Release;

    /// @dev ERC-165 id of ERC-4906, which declares no function.
    bytes4 private constant ERC4906_ID = 0x49064906;

    /// @notice Whose deals titles can be pledged to.
    IDealFactory public immutable DEAL_FACTORY;
    TitleMetadata private immutable METADATA = new TitleMetadata();

    event TitlePledged(uint256 indexed id, address indexed owner, address indexed deal);
    event TitleSeized(uint256 indexed id, address indexed deal);
    event TitleGivenBack(uint256 indexed id, address indexed deal, address indexed owner);
    event TitleDelivered(uint256 indexed id, address indexed deal, address indexed receiver);
    event TitleReleased(uint256 indexed id, address indexed owner, bytes32 order);

    error TitleNotFree(uint256 id, TitleFacts.State state);
    error TitleNotPledged(uint256 id, TitleFacts.State state);
    error TitleNotSeized(uint256 id, TitleFacts.State state);
    error NotTitleOwner(uint256 id, address caller);
    error NotDealOfTitle(uint256 id, address caller);
    error DealUnknown(address deal);

    constructor(address authority, IDealFactory dealFactory)
        ERC721("AID GPU Title", "GPU")
        AccessManaged(authority)
        EIP712("AID GPU Title", "1")
    {
        if (authority == address(0) || address(dealFactory) == address(0)) {
            revert TitleFacts.ZeroAddress();
        }
        DEAL_FACTORY = dealFactory;
    }

    // --- the owner ---

    /// @notice Pledges a free title to a deal, into whose custody it goes. Its owner, or whom the owner has approved.
    /// @param deal one that the factory made
    function pledge(uint256 id, address deal) external {
        address owner = _requireFree(id);
        _checkAuthorized(owner, msg.sender, id);
        if (!DEAL_FACTORY.isDeal(deal)) revert DealUnknown(deal);
        TitleFacts.Record storage r = _titles[id].record;
        uint16 chassis = _titles[id].hardware.chassis;
        if (r.recorded != chassis) revert ChassisMissing(r.recorded, chassis);
        r.state = TitleFacts.State.Pledged;
        r.pledgor = owner;
        _hand(id, deal);
        emit TitlePledged(id, owner, deal);
    }

    /// @notice Ends a free title: the machines go to its owner. Its owner, with the signature of the bailee who lets them go.
    function release(TitleFacts.Release calldata s, bytes calldata signature) external {
        address owner = _requireFree(s.id);
        if (msg.sender != owner) revert NotTitleOwner(s.id, msg.sender);
        if (s.owner != owner) revert NotTitleOwner(s.id, s.owner);
        if (s.order == 0) revert TitleFacts.DocumentMissing();
        _count(s.id, s.number);
        _requireBailee(s.hash(), s.deadline, _titles[s.id].custody.bailee, signature);
        _titles[s.id].record.state = TitleFacts.State.Released;
        _burn(s.id);
        emit TitleReleased(s.id, owner, s.order);
    }

    // --- the deal that holds it ---

    /// @notice Gives a title back to who pledged it. Only its deal.
    function giveBack(uint256 id) external {
        TitleFacts.Record storage r = _ofDeal(id);
        address owner = r.pledgor;
        r.state = TitleFacts.State.Free;
        r.pledgor = address(0);
        _hand(id, owner);
        emit TitleGivenBack(id, msg.sender, owner);
    }

    /// @notice Marks a pledged title as seized: it may then be delivered to somebody else. Only its deal.
    function seize(uint256 id) external {
        TitleFacts.Record storage r = _ofDeal(id);
        if (r.state != TitleFacts.State.Pledged) revert TitleNotPledged(id, r.state);
        r.state = TitleFacts.State.Seized;
        emit TitleSeized(id, msg.sender);
        emit MetadataUpdate(id);
    }

    /// @notice Delivers a seized title to an auction's buyer or a partner operator, who owns it free. Only its deal.
    function deliver(uint256 id, address receiver) external {
        TitleFacts.Record storage r = _ofDeal(id);
        if (r.state != TitleFacts.State.Seized) revert TitleNotSeized(id, r.state);
        if (receiver == address(0)) revert TitleFacts.ZeroAddress();
        _requireHolder(receiver);
        r.state = TitleFacts.State.Free;
        r.pledgor = address(0);
        _hand(id, receiver);
        emit TitleDelivered(id, msg.sender, receiver);
    }

    // --- reading ---

    /// @return state None for a number that was never given out
    /// @return deal that holds it, zero unless pledged or seized
    function stateOf(uint256 id) external view returns (TitleFacts.State state, address deal) {
        state = _titles[id].record.state;
        if (state == TitleFacts.State.Pledged || state == TitleFacts.State.Seized) deal = _ownerOf(id);
    }

    /// @inheritdoc ERC721
    function tokenURI(uint256 id) public view override returns (string memory) {
        return METADATA.uri(id, _requireOwned(id), _titles[id]);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 id) public view override(ERC721, IERC165) returns (bool) {
        return id == ERC4906_ID || super.supportsInterface(id);
    }

    // --- inside ---

    /// @dev OpenZeppelin gives the caller for `auth` in plain transfers only.
    function _update(address to, uint256 id, address auth) internal override returns (address) {
        if (auth != address(0)) {
            TitleFacts.State state = _titles[id].record.state;
            if (state == TitleFacts.State.Pledged || state == TitleFacts.State.Seized) revert TitleNotFree(id, state);
            _requireHolder(to);
            // Who holds it is in what it says of itself.
            emit MetadataUpdate(id);
        }
        return super._update(to, id, auth);
    }

    function _hand(uint256 id, address to) private {
        _update(to, id, address(0));
        emit MetadataUpdate(id);
    }

    /// @dev A deal gets titles by pledge only: it would not know of others.
    function _requireHolder(address holder) internal view override {
        if (holder == address(this) || DEAL_FACTORY.isDeal(holder)) revert InvalidHolder(holder);
    }

    function _requireFree(uint256 id) private view returns (address owner) {
        _requireTitled(id);
        TitleFacts.State state = _titles[id].record.state;
        if (state != TitleFacts.State.Free) revert TitleNotFree(id, state);
        return _ownerOf(id);
    }

    function _ofDeal(uint256 id) private view returns (TitleFacts.Record storage r) {
        _requireTitled(id);
        r = _titles[id].record;
        if (r.state == TitleFacts.State.Free) revert TitleNotPledged(id, r.state);
        if (msg.sender != _ownerOf(id)) revert NotDealOfTitle(id, msg.sender);
    }
}
