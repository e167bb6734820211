// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Signatures: who signed
/// @dev Shared by the registers, so that all of them take the same signatures: 65 bytes of an account with a key.
library Signatures {
    error InvalidSignature();

    /// @param digest EIP-712 hash of what was signed
    /// @return signer never zero
    function signer(bytes32 digest, bytes calldata signature) internal pure returns (address) {
        (address recovered, ECDSA.RecoverError problem,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (problem != ECDSA.RecoverError.NoError) revert InvalidSignature();
        return recovered;
    }
}
