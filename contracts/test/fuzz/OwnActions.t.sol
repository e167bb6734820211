// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {stdMath} from "forge-std/StdMath.sol";
import {ExitFixture} from "../base/ExitFixture.sol";
import {ExitModel} from "../model/ExitModel.sol";

/// @notice Splitting and ordering one's own actions gains nothing: leaving at once in one piece pays what leaving in
/// pieces pays, through accomplices and with whatever else one may do between them in the same block. The same
/// property refuses three fees that are taken wrongly.
contract OwnActionsTest is ExitFixture {
    struct Plan {
        uint256 shares;
        uint256[4] cuts;
        uint256 seed;
    }

    /// @dev What a piece is taken with.
    function(uint256, uint256) internal returns (uint256) private _exit;
    ExitModel private _model;
    uint256 private _spare;

    function testFuzz_ofTheContracts(uint256 free, uint256 queued, uint256 loss, Plan memory plan) public {
        _world(free, queued, loss);
        _spare = _give(carol, 10 * E18);
        _exit = _exitReal;
        // Ten wei for each piece: prices are rounded at each.
        assertLe(_difference(_bounded(plan)), 40, "in pieces, and in one");
    }

    /// forge-config: default.fuzz.runs = 50
    function testFuzz_ofTheModel(uint256 free, uint256 queued, uint256 loss, Plan memory plan) public {
        _world(free, queued, loss);
        _modelled(ExitModel.Fee.AlongThePath);
        plan = _bounded(plan);
        assertLe(_difference(plan), 1e9 + plan.shares / 1e9, "in pieces, and in one");
    }

    /// @dev Half a buffer free, and all of it taken: there every mistake shows.
    function test_threeSeededMistakesAreCaught() public {
        _world(1_500 * E18, 0, 0);
        Plan memory plan = Plan(1_400 * E18, [uint256(300), 300, 300, 500], 0);
        for (uint256 i; i < 4; ++i) {
            plan.cuts[i] *= E18;
        }
        uint256 tolerance = 1e9 + plan.shares / 1e9;
        _modelled(ExitModel.Fee.AlongThePath);
        assertLe(_difference(plan), tolerance, "the model");
        _exit = _exitReal;
        assertLe(_difference(plan), 40, "the contracts");
        for (uint256 fee = 1; fee < 4; ++fee) {
            _modelled(ExitModel.Fee(fee));
            assertGt(_difference(plan), tolerance, "a wrong fee that was not caught");
        }
    }

    /// @dev One exit, then the same world again and the same in pieces.
    /// @return AID between the two
    function _difference(Plan memory plan) private returns (uint256) {
        uint256 state = vm.snapshotState();
        uint256 whole = _exit(plan.shares, 0);
        vm.revertToState(state);
        uint256 pieces;
        uint256 left = plan.shares;
        for (uint256 i; i < 4; ++i) {
            uint256 piece = i == 3 || plan.cuts[i] > left ? left : plan.cuts[i];
            left -= piece;
            // Less pays not even a wei.
            if (piece < 4) continue;
            pieces += _exit(piece, uint256(keccak256(abi.encode(plan.seed, i))));
        }
        vm.revertToState(state);
        return stdMath.delta(pieces, whole);
    }

    // --- the two worlds ---

    /// @dev `seed` 0 is the exit alone; else something of one's own is done before it, and sometimes by an accomplice.
    function _exitReal(uint256 shares, uint256 seed) private returns (uint256 paid) {
        address who = alice;
        if (seed != 0) {
            _somethingElse(seed);
            if (seed % 2 == 0) {
                who = makeAddr("accomplice");
                vm.prank(alice);
                staked.transfer(who, shares);
            }
        }
        vm.prank(who);
        return staked.redeemInstant(shares, 0);
    }

    function _somethingElse(uint256 seed) private {
        uint256 what = (seed >> 8) % 4;
        vm.startPrank(carol);
        if (what == 0) {
            uint256 id = staked.requestRedeem(_spare, carol, carol);
            staked.cancelRedeemRequest(id, carol);
            staked.claimCancelRedeemRequest(id, carol, carol);
        } else if (what == 1) {
            try staked.process(3) {} catch {}
        } else if (what == 2) {
            treasury.recognise();
        }
        vm.stopPrank();
    }

    function _exitModelled(uint256 shares, uint256) private returns (uint256 paid) {
        return _model.exitNow(alice, shares);
    }

    function _modelled(ExitModel.Fee fee) private {
        _model = new ExitModel(fee);
        (, uint256 base) = staked.instantExits();
        _model.set(
            staked.totalAssets(), staked.totalSupply(), base, treasury.impairment(), staked.unvested(), freeLiquidity()
        );
        uint256 waiting = unserved();
        if (waiting != 0) {
            _model.give(bob, waiting);
            _model.request(bob, waiting, block.timestamp);
        }
        _model.give(alice, STAKE);
        _exit = _exitModelled;
    }

    // --- a state to begin with ---

    /// @dev With tickets that are due, rewards that vest, and a loss that is realised or not.
    function _world(uint256 free, uint256 queued, uint256 loss) private {
        queued = bound(queued, 0, 5_000) * E18;
        if (queued != 0) request(bob, queued);
        gain(10 * E6);
        pass(8 days);
        treasury.recognise();
        impair(bound(loss, 0, 3_000) * E6);
        if (loss % 3 == 0) treasury.recognise();
        uint256 reserved = staked.unservedAssets(treasury.impairment());
        setFree((reserved + bound(free, 100 * E18, 9_000 * E18)) / E12 * E12);
    }

    function _give(address who, uint256 shares) private returns (uint256) {
        vm.prank(bob);
        staked.transfer(who, shares);
        return shares;
    }

    /// @dev As much as can be paid, and not more than she has.
    function _bounded(Plan memory plan) private view returns (Plan memory) {
        uint256 free = uint256(freeLiquidity()) - staked.unservedAssets(treasury.impairment());
        uint256 most = free * E18 / staked.entryPrice();
        plan.shares = bound(plan.shares, 1e12, most < STAKE ? most : STAKE);
        for (uint256 i; i < 4; ++i) {
            plan.cuts[i] = bound(plan.cuts[i], 0, plan.shares);
        }
        return plan;
    }
}
