// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

interface IReceiver {
    function onERC721Received(address operator, address from, uint256 id, bytes calldata data) external returns (bytes4);
}

/// @notice ERC-721 with ERC-4906 written a second time, as plainly as it can be. The conformance tests run against it
/// too, so that they test the standards and not our own reading of them. It imports nothing.
contract NaiveTicket {
    mapping(uint256 id => address) private _owner;
    mapping(uint256 id => address) private _approved;
    mapping(uint256 id => string) private _facts;
    mapping(address => uint256) private _balance;
    mapping(address => mapping(address => bool)) public isApprovedForAll;
    uint256 private _count;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
    event MetadataUpdate(uint256 _tokenId);
    event BatchMetadataUpdate(uint256 _fromTokenId, uint256 _toTokenId);

    // --- what the test does ---

    function give(address to) external returns (uint256 id) {
        id = ++_count;
        (_owner[id], _facts[id]) = (to, "new");
        ++_balance[to];
        emit Transfer(address(0), to, id);
    }

    function end(uint256 id) external {
        emit Transfer(_owner[id], address(0), id);
        --_balance[_owner[id]];
        delete _owner[id];
        delete _approved[id];
    }

    function say(uint256 id, string calldata facts) external {
        _facts[id] = facts;
        emit MetadataUpdate(id);
    }

    // --- the standards ---

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x5b5e139f || id == 0x49064906;
    }

    function name() external pure returns (string memory) {
        return "Naive";
    }

    function symbol() external pure returns (string memory) {
        return "N";
    }

    function tokenURI(uint256 id) external view returns (string memory) {
        ownerOf(id);
        return _facts[id];
    }

    function balanceOf(address owner) external view returns (uint256) {
        require(owner != address(0), "nobody");
        return _balance[owner];
    }

    function ownerOf(uint256 id) public view returns (address owner) {
        owner = _owner[id];
        require(owner != address(0), "no such token");
    }

    function getApproved(uint256 id) external view returns (address) {
        ownerOf(id);
        return _approved[id];
    }

    function approve(address approved, uint256 id) external payable {
        address owner = ownerOf(id);
        require(msg.sender == owner || isApprovedForAll[owner][msg.sender], "not the owner");
        _approved[id] = approved;
        emit Approval(owner, approved, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function transferFrom(address from, address to, uint256 id) public payable {
        address owner = ownerOf(id);
        bool mayMove = msg.sender == owner || msg.sender == _approved[id] || isApprovedForAll[owner][msg.sender];
        require(mayMove, "not approved");
        require(from == owner && to != address(0), "from or to");
        _approved[id] = address(0);
        _owner[id] = to;
        --_balance[from];
        ++_balance[to];
        emit Transfer(from, to, id);
    }

    function safeTransferFrom(address from, address to, uint256 id) external payable {
        _safe(from, to, id, "");
    }

    function safeTransferFrom(address from, address to, uint256 id, bytes calldata data) external payable {
        _safe(from, to, id, data);
    }

    function _safe(address from, address to, uint256 id, bytes memory data) private {
        transferFrom(from, to, id);
        if (to.code.length == 0) return;
        require(IReceiver(to).onERC721Received(msg.sender, from, id, data) == 0x150b7a02, "refused");
    }
}
