// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {console2} from "forge-std/console2.sol";
import {Interfaces} from "../base/Interfaces.sol";

/// @notice Every contract of src that can be created fits a public chain, and leaves room for a small repair. Foundry's own chain and its tests take more, so
/// nothing else would say it. `forge test --match-contract CodeSize -vv` prints what is left.
contract CodeSizeTest is Test {
    /// @dev EIP-170.
    uint256 private constant LIMIT = 24_576;
    /// @dev What stays free: the size of a condition with its error, twice.
    uint256 private constant MARGIN = 256;

    function test_everyContractFitsAPublicChain() public view {
        string[] memory names = Interfaces.contracts();
        assertGt(names.length, 7, "the build was not read");
        for (uint256 i; i < names.length; ++i) {
            _assertFits(names[i], Interfaces.codeSize(names[i]));
        }
    }

    /// @dev That a size is counted at all: a contract that is there has the code that was built.
    function test_theSizeIsThatOfTheCode() public {
        address art = vm.deployCode("AID.sol:AID", abi.encode(address(1), address(2), address(3)));
        assertEq(Interfaces.codeSize("AID"), art.code.length);
    }

    function _assertFits(string memory name, uint256 size) private pure {
        if (size + MARGIN <= LIMIT) return console2.log(name, size, "bytes, left:", LIMIT - size);
        string memory over = string.concat(name, " is ", vm.toString(size), " bytes, of the ", vm.toString(LIMIT));
        string memory limit = string.concat(over, " that a public chain takes (EIP-170), less ", vm.toString(MARGIN));
        revert(
            string.concat(limit, ": move a part of it into a library with external functions, or leave something out.")
        );
    }
}
