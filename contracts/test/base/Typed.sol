// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "forge-std/Vm.sol";

/// @dev A cheat code that forge has and forge-std's interface here does not name yet.
interface ITypedVm {
    function eip712HashStruct(string calldata definition, bytes calldata encoded) external pure returns (bytes32);
}

/// @notice Signs EIP-712 structs as a wallet does: from the types as text, with an implementation that is not the
/// contracts'.
library Typed {
    address private constant CHEATS = address(uint160(uint256(keccak256("hevm cheat code"))));

    /// @param name of the domain; its version is 1
    /// @param definition as EIP-712's encodeType writes it
    /// @param encoded the struct by `abi.encode`
    function digest(string memory name, address verifier, string memory definition, bytes memory encoded)
        internal
        view
        returns (bytes32)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256("1"),
                block.chainid,
                verifier
            )
        );
        bytes32 structHash = ITypedVm(CHEATS).eip712HashStruct(definition, encoded);
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function sign(bytes32 hash, uint256 key) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = Vm(CHEATS).sign(key, hash);
        return abi.encodePacked(r, s, v);
    }

    /// @dev What is no signature of anybody: the twin with a high s, EIP-2098's short form, too short, too long, a wrong
    /// parity, empty.
    function malformed(bytes memory signature) internal pure returns (bytes[] memory bad) {
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        (bytes32 r, bytes32 s) = abi.decode(bytes.concat(signature), (bytes32, bytes32));
        uint8 parity = uint8(signature[64]);
        bad = new bytes[](6);
        bad[0] = abi.encodePacked(r, order - uint256(s), parity == 27 ? uint8(28) : uint8(27));
        bad[1] = abi.encodePacked(r, parity == 27 ? s : bytes32(uint256(s) | (1 << 255)));
        bad[2] = abi.encodePacked(r, s);
        bad[3] = abi.encodePacked(signature, uint8(0));
        bad[4] = abi.encodePacked(r, s, uint8(29));
    }
}
