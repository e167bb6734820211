// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Issuer} from "../../src/Issuer.sol";
import {Fixture} from "../base/Fixture.sol";
import {OpenAuthority} from "../mocks/OpenAuthority.sol";

/// @notice The caps against a naive model: what was used today is a real number (in 86,400ths of a micro-dollar) that
/// falls by the cap a day; what was used in the block is forgotten with the block; redeeming takes from both.
contract CapsFuzzTest is Fixture {
    struct Model {
        uint256 dayUsedTimes86400;
        uint256 blockUsed;
        uint256 blockCap;
        uint256 dayCap;
        uint256 time;
        uint256 blockNumber;
        uint256 touches;
    }

    Model private m;

    function setUp() public override {
        super.setUp();
        vm.startPrank(address(manager));
        issuer.setAuthority(address(new OpenAuthority()));
        vm.stopPrank();
        pass(1 days);
        verify(alice);
        fund(alice, 1e16);
        vm.prank(alice);
        usdc.approve(address(issuer), type(uint256).max);
        m = Model(0, 0, BLOCK_CAP * E6, DAY_CAP * E6, block.timestamp, block.number, 0);
    }

    function testFuzz_capsFollowTheModel(uint256 seed) public {
        for (uint256 i; i < 40; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint256 action = random % 8;
            random >>= 8;
            if (action < 3) _mint(random);
            else if (action == 3) _redeem(random);
            else if (action == 4) _setCaps(random);
            else if (action == 5) _nextBlock(random % 1 hours);
            else if (action == 6) _nextBlock(random % 1 days);
            else _nextBlock(0);
            _compare();
        }
    }

    function _mint(uint256 random) private {
        (uint256 most,,) = issuer.mintable();
        uint256 amount = bound(random, 1, most + most / 4 + 1);
        bool allowed = amount <= most;
        vm.prank(alice);
        bool fits = _blockUsed() + amount <= m.blockCap;
        bytes4 refusal = fits ? Issuer.DayCapExceeded.selector : Issuer.BlockCapExceeded.selector;
        if (!allowed) vm.expectPartialRevert(refusal);
        issuer.mint(amount, alice);
        if (!allowed) return;
        _touch();
        m.dayUsedTimes86400 += amount * 86_400;
        m.blockUsed += amount;
    }

    function _redeem(uint256 random) private {
        uint256 balance = aid.balanceOf(alice) / E12;
        if (balance == 0) return;
        uint256 amount = bound(random, 1, balance);
        redeem(alice, amount * E12);
        _touch();
        uint256 scaled = amount * 86_400;
        m.dayUsedTimes86400 = scaled >= m.dayUsedTimes86400 ? 0 : m.dayUsedTimes86400 - scaled;
        m.blockUsed = amount >= m.blockUsed ? 0 : m.blockUsed - amount;
    }

    function _setCaps(uint256 random) private {
        uint256 blockCap = random % (2 * BLOCK_CAP);
        uint256 dayCap = (random >> 64) % (2 * DAY_CAP);
        issuer.setCaps(blockCap, dayCap);
        _touch();
        (m.blockCap, m.dayCap) = (blockCap * E6, dayCap * E6);
    }

    function _nextBlock(uint256 time) private {
        vm.warp(block.timestamp + time);
        vm.roll(block.number + 1);
        feed.set(1e8, block.timestamp);
    }

    /// @dev Brings the model to this moment.
    function _touch() private {
        m.dayUsedTimes86400 = _dayUsedTimes86400();
        m.blockUsed = _blockUsed();
        (m.time, m.blockNumber) = (block.timestamp, block.number);
        ++m.touches;
    }

    function _dayUsedTimes86400() private view returns (uint256) {
        uint256 refill = m.dayCap * (block.timestamp - m.time);
        return refill >= m.dayUsedTimes86400 ? 0 : m.dayUsedTimes86400 - refill;
    }

    function _blockUsed() private view returns (uint256) {
        return block.number == m.blockNumber ? m.blockUsed : 0;
    }

    function _compare() private view {
        (uint256 most, uint256 blockLeft, uint256 dayLeft) = issuer.mintable();
        uint256 blockUsed = _blockUsed();
        assertEq(blockLeft, blockUsed >= m.blockCap ? 0 : m.blockCap - blockUsed, "block");
        uint256 dayUsed = (_dayUsedTimes86400() + 86_399) / 86_400;
        uint256 left = dayUsed >= m.dayCap ? 0 : m.dayCap - dayUsed;
        // Each touch may lose up to a micro-dollar of refill, never give one.
        assertLe(dayLeft, left + 1, "day: never more than the model");
        assertGe(dayLeft + m.touches + 1, left, "day: hardly less than the model");
        assertLe(dayLeft, m.dayCap);
        assertEq(most, blockLeft < dayLeft ? blockLeft : dayLeft);
    }
}
