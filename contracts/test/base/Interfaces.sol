// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "forge-std/Vm.sol";

/// @notice Reads from the build what every contract of src offers.
library Interfaces {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev `names` and `types` are of its parameters, those of a struct one by one: `permit.value`.
    struct Function {
        string signature;
        string[] names;
        string[] types;
    }

    /// @dev Every contract of src that can be created, by name.
    function contracts() internal view returns (string[] memory names) {
        Vm.DirEntry[] memory entries = vm.readDir("src");
        for (uint256 i; i < entries.length; ++i) {
            string[] memory path = vm.split(entries[i].path, "/");
            string memory file = path[path.length - 1];
            if (!_endsWith(file, ".sol")) continue;
            string memory name = vm.replace(file, ".sol", "");
            bytes memory code = bytes(vm.parseJsonString(_artifact(name), ".bytecode.object"));
            // An abstract contract has none.
            if (code.length > 2) names = _with(names, name);
        }
    }

    /// @dev Bytes of the code that a contract will have.
    function codeSize(string memory contractName) internal view returns (uint256) {
        string memory code = vm.parseJsonString(_artifact(contractName), ".deployedBytecode.object");
        return (bytes(code).length - 2) / 2;
    }

    /// @dev The functions of a contract that are neither view nor pure.
    function stateChanging(string memory contractName) internal view returns (Function[] memory) {
        return _functions(contractName, false);
    }

    /// @dev The functions of a contract that are view or pure.
    function reading(string memory contractName) internal view returns (Function[] memory) {
        return _functions(contractName, true);
    }

    function _functions(string memory contractName, bool read) private view returns (Function[] memory functions) {
        // The interface comes first in an artifact; the rest is long and of no use here.
        string memory json = string.concat(vm.split(_artifact(contractName), ',"bytecode"')[0], "}");
        for (uint256 i; vm.keyExistsJson(json, _at(".abi", i)); ++i) {
            string memory entry = _at(".abi", i);
            if (!_same(vm.parseJsonString(json, string.concat(entry, ".type")), "function")) continue;
            string memory mutability = vm.parseJsonString(json, string.concat(entry, ".stateMutability"));
            if ((_same(mutability, "view") || _same(mutability, "pure")) != read) continue;
            functions = _with(functions, _function(json, entry));
        }
    }

    function selector(Function memory f) internal pure returns (bytes4) {
        return bytes4(keccak256(bytes(f.signature)));
    }

    function _function(string memory json, string memory entry) private view returns (Function memory f) {
        string memory types = _inputs(json, string.concat(entry, ".inputs"), "", f);
        f.signature = string.concat(vm.parseJsonString(json, string.concat(entry, ".name")), types);
    }

    /// @dev Adds the parameters to `f`. Returns their types as a signature writes them.
    function _inputs(string memory json, string memory path, string memory prefix, Function memory f)
        private
        view
        returns (string memory list)
    {
        for (uint256 i; vm.keyExistsJson(json, _at(path, i)); ++i) {
            string memory input = _at(path, i);
            string memory name = string.concat(prefix, vm.parseJsonString(json, string.concat(input, ".name")));
            string memory kind = vm.parseJsonString(json, string.concat(input, ".type"));
            if (_same(kind, "tuple")) {
                kind = _inputs(json, string.concat(input, ".components"), string.concat(name, "."), f);
            } else {
                (f.names, f.types) = (_with(f.names, name), _with(f.types, kind));
            }
            list = string.concat(list, i == 0 ? "" : ",", kind);
        }
        return string.concat("(", list, ")");
    }

    function _artifact(string memory name) private view returns (string memory) {
        return vm.readFile(string.concat("out/", name, ".sol/", name, ".json"));
    }

    function _at(string memory path, uint256 index) private pure returns (string memory) {
        return string.concat(path, "[", vm.toString(index), "]");
    }

    function _same(string memory one, string memory other) private pure returns (bool) {
        return keccak256(bytes(one)) == keccak256(bytes(other));
    }

    function _endsWith(string memory text, string memory end) private pure returns (bool) {
        string[] memory parts = vm.split(text, end);
        return parts.length > 1 && bytes(parts[parts.length - 1]).length == 0;
    }

    function _with(string[] memory list, string memory item) private pure returns (string[] memory longer) {
        longer = new string[](list.length + 1);
        for (uint256 i; i < list.length; ++i) {
            longer[i] = list[i];
        }
        longer[list.length] = item;
    }

    function _with(Function[] memory list, Function memory item) private pure returns (Function[] memory longer) {
        longer = new Function[](list.length + 1);
        for (uint256 i; i < list.length; ++i) {
            longer[i] = list[i];
        }
        longer[list.length] = item;
    }
}
