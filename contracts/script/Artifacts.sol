// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

// What the deployment needs compiled besides src/: OpenZeppelin's AccessManager, and the stand-ins of a local chain.
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {LocalSanctionsList} from "../local/LocalSanctionsList.sol";
import {LocalTBillVault} from "../local/LocalTBillVault.sol";
