// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice ERC-7540's redemption, ERC-7575 and ERC-7887 written a second time, as plainly as they can be: one share is
/// one unit, a request keeps its controller, and an owner of the test serves. The conformance tests run against it
/// too, so that they test the standards and not our own reading of them. It imports none of our contracts.
contract NaiveVault is ERC20 {
    struct Request {
        address controller;
        uint256 pending;
        uint256 claimable;
        uint256 cancelled;
    }

    IERC20 private immutable ASSET;
    Request[] private _requests;
    mapping(address => mapping(address => bool)) public isOperator;

    event OperatorSet(address indexed controller, address indexed operator, bool approved);
    event RedeemRequest(
        address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 shares
    );
    event CancelRedeemRequest(address indexed controller, uint256 indexed requestId, address sender);
    event CancelRedeemClaim(
        address indexed controller, address indexed receiver, uint256 indexed requestId, address sender, uint256 shares
    );
    event Withdraw(
        address indexed sender, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );

    constructor(IERC20 asset_) ERC20("Naive", "N") {
        ASSET = asset_;
    }

    function asset() external view returns (address) {
        return address(ASSET);
    }

    function share() external view returns (address) {
        return address(this);
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        bytes4[10] memory ids = [
            bytes4(0x01ffc9a7),
            0xe3bc4e65,
            0x620ee8e4,
            0xe76cffc7,
            0x2f0a18c5,
            0x50a526d6,
            0xc1f329ef,
            0xe1550342,
            0x2fd7d42a,
            0x70dec094
        ];
        for (uint256 i; i < ids.length; ++i) {
            if (ids[i] == id) return true;
        }
        return false;
    }

    function deposit(uint256 assets, address receiver) external returns (uint256) {
        ASSET.transferFrom(msg.sender, address(this), assets);
        _mint(receiver, assets);
        return assets;
    }

    function setOperator(address operator, bool approved) external returns (bool) {
        isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    function requestRedeem(uint256 shares, address controller, address owner) external returns (uint256 id) {
        if (msg.sender != owner && !isOperator[owner][msg.sender]) _spendAllowance(owner, msg.sender, shares);
        _transfer(owner, address(this), shares);
        _requests.push(Request(controller, shares, 0, 0));
        id = _requests.length;
        emit RedeemRequest(controller, owner, id, msg.sender, shares);
    }

    function serve(uint256 id, uint256 shares) external {
        _requests[id - 1].pending -= shares;
        _requests[id - 1].claimable += shares;
        _burn(address(this), shares);
    }

    function pendingRedeemRequest(uint256 id, address controller) external view returns (uint256) {
        return _is(id, controller) ? _requests[id - 1].pending : 0;
    }

    function claimableRedeemRequest(uint256 id, address controller) external view returns (uint256) {
        return _is(id, controller) ? _requests[id - 1].claimable : 0;
    }

    function pendingCancelRedeemRequest(uint256, address) external pure returns (bool) {
        return false;
    }

    function claimableCancelRedeemRequest(uint256 id, address controller) external view returns (uint256) {
        return _is(id, controller) ? _requests[id - 1].cancelled : 0;
    }

    function cancelRedeemRequest(uint256 id, address controller) external {
        _authorise(controller);
        require(_is(id, controller) && _requests[id - 1].pending != 0, "nothing pending");
        Request storage r = _requests[id - 1];
        (r.cancelled, r.pending) = (r.pending, 0);
        emit CancelRedeemRequest(controller, id, msg.sender);
    }

    function claimCancelRedeemRequest(uint256 id, address receiver, address controller)
        external
        returns (uint256 shares)
    {
        _authorise(controller);
        require(_is(id, controller) && _requests[id - 1].cancelled != 0, "nothing cancelled");
        shares = _requests[id - 1].cancelled;
        _requests[id - 1].cancelled = 0;
        _transfer(address(this), receiver, shares);
        emit CancelRedeemClaim(controller, receiver, id, msg.sender, shares);
    }

    function maxRedeem(address controller) public view returns (uint256 sum) {
        for (uint256 i; i < _requests.length; ++i) {
            if (_requests[i].controller == controller) sum += _requests[i].claimable;
        }
    }

    function maxWithdraw(address controller) external view returns (uint256) {
        return maxRedeem(controller);
    }

    function previewRedeem(uint256) external pure returns (uint256) {
        revert("asynchronous");
    }

    function previewWithdraw(uint256) external pure returns (uint256) {
        revert("asynchronous");
    }

    function redeem(uint256 shares, address receiver, address controller) public returns (uint256) {
        _authorise(controller);
        require(shares <= maxRedeem(controller), "more than is claimable");
        uint256 left = shares;
        for (uint256 i; i < _requests.length; ++i) {
            if (_requests[i].controller != controller) continue;
            uint256 part = left < _requests[i].claimable ? left : _requests[i].claimable;
            _requests[i].claimable -= part;
            left -= part;
        }
        ASSET.transfer(receiver, shares);
        emit Withdraw(msg.sender, receiver, controller, shares, shares);
        return shares;
    }

    function withdraw(uint256 assets, address receiver, address controller) external returns (uint256) {
        return redeem(assets, receiver, controller);
    }

    function _authorise(address controller) private view {
        require(msg.sender == controller || isOperator[controller][msg.sender], "not the controller");
    }

    function _is(uint256 id, address controller) private view returns (bool) {
        return id != 0 && id <= _requests.length && _requests[id - 1].controller == controller;
    }
}
