// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealBase} from "./DealBase.sol";
import {DealBooks} from "./DealBooks.sol";
import {DealLedger} from "./DealLedger.sol";
import {DealWorkout} from "./DealWorkout.sol";
import {IDealLinks} from "./interfaces/IDealLinks.sol";

/// @title DealServicing: everything that happens to a deal after its draw
/// @dev A part of `Deal`, which runs it on a clone's storage. Called by itself it finds no deal and refuses.
contract DealServicing is DealWorkout {
    constructor(IDealLinks factory, DealLedger ledger) DealBase(factory) DealBooks(ledger) {}
}
