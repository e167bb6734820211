// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fixture} from "../base/Fixture.sol";

/// @notice The line along which rewards vest, over random histories of rewards, losses, deposits and time.
contract VestingFuzzTest is Fixture {
    uint256 private given;
    uint256 private lost;
    uint256 private deposited = 1_000 * E18;

    function setUp() public override {
        super.setUp();
        vm.prank(address(issuer));
        aid.mint(alice, 1e9 * E18);
        vm.prank(alice);
        aid.approve(address(staked), type(uint256).max);
    }

    function testFuzz_theLineHolds(uint256 seed) public {
        for (uint256 i; i < 30; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint256 action = random % 6;
            random >>= 8;
            if (action < 2) _reward(random);
            else if (action == 2) _lose(random);
            else if (action == 3) _deposit(random);
            else _wait(random);
            assertEq(staked.totalAssets() + staked.unvested(), staked.ledger(), "sum");
            assertEq(staked.ledger(), deposited + given - lost, "conserved");
            assertEq(aid.balanceOf(address(staked)), staked.ledger(), "held");
            (,, uint256 end) = staked.vesting();
            assertLe(end, block.timestamp + 7 days, "nothing vests later than a week from now");
        }
        vm.warp(block.timestamp + 7 days);
        assertEq(staked.unvested(), 0, "all vests");
    }

    function _reward(uint256 random) private {
        uint256 amount = bound(random, 1, 10_000 * E18);
        uint256 rest = staked.unvested();
        uint256 assets = staked.totalAssets();
        (,, uint256 endBefore) = staked.vesting();
        uint256 timeLeft = rest == 0 ? 0 : endBefore - block.timestamp;
        vm.startPrank(address(treasury));
        aid.mint(address(staked), amount);
        staked.addReward(amount);
        vm.stopPrank();
        given += amount;
        assertEq(staked.totalAssets(), assets, "no jump at a reward");
        assertEq(staked.unvested(), rest + amount);
        (,, uint256 end) = staked.vesting();
        // The mean of the two ends, weighted by amount, rounded down, lies between them.
        uint256 left = end - block.timestamp;
        assertLe(left * (rest + amount), rest * timeLeft + amount * 7 days);
        assertGt((left + 1) * (rest + amount), rest * timeLeft + amount * 7 days);
        assertGt(left, 0);
    }

    function _lose(uint256 random) private {
        uint256 amount = bound(random, 0, staked.ledger() / 3);
        uint256 rest = staked.unvested();
        uint256 assets = staked.totalAssets();
        vm.startPrank(address(treasury));
        staked.absorbLoss(amount);
        aid.burn(address(staked), amount);
        vm.stopPrank();
        lost += amount;
        uint256 fromUnvested = amount < rest ? amount : rest;
        assertEq(staked.unvested(), rest - fromUnvested, "unvested first");
        assertEq(staked.totalAssets(), assets - (amount - fromUnvested), "then the stakers");
    }

    function _deposit(uint256 random) private {
        if (staked.maxDeposit(alice) == 0) return;
        uint256 amount = bound(random, staked.previewMint(1) + 1, 10_000 * E18);
        uint256 rest = staked.unvested();
        vm.prank(alice);
        staked.deposit(amount, alice);
        deposited += amount;
        assertEq(staked.unvested(), rest);
    }

    function _wait(uint256 random) private {
        uint256 rest = staked.unvested();
        uint256 assets = staked.totalAssets();
        uint256 price = staked.entryPrice();
        (uint256 amount, uint256 start, uint256 end) = staked.vesting();
        vm.warp(block.timestamp + bound(random, 0, 4 days));
        assertLe(staked.unvested(), rest, "only falls");
        assertGe(staked.totalAssets(), assets);
        assertGe(staked.entryPrice(), price, "time never lowers the price");
        if (block.timestamp >= end) {
            assertEq(staked.unvested(), 0);
        } else {
            // The line itself, rounded up.
            uint256 exact = amount * (end - block.timestamp);
            assertGe(staked.unvested() * (end - start), exact);
            assertLt(staked.unvested() * (end - start), exact + (end - start));
        }
    }
}
