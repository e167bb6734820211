// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Fixture} from "../base/Fixture.sol";

/// @notice Gains, losses and the balance sheet against formulas written down a second time, from any start.
contract RecognitionFuzzTest is Fixture {
    function setUp() public override {
        super.setUp();
        pass(1 days);
        treasury.recognise();
    }

    /// @dev A random balance sheet: stakers, holders, part of it in bills, perhaps with rewards vesting.
    modifier anySheet(uint256 stake, uint256 held, uint256 inBills, bool rewards) {
        stakeAid(alice, bound(stake, 1, 4e6 * E6));
        mintAid(bob, bound(held, 1, 4e6 * E6));
        (uint256 cash,,,,,,) = treasury.balanceSheet();
        invest(bound(inBills, E6, cash));
        settle();
        if (rewards) {
            gain(cash / 1_000);
            pass(1 days);
            treasury.recognise();
            pass(1 days);
        }
        _;
    }

    struct Sheet {
        uint256 cash;
        uint256 bills;
        uint256 supply;
        uint256 staked;
        int256 surplus;
        int256 free;
    }

    function testFuzz_theSheetAddsUp(uint256 s, uint256 h, uint256 b, bool r) public anySheet(s, h, b, r) {
        Sheet memory x = _sheet();
        assertEq(x.surplus, int256((x.cash + x.bills) * E12) - int256(x.supply));
        assertEq(x.free, int256((x.cash + x.bills) * E12) - int256(x.supply - x.staked));
        assertEq(x.supply, aid.totalSupply());
        assertEq(x.staked, staked.ledger());
        assertLe(x.cash, usdc.balanceOf(address(treasury)));
        (uint256 shares,,) = treasury.billsHeld();
        assertEq(x.bills, vault.previewRedeem(shares));
    }

    function testFuzz_aGainIsLimitedAndShared(uint256 s, uint256 h, uint256 b, bool r, uint256 earned, uint256 time)
        public
        anySheet(s, h, b, r)
    {
        (, uint256 recognised, uint256 at) = treasury.book();
        gain(bound(earned, 0, recognised / 50));
        pass(bound(time, 0, 40 days));
        Sheet memory before = _sheet();
        uint256 price = staked.entryPrice();
        uint256 pending = treasury.pendingYield() / E12;
        uint256 elapsed = block.timestamp - at;
        uint256 most = recognised * 5 * elapsed / 10_000 / 1 days;

        int256 change = treasury.recognise();
        Sheet memory x = _sheet();
        if (elapsed < 1 days) {
            assertEq(change, 0);
            return;
        }
        uint256 expected = pending < most ? pending : most;
        assertEq(change, int256(expected));
        uint256 fee = (expected + 9) / 10;
        assertEq(x.supply - before.supply, (expected - fee) * E12, "minted to the stakers");
        assertEq(x.staked - before.staked, (expected - fee) * E12);
        assertEq(x.surplus, before.surplus - int256((expected - fee) * E12));
        assertEq(treasury.pendingYield() / E12, pending - expected);
        assertEq(staked.entryPrice(), price, "no jump");
        assertGe(x.surplus, 0);
    }

    function testFuzz_aLossHasOneOrder(uint256 s, uint256 h, uint256 b, bool r, uint256 lost)
        public
        anySheet(s, h, b, r)
    {
        Sheet memory before = _sheet();
        vault.lose(bound(lost, 0, vault.totalAssets()));
        uint256 worth = _sheet().cash + _sheet().bills;
        (, uint256 recognised,) = treasury.book();
        uint256 rest = staked.unvested();
        uint256 assets = staked.totalAssets();
        uint256 impairment = treasury.impairment();
        uint256 exitPrice = staked.exitPrice();
        int256 pendingSurplus = before.surplus - int256((before.cash + before.bills - recognised) * E12);

        int256 change = treasury.recognise();
        Sheet memory x = _sheet();
        if (worth >= recognised) {
            assertGe(change, 0, "pending yield took it");
            return;
        }
        assertEq(change, -int256(recognised - worth));
        // Surplus first, the rest from the stakers as far as they reach.
        int256 hole = int256((recognised - worth) * E12) - pendingSurplus;
        uint256 fromStakers = hole <= 0 ? 0 : (uint256(hole) < before.staked ? uint256(hole) : before.staked);
        assertEq(impairment, hole > 0 ? uint256(hole) : 0);
        assertEq(before.staked - x.staked, fromStakers);
        assertEq(before.supply - x.supply, fromStakers);
        uint256 fromRewards = fromStakers < rest ? fromStakers : rest;
        assertEq(staked.unvested(), rest - fromRewards, "unvested rewards first");
        assertEq(staked.totalAssets(), assets - (fromStakers - fromRewards));
        if (x.staked != 0) assertGe(x.surplus, 0, "P1");
        assertEq(staked.exitPrice(), exitPrice, "the exit price knew");
        assertEq(x.supply - x.staked, before.supply - before.staked, "nobody else lost AID");
        _owesBack(fromStakers, (recognised - worth) * E12 - fromStakers);
    }

    /// @dev Once the surplus is used up, the stakers bear a loss alone, and are owed it alone.
    function test_aSecondLossIsOwedToTheStakersAlone() public {
        stakeAid(alice, 1_000 * E6);
        invest(1_000 * E6);
        vault.lose(150 * E6);
        treasury.recognise();
        _owesBack(50 * E18, 100 * E18);
        vault.lose(30 * E6);
        treasury.recognise();
        _owesBack(80 * E18, 100 * E18);
    }

    /// @dev What gains will make good: to each the loss it bore, to the last wei.
    function _owesBack(uint256 toStakers, uint256 toSurplus) private view {
        (uint256 stakers, uint256 surplus_) = treasury.unrecovered();
        assertEq(stakers, toStakers, "owed to the stakers");
        assertEq(surplus_, toSurplus, "owed to the surplus");
    }

    function testFuzz_recognisingTwiceIsRecognisingOnce(uint256 s, uint256 h, uint256 b, bool r, uint256 lost)
        public
        anySheet(s, h, b, r)
    {
        vault.lose(bound(lost, 0, vault.totalAssets()));
        treasury.recognise();
        bytes32 state = keccak256(abi.encode(_sheet(), staked.ledger(), staked.unvested()));
        assertEq(treasury.recognise(), 0);
        assertEq(keccak256(abi.encode(_sheet(), staked.ledger(), staked.unvested())), state);
    }

    /// @dev Through any rises and falls: at a new high the stakers have nine tenths of it, below it never more.
    function testFuzz_onlyNewHighsAreYield(uint256 s, uint256 h, uint256 b, uint256 seed)
        public
        anySheet(s, h, b, false)
    {
        (, uint256 start,) = treasury.book();
        uint256 ledger = staked.ledger();
        uint256 high = start;
        for (uint256 i; i < 15; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            if (random % 3 == 0) vault.lose(bound(random >> 8, 0, vault.totalAssets() / 100));
            else gain(bound(random >> 8, 0, vault.totalAssets() / 500));
            pass(bound(random >> 128, 1 days, 4 days));
            treasury.recognise();
            (, uint256 recognised,) = treasury.book();
            if (recognised > high) high = recognised;
            assertLe(staked.ledger(), ledger + (high - start) * E12 * 9 / 10);
            // A micro-dollar of rounding a step.
            if (recognised == high) assertGe(staked.ledger() + (i + 1) * E12, ledger + (high - start) * E12 * 9 / 10);
            if (staked.ledger() != 0) assertGe(surplus(), 0);
        }
    }

    function testFuzz_everyoneIsPaidWhoWasBacked(uint256 s, uint256 h, uint256 b, bool r, uint256 part)
        public
        anySheet(s, h, b, r)
    {
        verify(bob);
        uint256 amount = bound(part, E12, aid.balanceOf(bob));
        int256 before = surplus();
        redeem(bob, amount);
        assertEq(usdc.balanceOf(bob), amount / E12);
        // Selling bills rounds against us by at most a micro-dollar a sale.
        assertApproxEqAbs(surplus(), before, 2 * E12);
    }

    function _sheet() private view returns (Sheet memory x) {
        (x.cash, x.bills,, x.supply, x.staked, x.surplus, x.free) = treasury.balanceSheet();
    }
}
