// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "forge-std/Vm.sol";
import {Router} from "../../src/Router.sol";

interface IPermitToken {
    function nonces(address owner) external view returns (uint256);
    function DOMAIN_SEPARATOR() external view returns (bytes32);
}

/// @notice Signs ERC-2612 permits.
library Permits {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    bytes32 private constant TYPE_HASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function digest(address token, address owner, address spender, uint256 value, uint256 nonce, uint256 deadline)
        internal
        view
        returns (bytes32)
    {
        bytes32 structHash = keccak256(abi.encode(TYPE_HASH, owner, spender, value, nonce, deadline));
        return keccak256(abi.encodePacked(hex"1901", IPermitToken(token).DOMAIN_SEPARATOR(), structHash));
    }

    function sign(address token, uint256 key, address spender, uint256 value, uint256 deadline)
        internal
        view
        returns (Router.Permit memory permit)
    {
        address owner = vm.addr(key);
        uint256 nonce = IPermitToken(token).nonces(owner);
        (permit.value, permit.deadline) = (value, deadline);
        (permit.v, permit.r, permit.s) = vm.sign(key, digest(token, owner, spender, value, nonce, deadline));
    }
}
