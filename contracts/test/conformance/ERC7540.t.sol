// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {NaiveVault} from "../model/NaiveVault.sol";
import {ERC7540Conformance} from "./ERC7540Conformance.sol";

contract StakedAIDRedemptionTest is ERC7540Conformance {
    function _vault() internal view override returns (address) {
        return address(staked);
    }

    function _give(address who, uint256 shares) internal override {
        vm.prank(alice);
        staked.transfer(who, shares);
    }

    function _serve(uint256, uint256 shares) internal override {
        pass(7 days);
        setFree(shares / E12 * E12);
        staked.process(1);
    }
}

/// @notice At another price, where shares and AID are not the same number.
contract StakedAIDRedemptionAtALossTest is StakedAIDRedemptionTest {
    function setUp() public override {
        super.setUp();
        impair(3_333 * E6);
    }
}

/// @notice The same tests of the naive vault.
contract NaiveRedemptionTest is ERC7540Conformance {
    NaiveVault private naive;

    function setUp() public override {
        super.setUp();
        naive = new NaiveVault(aid);
        uint256 amount = mintAid(alice, 2_000 * E6);
        vm.startPrank(alice);
        aid.approve(address(naive), amount);
        naive.deposit(amount, alice);
        vm.stopPrank();
    }

    function _vault() internal view override returns (address) {
        return address(naive);
    }

    function _give(address who, uint256 shares) internal override {
        vm.prank(alice);
        naive.transfer(who, shares);
    }

    function _serve(uint256 id, uint256 shares) internal override {
        naive.serve(id, shares);
    }
}
