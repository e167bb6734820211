// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title TreasuryLosses: who bore what, until gains have made it good
/// @dev A recovery is no yield: it goes back, without fee, to those who bore the loss, the stakers before the surplus.
abstract contract TreasuryLosses {
    using SafeCast for uint256;

    /// @dev One storage slot. AID, 18 decimals.
    struct Losses {
        uint128 stakers;
        uint128 surplus;
    }

    /// @notice Realised losses that gains have not made good yet: what the stakers bore and what the surplus bore, a
    /// hole in AID's backing among it. AID, 18 decimals.
    Losses public unrecovered;

    function _noteLoss(uint256 fromStakers, uint256 fromSurplus) internal {
        Losses memory u = unrecovered;
        u.stakers += fromStakers.toUint128();
        u.surplus += fromSurplus.toUint128();
        unrecovered = u;
    }

    /// @dev Of a gain, what makes losses good.
    /// @param gain AID, 18 decimals
    /// @param most most that may go to the stakers
    function _makeGood(uint256 gain, uint256 most) internal returns (uint256 toStakers, uint256 toSurplus) {
        Losses memory u = unrecovered;
        toStakers = Math.min(Math.min(gain, u.stakers), most);
        toSurplus = Math.min(gain - toStakers, u.surplus);
        u.stakers -= toStakers.toUint128();
        u.surplus -= toSurplus.toUint128();
        unrecovered = u;
    }
}
