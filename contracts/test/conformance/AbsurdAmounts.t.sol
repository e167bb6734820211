// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ExitFixture} from "../base/ExitFixture.sol";
import {Interfaces} from "../base/Interfaces.sol";

/// @notice No amount makes sAID panic: whatever number is put into whichever function, it is done or refused by name.
/// ERC-4626's conversions alone may overflow, as the standard has it, and below 128 bits not even they do. The other tests
/// ask for what people have; these ask for more than there is.
contract AbsurdAmountsTest is ExitFixture {
    using Interfaces for Interfaces.Function;

    bytes4 private constant PANIC = bytes4(keccak256("Panic(uint256)"));
    bytes4 private constant ERROR = bytes4(keccak256("Error(string)"));
    /// @dev For the numbers that are not tried just now.
    uint256 private constant PLAIN = 1e18;

    Interfaces.Function[] private _functions;

    /// @dev Alice holds AID, sAID, and of each kind of ticket one: served, served in part, and cancelled.
    function setUp() public override {
        super.setUp();
        mintAid(alice, 5_000 * E6);
        vm.prank(alice);
        aid.approve(address(staked), type(uint256).max);
        request(alice, 10 * E18);
        request(alice, 10 * E18);
        cancel(alice, request(alice, 10 * E18));
        pass(7 days);
        setFree(15 * E18);
        staked.process(9);
        setFree(5_000 * E18);
        _add(Interfaces.stateChanging("StakedAID"));
        _add(Interfaces.reading("StakedAID"));
    }

    function _add(Interfaces.Function[] memory functions) private {
        for (uint256 i; i < functions.length; ++i) {
            _functions.push(functions[i]);
        }
    }

    function test_atAPriceOfOne() public {
        assertEq(staked.exitPrice(), E18);
        _tryAll();
    }

    function test_aboveOne() public {
        gain(20 * E6);
        settle();
        pass(7 days);
        assertGt(staked.exitPrice(), E18);
        _tryAll();
    }

    function test_withALossInSight() public {
        impair(5_000 * E6);
        assertLt(staked.exitPrice(), staked.entryPrice());
        _tryAll();
    }

    function test_belowOne() public {
        impair(5_000 * E6);
        treasury.recognise();
        assertLt(staked.entryPrice(), E18);
        _tryAll();
    }

    function test_withAlmostNothingLeft() public {
        impair(treasuryWorth() - (aid.totalSupply() - staked.ledger()) / E12 - 2);
        treasury.recognise();
        assertGt(staked.totalAssets(), 0);
        assertLt(staked.entryPrice(), 1e12);
        _tryAll();
    }

    function test_withNothingLeft() public {
        impair(treasuryWorth());
        treasury.recognise();
        assertEq(staked.totalAssets(), 0);
        _tryAll();
    }

    function testFuzz_anyAmount(uint256 amount, uint256 bits, uint256 loss) public {
        impair(bound(loss, 0, 20_000) * E6);
        treasury.recognise();
        _tryEverywhere(amount >> bits % 4 * 64);
    }

    /// @dev All liquidity is free, which is more than the stakers' AID by the surplus.
    function test_moreSharesThanThereAreWithinTheSurplus() public {
        setFree(staked.ledger() + 50 * E18);
        uint256 all = staked.totalSupply();
        for (uint256 more; more <= 60 * E18; more += 5 * E18) {
            _tryEverywhere(all + more);
        }
    }

    function _tryAll() private {
        uint256 supply = staked.totalSupply();
        uint256[14] memory amounts = [
            1,
            staked.balanceOf(alice),
            staked.balanceOf(alice) + 1,
            supply,
            supply + 1,
            supply + 50 * E18,
            type(uint104).max,
            1 << 104,
            1 << 120,
            type(uint128).max,
            1 << 128,
            1 << 192,
            1 << 255,
            type(uint256).max
        ];
        for (uint256 i; i < amounts.length; ++i) {
            _tryEverywhere(amounts[i]);
        }
    }

    /// @dev In every number of every function, one at a time.
    function _tryEverywhere(uint256 amount) private {
        uint256 tried;
        for (uint256 i; i < _functions.length; ++i) {
            Interfaces.Function memory f = _functions[i];
            for (uint256 j; j < f.types.length; ++j) {
                if (!_is(f.types[j], "uint256")) continue;
                string memory what = string.concat(f.signature, ", ", f.names[j], " = ", vm.toString(amount));
                _try(_call(f, j, amount), amount >> 128 != 0 && _converts(f.signature), what);
                ++tried;
            }
        }
        assertGt(tried, 30, "the build was not read");
    }

    /// @dev "MUST NOT revert unless due to integer overflow caused by an unreasonably large input": ERC-4626.
    function _converts(string memory signature) private pure returns (bool) {
        return _is(signature, "convertToAssets(uint256)") || _is(signature, "convertToShares(uint256)")
            || _is(signature, "previewDeposit(uint256)") || _is(signature, "previewMint(uint256)");
    }

    function _try(bytes memory data, bool mayOverflow, string memory what) private {
        uint256 state = vm.snapshotState();
        vm.prank(alice);
        (bool ok, bytes memory reason) = address(staked).call(data);
        if (!ok && mayOverflow) {
            assertEq(reason, abi.encodeWithSelector(PANIC, 0x11), string.concat(what, ": no overflow"));
        } else if (!ok) {
            assertGe(reason.length, 4, string.concat(what, ": no reason"));
            assertTrue(bytes4(reason) != PANIC && bytes4(reason) != ERROR, string.concat(what, ": no name"));
        }
        assertTrue(vm.revertToStateAndDelete(state));
    }

    function _call(Interfaces.Function memory f, uint256 at, uint256 amount) private view returns (bytes memory data) {
        data = abi.encodePacked(f.selector());
        for (uint256 i; i < f.types.length; ++i) {
            uint256 word = _is(f.types[i], "address") ? uint160(alice) : 0;
            if (_is(f.types[i], "uint256")) word = i == at ? amount : PLAIN;
            data = bytes.concat(data, bytes32(word));
        }
    }

    function _is(string memory kind, string memory expected) private pure returns (bool) {
        return keccak256(bytes(kind)) == keccak256(bytes(expected));
    }

    function treasuryWorth() private view returns (uint256 usdcAmount) {
        (, usdcAmount,) = treasury.billsHeld();
    }
}
