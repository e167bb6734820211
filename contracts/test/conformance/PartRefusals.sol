// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealLedger} from "../../src/DealLedger.sol";
import {DealPayments} from "../../src/DealPayments.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {Interfaces} from "../base/Interfaces.sol";
import {Refusals} from "./Refusals.sol";

/// @notice The parts of a deal by themselves are no deals: each function refuses nothing and nobody by name there. What
/// clones refuse, with their numbers, is in the unit tests of deals.
abstract contract PartRefusals is Refusals {
    using Interfaces for Interfaces.Function;

    mapping(bytes4 selector => bytes4 error) private _expected;

    function partRefusals() internal {
        _expected[DealRaise.initialise.selector] = DealBase.NotFactory.selector;
        _expected[DealRaise.payJunior.selector] = DealRaise.NotJuniorToken.selector;
        _expected[DealRaise.returnStray.selector] = DealRaise.TitleIsCollateral.selector;
        _expected[Deal.pay.selector] = DealBase.ZeroAmount.selector;
        _expected[Deal.prepay.selector] = DealBase.ZeroAmount.selector;
        _expected[Deal.takeUnapplied.selector] = DealBase.NotBorrower.selector;
        _expected[Deal.withdrawSurplus.selector] = DealBase.NotBorrower.selector;
        _expected[Deal.withdrawServicing.selector] = DealPayments.NotServicer.selector;
        _expected[Deal.onSold.selector] = DealBase.NotAuction.selector;
        this.partRefuses("Deal", DealBase.WrongStage.selector);
        this.partRefuses("DealDraw", DealBase.WrongStage.selector);
        this.partRefuses("DealServicing", DealBase.WrongStage.selector);
        this.partRefuses("DealLedger", DealLedger.NotInDeal.selector);
    }

    /// @dev A call of its own, whose memory ends with it.
    function partRefuses(string calldata name, bytes4 otherwise) external {
        Interfaces.Function[] memory functions = Interfaces.stateChanging(name);
        for (uint256 i; i < functions.length; ++i) {
            Interfaces.Function memory f = functions[i];
            bytes4 error = _expected[f.selector()];
            bytes memory nothing = abi.encodePacked(f.selector(), new bytes(32 * f.names.length));
            for (uint256 j; j < f.names.length; ++j) {
                if (!isOwed(f.types[j])) continue;
                refused(f.names[j], bob, dealParts[name], nothing, error == 0 ? otherwise : error);
            }
        }
    }
}
