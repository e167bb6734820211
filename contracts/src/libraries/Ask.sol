// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Ask: reads of outside contracts that cannot hurt the reader
/// @dev An address without code, a revert, a short answer and a call that burns its gas are all the same: no answer.
/// A long answer costs nothing, for only what was asked for is copied.
library Ask {
    /// @dev Gas besides the callee's own: the cold account, memory and the steps between the check and the call.
    uint256 private constant MARGIN = 5_000;

    /// @notice The caller left so little gas that a missing answer may be its own doing.
    error InsufficientGas();

    /// @dev Reverts when no answer came and the callee had less than `gasLimit`, so that whoever calls cannot starve
    /// the callee to make it look silent.
    /// @param size bytes wanted: a shorter answer is none
    function answer(address target, bytes memory data, uint256 gasLimit, uint256 size)
        internal
        view
        returns (bool answered, bytes memory result)
    {
        result = new bytes(size);
        uint256 gasBefore = gasleft();
        assembly ("memory-safe") {
            answered := staticcall(gasLimit, target, add(data, 0x20), mload(data), add(result, 0x20), size)
            answered := and(answered, iszero(lt(returndatasize(), size)))
        }
        // A callee gets at most 63/64 of what is there (EIP-150).
        if (!answered && gasBefore < gasLimit * 64 / 63 + MARGIN) revert InsufficientGas();
    }

    /// @dev As `answer`, for one word; 0 where there is no answer.
    function word(address target, bytes memory data, uint256 gasLimit)
        internal
        view
        returns (bool answered, uint256 value)
    {
        bytes memory result;
        (answered, result) = answer(target, data, gasLimit, 32);
        if (answered) value = abi.decode(result, (uint256));
    }

    /// @dev As `answer`, for a flag. Anything but 0 or 1 is no answer.
    function flag(address target, bytes memory data, uint256 gasLimit)
        internal
        view
        returns (bool answered, bool value)
    {
        uint256 raw;
        (answered, raw) = word(target, data, gasLimit);
        answered = answered && raw < 2;
        value = answered && raw == 1;
    }
}
