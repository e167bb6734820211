// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title ExitFee: what an exit now pays out
/// @notice The fee is 0.10 % of what leaves while the free liquidity is at least a tenth of the stakers' assets, and rises
/// along a line to 2 % where it is used up. Each part of an exit pays the fee of the liquidity that it meets, so that
/// one exit and the same in parts cost alike.
/// @dev With F the free liquidity, B a full buffer, g what leaves before the fee and f(F) the fee on it:
/// dF/dg = −(1 − f(F)), f(F) = a above B and a + b·(1 − F/B) below. Above, F falls along a line. Below,
/// F(g) = (F0 + k)·e^(−b·g/B) − k with k = (1 − a − b)·B/b. What is paid out is F0 − F(g).
library ExitFee {
    uint256 internal constant PPM = 1e6;
    /// @dev a: the fee with a full buffer, in millionths.
    uint256 internal constant LEAST = 1_000;
    /// @dev b: how much more it is with an empty one, in millionths.
    uint256 internal constant SPREAD = 19_000;
    /// @dev The series for 1 − e^(−x) ends before this power. x is below 0.0194, so what is left out is below 10^-34. Of a
    /// buffer below 2,000 wei rounding makes x larger: at most 0.038, of one wei, which leaves out less than 10^-30.
    uint256 private constant POWERS = 14;
    uint256 private constant Q128 = 1 << 128;

    error FreeLiquidityExceeded(uint256 wanted, uint256 free);

    /// @param gross what leaves before the fee, AID, 18 decimals
    /// @param free free liquidity, AID, 18 decimals
    /// @param buffer the free liquidity from which the fee is at its least, AID, 18 decimals
    /// @return net what is paid out, AID, 18 decimals, rounded down; at most `free`
    function afterFee(uint256 gross, uint256 free, uint256 buffer) internal pure returns (uint256 net) {
        uint256 flat = Math.saturatingSub(free, buffer);
        uint256 atLeastFee = Math.mulDiv(gross, PPM - LEAST, PPM);
        if (atLeastFee <= flat) return atLeastFee;
        uint256 rest = gross - Math.ceilDiv(flat * PPM, PPM - LEAST);
        // Even at the highest fee all along it would be too much. This also keeps the series short.
        bool tooMuch = Math.mulDiv(rest, PPM - LEAST - SPREAD, PPM) > free - flat;
        if (tooMuch || buffer == 0) revert FreeLiquidityExceeded(gross, free);
        net = flat + _belowBuffer(rest, free - flat, buffer);
        if (net > free) revert FreeLiquidityExceeded(gross, free);
    }

    /// @dev `free` is at most `buffer`, and `buffer` above zero.
    function _belowBuffer(uint256 gross, uint256 free, uint256 buffer) private pure returns (uint256) {
        uint256 x = Math.mulDiv(gross * SPREAD, Q128, buffer * PPM);
        uint256 k = Math.mulDiv(buffer, PPM - LEAST - SPREAD, SPREAD);
        return Math.mulDiv(free + k, _oneLessExp(x), Q128);
    }

    /// @dev 1 − e^(−x) = x − x²/2! + x³/3! − …, in 2^-128. Unchecked: `x` is at most 0.038 and so below 2^124, also of a
    /// buffer of one wei, and each term is below the one before.
    function _oneLessExp(uint256 x) private pure returns (uint256 sum) {
        unchecked {
            uint256 term = x;
            for (uint256 n = 2; n <= POWERS; ++n) {
                sum = n % 2 == 0 ? sum + term : sum - term;
                term = term * x / n >> 128;
            }
        }
    }
}
