// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Appraisals} from "../Appraisals.sol";
import {Attestations} from "../Attestations.sol";
import {GpuTitle} from "../GpuTitle.sol";
import {Identity} from "../Identity.sol";
import {Telemetry} from "../Telemetry.sol";
import {Treasury} from "../Treasury.sol";
import {ICollateralAuction} from "./ICollateralAuction.sol";
import {IDealFactory} from "./IDealFactory.sol";

/// @notice What deals ask of their factory. The links are constants of the factory, which a deal's implementation copies
/// when it is made: so all deals of a factory have the same.
interface IDealLinks is IDealFactory {
    function USDC() external view returns (IERC20);
    function TREASURY() external view returns (Treasury);
    function IDENTITY() external view returns (Identity);
    function TITLES() external view returns (GpuTitle);
    function APPRAISALS() external view returns (Appraisals);
    function TELEMETRY() external view returns (Telemetry);
    function ATTESTATIONS() external view returns (Attestations);
    function AUCTION() external view returns (ICollateralAuction);

    /// @return whether new risk is stopped: proposing, approving, committing and drawing, nothing else
    function paused() external view returns (bool);
}
