// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice What a deal asks of the Treasury, for its senior part. All of it is about the caller's own position. USDC has
/// 6 decimals; `junior` is the juniors' outstanding principal, which bears losses first; from the end of the day
/// `lateAfter` (unix time / 86,400) on something may be lost: by the days since then, or with `asks` by what the deal itself
/// says, which is asked in any case after 90 days; `hint` is the position after which the caller's belongs, and any other
/// costs gas only.
interface ISeniorTreasury {
    /// @notice Pays the senior part to the caller and opens its position, if every cap allows it.
    /// @param replaced the deal that is paid off with it in the same transaction, which no cap counts; 0 for none
    function fund(
        uint64 senior,
        uint64 junior,
        uint24 lateAfter,
        bool asks,
        address borrower,
        bytes32 facility,
        bytes32 model,
        address replaced,
        uint8 hint
    ) external;

    /// @notice Books USDC that the caller has just transferred. Principal above the carrying value is a recovery, and so is
    /// all of it once the position is closed.
    function onReceipt(uint64 principal, uint64 yield, uint64 junior, uint24 lateAfter, bool asks, uint8 hint) external;

    /// @notice Books an origination fee that the caller has just transferred, as surplus.
    function onFee(uint256 usdc) external;

    /// @notice Tells what of the caller's position changes its place, without money.
    function reposition(uint64 junior, uint24 lateAfter, bool asks, uint8 hint) external;

    /// @notice Realises a loss: the carrying value falls, at most to zero.
    /// @return written what it fell by
    function writeOff(uint64 loss) external returns (uint64 written);

    /// @notice Removes the caller's position, whose carrying value is zero.
    function close() external;
}
