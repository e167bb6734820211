// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AID} from "../../src/AID.sol";
import {Test} from "forge-std/Test.sol";

contract AIDTest is Test {
    address private issuer = makeAddr("issuer");
    address private treasury = makeAddr("treasury");
    address private staked = makeAddr("staked");
    address private alice = makeAddr("alice");
    AID private aid = new AID(issuer, treasury, staked);

    function test_isADollarWith18Decimals() public view {
        assertEq(aid.name(), "AID");
        assertEq(aid.symbol(), "AID");
        assertEq(aid.decimals(), 18);
        assertEq(aid.totalSupply(), 0);
        assertEq(aid.ISSUER(), issuer);
        assertEq(aid.TREASURY(), treasury);
        assertEq(aid.STAKED_AID(), staked);
    }

    function test_constructorRefusesZeroAddresses() public {
        vm.expectRevert(AID.ZeroAddress.selector);
        new AID(address(0), treasury, staked);
        vm.expectRevert(AID.ZeroAddress.selector);
        new AID(issuer, address(0), staked);
        vm.expectRevert(AID.ZeroAddress.selector);
        new AID(issuer, treasury, address(0));
    }

    function test_onlyIssuerAndTreasuryMint() public {
        vm.prank(issuer);
        aid.mint(alice, 1);
        vm.prank(treasury);
        aid.mint(alice, 2);
        assertEq(aid.balanceOf(alice), 3);
        assertEq(aid.totalSupply(), 3);
    }

    function testFuzz_nobodyElseMints(address caller) public {
        vm.assume(caller != issuer && caller != treasury);
        vm.expectRevert(abi.encodeWithSelector(AID.NotMinter.selector, caller));
        vm.prank(caller);
        aid.mint(alice, 1);
    }

    function test_issuerBurnsAndTreasuryBurnsOnlyStakedAid() public {
        vm.startPrank(issuer);
        aid.mint(alice, 10);
        aid.mint(staked, 10);
        aid.burn(alice, 4);
        vm.stopPrank();

        vm.startPrank(treasury);
        aid.burn(staked, 7);
        vm.expectRevert(abi.encodeWithSelector(AID.NotBurner.selector, treasury, alice));
        aid.burn(alice, 1);
        vm.stopPrank();

        assertEq(aid.balanceOf(alice), 6);
        assertEq(aid.balanceOf(staked), 3);
        assertEq(aid.totalSupply(), 9);
    }

    function testFuzz_nobodyElseBurns(address caller, address from) public {
        vm.assume(caller != issuer && caller != treasury);
        vm.expectRevert(abi.encodeWithSelector(AID.NotBurner.selector, caller, from));
        vm.prank(caller);
        aid.burn(from, 0);
    }
}
