// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {Ask} from "../../src/libraries/Ask.sol";

/// @notice Says whatever it was told to, to any question.
contract Oracle {
    bytes private _said;
    bool private _fails;

    function say(bytes calldata said, bool fails) external {
        (_said, _fails) = (said, fails);
    }

    fallback() external {
        bytes memory said = _said;
        bool fails = _fails;
        assembly ("memory-safe") {
            if fails { revert(add(said, 32), mload(said)) }
            return(add(said, 32), mload(said))
        }
    }
}

/// @notice What counts as an answer of somebody else's contract.
contract AskTest is Test {
    Oracle private oracle;

    function setUp() public {
        oracle = new Oracle();
    }

    function test_aFlagIs0Or1AndNothingElse() public {
        _assertFlag(abi.encode(0), true, false);
        _assertFlag(abi.encode(1), true, true);
        _assertFlag(abi.encode(2), false, false);
        _assertFlag(abi.encode(type(uint256).max), false, false);
    }

    function test_whatIsShorterThanAWordIsNoAnswer() public {
        _assertFlag("", false, false);
        _assertFlag(new bytes(31), false, false);
        _assertFlag(abi.encode(1, 2), true, true);
    }

    function test_whoFailsSaysNothing() public {
        oracle.say(abi.encode(1), true);
        (bool answered, bool yes) = Ask.flag(address(oracle), "?", 50_000);
        assertFalse(answered || yes);
    }

    function test_aWordIsWhatItIs() public {
        oracle.say(abi.encode(2), false);
        (bool answered, uint256 value) = Ask.word(address(oracle), "?", 50_000);
        assertTrue(answered);
        assertEq(value, 2);
    }

    function _assertFlag(bytes memory said, bool isAnswer, bool isYes) private {
        oracle.say(said, false);
        (bool answered, bool yes) = Ask.flag(address(oracle), "?", 50_000);
        assertEq(answered, isAnswer);
        assertEq(yes, isYes);
    }
}
