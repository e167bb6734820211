// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Ways in which an outside contract can misbehave when it is asked.
enum Fault {
    None,
    Revert,
    LongRevert,
    BurnGas,
    ShortAnswer,
    LongAnswer,
    Nonsense
}

library Faults {
    /// @dev Long enough to hurt a reader that copies it, cheap enough to be returned within 50,000 gas.
    uint256 internal constant LONG = 100_000;

    /// @dev Ends the call in the way of the fault; comes back for `None`.
    function act(Fault fault) internal view {
        if (fault == Fault.Revert) revert("fault");
        if (fault == Fault.BurnGas) while (gasleft() != 0) {}
        assembly {
            switch fault
            case 2 { revert(0, LONG) }
            case 4 {
                mstore(0, 1)
                return(0, 31)
            }
            case 5 {
                mstore(0, 1)
                return(0, LONG)
            }
            case 6 {
                mstore(0, not(0))
                mstore(0x20, not(0))
                mstore(0x40, not(0))
                mstore(0x60, not(0))
                mstore(0x80, not(0))
                return(0, 0xa0)
            }
        }
    }
}
