// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Fixture} from "../base/Fixture.sol";

/// @notice ERC-4626 as properties of sAID, at any share price: every test first gives the vault a random history of
/// rewards, losses and time.
contract ERC4626ConformanceTest is Fixture {
    uint256 private constant MOST = 1e9 * 1e18;

    function setUp() public override {
        super.setUp();
        // What stands behind the AID made here, and a surplus, so that there is no impairment.
        fund(address(this), 2e9 * E6);
        usdc.approve(address(treasury), 2e9 * E6);
        treasury.addSurplus(2e9 * E6);
        vm.prank(address(issuer));
        aid.mint(alice, MOST);
        vm.prank(alice);
        aid.approve(address(staked), MOST);
    }

    /// @dev A share price between about a thousandth and a thousand.
    modifier anyPrice(uint256 reward, uint256 loss, uint256 time) {
        reward = bound(reward, 1, 1e6 * E18);
        vm.startPrank(address(treasury));
        aid.mint(address(staked), reward);
        staked.addReward(reward);
        vm.warp(block.timestamp + bound(time, 0, 8 days));
        loss = bound(loss, 0, staked.ledger() - 1e18);
        staked.absorbLoss(loss);
        aid.burn(address(staked), loss);
        vm.stopPrank();
        vm.assume(staked.totalAssets() != 0);
        _;
    }

    function test_assetAndDecimals() public view {
        assertEq(staked.asset(), address(aid));
        assertEq(staked.decimals(), aid.decimals());
    }

    function testFuzz_totalAssetsIsHeld(uint256 r, uint256 l, uint256 t) public anyPrice(r, l, t) {
        assertLe(staked.totalAssets(), staked.ledger());
        assertLe(staked.ledger(), aid.balanceOf(address(staked)));
        assertEq(staked.totalAssets() + staked.unvested(), staked.ledger());
    }

    function testFuzz_convertRoundsDownAndBack(uint256 r, uint256 l, uint256 t, uint256 x) public anyPrice(r, l, t) {
        x = bound(x, 0, MOST);
        assertLe(staked.convertToAssets(staked.convertToShares(x)), x);
        assertLe(staked.convertToShares(staked.convertToAssets(x)), x);
    }

    function testFuzz_convertIsTheSameForEveryone(uint256 r, uint256 l, uint256 t, address who)
        public
        anyPrice(r, l, t)
    {
        uint256 shares = staked.convertToShares(E18);
        uint256 assets = staked.convertToAssets(E18);
        vm.prank(who);
        assertEq(staked.convertToShares(E18), shares);
        vm.prank(who);
        assertEq(staked.convertToAssets(E18), assets);
        assertEq(assets, staked.entryPrice(), "convertToAssets is the entry price");
    }

    function testFuzz_depositGivesWhatItsPreviewSays(uint256 r, uint256 l, uint256 t, uint256 assets)
        public
        anyPrice(r, l, t)
    {
        assets = bound(assets, staked.previewMint(1), MOST);
        uint256 preview = staked.previewDeposit(assets);
        vm.assume(preview != 0);
        uint256 totalAssets = staked.totalAssets();
        vm.prank(alice);
        assertEq(staked.deposit(assets, bob), preview);
        assertEq(staked.balanceOf(bob), preview);
        assertEq(aid.balanceOf(alice), MOST - assets);
        assertEq(staked.totalAssets(), totalAssets + assets);
        assertLe(staked.convertToAssets(preview), assets, "for the vault");
    }

    function testFuzz_mintTakesWhatItsPreviewSays(uint256 r, uint256 l, uint256 t, uint256 shares)
        public
        anyPrice(r, l, t)
    {
        shares = bound(shares, 1, staked.convertToShares(MOST / 2));
        uint256 preview = staked.previewMint(shares);
        assertGt(preview, 0, "no shares for nothing");
        vm.prank(alice);
        assertEq(staked.mint(shares, bob), preview);
        assertEq(staked.balanceOf(bob), shares);
        assertEq(aid.balanceOf(alice), MOST - preview);
        assertGe(preview, staked.convertToAssets(shares), "for the vault");
    }

    function testFuzz_enteringNeverLowersThePrice(uint256 r, uint256 l, uint256 t, uint256 assets)
        public
        anyPrice(r, l, t)
    {
        uint256 entry = staked.entryPrice();
        uint256 exit = staked.exitPrice();
        assertEq(exit, entry, "no impairment");
        uint256 of1e27 = staked.convertToAssets(1e27);
        assets = bound(assets, staked.previewMint(1), MOST);
        vm.assume(staked.previewDeposit(assets) != 0);
        vm.prank(alice);
        staked.deposit(assets, alice);
        assertGe(staked.entryPrice(), entry);
        assertGe(staked.exitPrice(), exit);
        assertGe(staked.convertToAssets(1e27), of1e27);
    }

    function testFuzz_previewsRoundForTheVault(uint256 r, uint256 l, uint256 t, uint256 x) public anyPrice(r, l, t) {
        x = bound(x, 0, MOST);
        assertLe(staked.previewDeposit(x), staked.convertToShares(x));
        assertGe(staked.previewMint(x), staked.convertToAssets(x));
    }

    function testFuzz_depositNeedsAllowance(uint256 r, uint256 l, uint256 t) public anyPrice(r, l, t) {
        vm.prank(alice);
        aid.transfer(bob, 10 * E18);
        vm.prank(bob);
        vm.expectPartialRevert(bytes4(keccak256("ERC20InsufficientAllowance(address,uint256,uint256)")));
        staked.deposit(10 * E18, bob);
    }

    function testFuzz_limits(uint256 r, uint256 l, uint256 t, address who) public anyPrice(r, l, t) {
        uint256 most = type(uint104).max - staked.totalSupply();
        assertEq(staked.maxMint(who), most);
        assertEq(staked.maxDeposit(who), staked.convertToAssets(most));
        assertEq(staked.maxWithdraw(who), 0);
        assertEq(staked.maxRedeem(who), 0);
    }

    function testFuzz_depositIsAnEvent(uint256 r, uint256 l, uint256 t, uint256 assets) public anyPrice(r, l, t) {
        assets = bound(assets, 1_000_000 * E18, MOST);
        uint256 shares = staked.previewDeposit(assets);
        vm.expectEmit(address(staked));
        emit IERC4626.Deposit(alice, bob, assets, shares);
        vm.prank(alice);
        staked.deposit(assets, bob);
    }
}
