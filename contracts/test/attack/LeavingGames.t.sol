// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice Games of one who stakes, queues and leaves in one block, in whatever order: alice plays, bob is the one to be
/// robbed. Rewards vest, losses wait to be realised, tickets of both are due, and the buffer is half empty.
contract LeavingGamesTest is ExitFixture {
    /// @dev Wei that roundings may give over all steps.
    uint256 private constant DUST = 1_000;
    uint256 private constant STEPS = 16;
    bytes4 private constant PANIC = bytes4(keccak256("Panic(uint256)"));

    struct Wealth {
        uint256 ofAlice;
        uint256 ofBob;
        uint256 exitPrice;
    }

    mapping(string what => uint256) private _done;

    function testFuzz_nothingIsGainedInABlockAndNobodyRobbed(uint256 seed, uint256 loss, uint256 free) public {
        _begin(bound(loss, 0, 4_000), bound(free, 0, 6_000));
        Wealth memory before = _wealth();
        _play(seed, STEPS);
        Wealth memory w = _wealth();
        assertLe(w.ofAlice, before.ofAlice + DUST, "gained");
        assertGe(w.ofBob + DUST, before.ofBob, "robbed");
        assertGe(w.exitPrice + 1, before.exitPrice, "exit price");
    }

    /// @dev That the steps do something: in one long game each leaves its mark.
    function test_theStepsDoWhatTheyAreFor() public {
        _begin(1_000, 6_000);
        _play(1, 100);
        string[8] memory marks =
            ["staked", "asked", "cancelled", "taken back", "left at once", "served", "realised", "claimed"];
        for (uint256 i; i < marks.length; ++i) {
            assertGt(_done[marks[i]], 0, marks[i]);
        }
    }

    /// @param loss USDC that the bills lose, whole
    /// @param free AID of free liquidity, whole
    function _begin(uint256 loss, uint256 free) private {
        mintAid(alice, 10_000 * E6);
        vm.prank(alice);
        aid.approve(address(staked), type(uint256).max);
        request(alice, 1_000 * E18);
        request(bob, 1_000 * E18);
        gain(20 * E6);
        pass(8 days);
        treasury.recognise();
        pass(1 days);
        impair(loss * E6);
        setFree(free * E18);
    }

    function _play(uint256 seed, uint256 steps) private {
        for (uint256 i; i < steps; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            _step(seed % 8, seed >> 8);
        }
    }

    function _step(uint256 what, uint256 seed) private {
        vm.startPrank(alice);
        if (what == 0) _stake(seed);
        else if (what == 1) _ask(seed);
        else if (what == 2) _changeHerMind(seed);
        else if (what == 3) _leaveAtOnce(seed);
        else if (what == 4) _try("served", address(staked), abi.encodeCall(staked.process, (1 + seed % 4)));
        else if (what == 5) _try("realised", address(treasury), abi.encodeCall(treasury.recognise, ()));
        else if (what == 6) _claim(seed);
        else aid.transfer(address(staked), seed % 1e6);
        vm.stopPrank();
    }

    function _stake(uint256 seed) private {
        uint256 amount = bound(seed, 0, aid.balanceOf(alice) / 2);
        if (staked.previewDeposit(amount) == 0) return;
        staked.deposit(amount, alice);
        ++_done["staked"];
    }

    function _ask(uint256 seed) private {
        uint256 shares = bound(seed, 0, staked.balanceOf(alice) / 2);
        if (shares == 0) return;
        staked.requestRedeem(shares, alice, alice);
        ++_done["asked"];
    }

    function _changeHerMind(uint256 seed) private {
        uint256[] memory ids = tickets.oldest(alice, 99);
        if (ids.length == 0) return;
        uint256 id = ids[seed % ids.length];
        _try("cancelled", address(staked), abi.encodeCall(staked.cancelRedeemRequest, (id, alice)));
        if (seed % 3 == 0) return;
        _try("taken back", address(staked), abi.encodeCall(staked.claimCancelRedeemRequest, (id, alice, alice)));
    }

    function _leaveAtOnce(uint256 seed) private {
        uint256 shares = bound(seed, 0, staked.balanceOf(alice) / 4);
        _try("left at once", address(staked), abi.encodeCall(staked.redeemInstant, (shares, 0)));
    }

    function _claim(uint256 seed) private {
        uint256 most = seed % 2 == 0 ? staked.maxRedeem(alice) : staked.maxWithdraw(alice);
        if (most == 0) return;
        uint256 part = bound(seed, 1, most);
        if (seed % 2 == 0) staked.redeem(part, alice, alice);
        else staked.withdraw(part, alice, alice);
        ++_done["claimed"];
    }

    /// @dev What may be refused: nothing due, nothing free, nothing left to cancel.
    function _try(string memory what, address target, bytes memory data) private {
        (bool ok, bytes memory reason) = target.call(data);
        if (ok) ++_done[what];
        assertTrue(ok || bytes4(reason) != PANIC, "refused without a name");
    }

    function _wealth() private view returns (Wealth memory w) {
        w.exitPrice = staked.exitPrice();
        (w.ofAlice, w.ofBob) = (_of(alice), _of(bob));
    }

    /// @dev AID, and shares wherever they are at the exit price.
    function _of(address who) private view returns (uint256 sum) {
        uint256 shares = staked.balanceOf(who);
        uint256[] memory ids = tickets.oldest(who, 99);
        for (uint256 i; i < ids.length; ++i) {
            (uint256 pending,, uint256 assets, uint256 cancelled,) = staked.ticket(ids[i]);
            (shares, sum) = (shares + pending + cancelled, sum + assets);
        }
        uint256 impairment = treasury.impairment();
        // As `unservedAssets` counts, for any number of shares.
        uint256 unvested = staked.unvested() - _fees();
        uint256 assetsOfAll = staked.totalAssets() - (impairment > unvested ? impairment - unvested : 0);
        return sum + aid.balanceOf(who) + shares * (assetsOfAll + 1) / (staked.totalSupply() + 1);
    }

    function _fees() private view returns (uint256 fees) {
        (fees,) = staked.instantExits();
    }
}
