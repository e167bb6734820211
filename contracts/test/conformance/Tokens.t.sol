// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {JuniorToken} from "../../src/JuniorToken.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {Fixture} from "../base/Fixture.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {ERC20Conformance} from "./ERC20Conformance.sol";

contract AIDConformanceTest is ERC20Conformance {
    function _token() internal view override returns (address) {
        return address(aid);
    }

    function _give(address to, uint256 amount) internal override {
        mintAid(to, amount / E12);
    }
}

contract StakedAIDConformanceTest is ERC20Conformance {
    function _token() internal view override returns (address) {
        return address(staked);
    }

    function _give(address to, uint256 amount) internal override {
        stakeAid(to, amount / E12);
    }
}

/// @dev Of a clone: its name and the domain of its permits are its own.
contract JuniorTokenConformanceTest is ERC20Conformance, FactoryFixture {
    DealDouble private vehicle;
    JuniorToken private token;

    function setUp() public override {
        super.setUp();
        raising();
        (vehicle, token) = raising();
    }

    function _deployMore() internal override(Fixture, FactoryFixture) {
        super._deployMore();
    }

    function _token() internal view override returns (address) {
        return address(token);
    }

    function _give(address to, uint256 amount) internal override {
        commit(vehicle, to, amount);
    }

    function _decimals() internal pure override returns (uint8) {
        return 6;
    }
}
