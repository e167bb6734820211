// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Appraisals} from "../../src/Appraisals.sol";
import {Attestations} from "../../src/Attestations.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {Identity} from "../../src/Identity.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Treasury} from "../../src/Treasury.sol";
import {ICollateralAuction} from "../../src/interfaces/ICollateralAuction.sol";
import {IDealLinks} from "../../src/interfaces/IDealLinks.sol";

/// @notice A factory that answers every question with nobody: enough for making a deal's parts.
contract LinksDouble is IDealLinks {
    IERC20 public USDC;
    Treasury public TREASURY;
    Identity public IDENTITY;
    GpuTitle public TITLES;
    Appraisals public APPRAISALS;
    Telemetry public TELEMETRY;
    Attestations public ATTESTATIONS;
    ICollateralAuction public AUCTION;
    bool public paused;
    mapping(address deal => bool) public isDeal;
}
