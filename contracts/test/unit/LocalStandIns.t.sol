// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {LocalSanctionsList} from "../../local/LocalSanctionsList.sol";
import {LocalTBillVault} from "../../local/LocalTBillVault.sol";
import {UsdcDouble} from "../mocks/UsdcDouble.sol";

contract LocalStandInsTest is Test {
    UsdcDouble private usdc = new UsdcDouble();

    function testFuzz_existOnNoOtherChain(uint64 chainId) public {
        vm.assume(chainId != 31337 && chainId != 0);
        vm.chainId(chainId);
        vm.expectRevert(abi.encodeWithSelector(LocalSanctionsList.OnlyOnALocalChain.selector, chainId));
        new LocalSanctionsList();
        vm.expectRevert(abi.encodeWithSelector(LocalTBillVault.OnlyOnALocalChain.selector, chainId));
        new LocalTBillVault(usdc);
    }

    function test_theListIsItsOwners() public {
        LocalSanctionsList list = new LocalSanctionsList();
        list.set(address(1), true);
        assertTrue(list.isSanctioned(address(1)));
        list.set(address(1), false);
        assertFalse(list.isSanctioned(address(1)));
        vm.prank(address(2));
        vm.expectRevert(abi.encodeWithSelector(LocalSanctionsList.NotOwner.selector, address(2)));
        list.set(address(1), true);
    }

    function test_billsEarnTheirRateOutOfCoupons() public {
        LocalTBillVault vault = _vault(1_000e6, 1_000e6);
        assertEq(vault.totalAssets(), 1_000e6);
        vm.warp(block.timestamp + 365 days);
        assertEq(vault.totalAssets(), 1_040e6);
        assertApproxEqAbs(vault.previewRedeem(1_000e6), 1_040e6, 1);
        vault.withdraw(500e6, address(this), address(this));
        assertEq(vault.totalAssets(), 540e6);
        assertEq(vault.coupons(), 960e6);
        assertEq(usdc.balanceOf(address(vault)), 1_500e6);
    }

    function test_billsEarnNoMoreThanTheCoupons() public {
        LocalTBillVault vault = _vault(1_000e6, 10e6);
        vm.warp(block.timestamp + 365 days);
        assertEq(vault.totalAssets(), 1_010e6);
        // Coupons put in later are for the time after them.
        vault.fund(100e6);
        assertEq(vault.totalAssets(), 1_010e6);
        vm.warp(block.timestamp + 365 days);
        assertEq(vault.totalAssets(), 1_010e6 + 40.4e6);
        vault.redeem(1_000e6, address(this), address(this));
        assertGe(usdc.balanceOf(address(vault)), vault.totalAssets() + vault.coupons());
    }

    function _vault(uint256 bills, uint256 coupons) private returns (LocalTBillVault vault) {
        vault = new LocalTBillVault(usdc);
        usdc.mint(address(this), 1e12);
        usdc.approve(address(vault), type(uint256).max);
        vault.deposit(bills, address(this));
        vault.fund(coupons);
    }
}
