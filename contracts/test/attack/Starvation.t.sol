// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ask} from "../../src/libraries/Ask.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {Fixture} from "../base/Fixture.sol";
import {Fault} from "../mocks/Faults.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";

/// @notice Who calls chooses the gas. Too little of it must never make an outside contract look silent.
contract StarvationTest is Fixture {
    function setUp() public override {
        super.setUp();
        verify(alice);
        mintAid(alice, 1_000 * E6);
    }

    /// @dev Every gas limit from nothing to plenty, in steps below the cost of a storage read.
    function test_aSanctionedRedeemerCannotStarveTheOracle() public {
        sanctions.set(alice, true);
        uint256[3] memory work = [uint256(0), 20_000, 40_000];
        for (uint256 i; i < work.length; ++i) {
            sanctions.work(work[i]);
            bool named;
            for (uint256 limit = 20_000; limit < 150_000; limit += 499) {
                _cool();
                vm.prank(alice);
                (bool ok, bytes memory reason) =
                    address(issuer).call{gas: limit}(abi.encodeCall(issuer.redeem, (E18, alice)));
                assertFalse(ok, "redeemed though sanctioned");
                if (bytes4(reason) == Sanctions.Sanctioned.selector) named = true;
            }
            assertTrue(named);
        }
    }

    function test_withEnoughGasABurningOracleStopsNoRedemption() public {
        sanctions.fail(Fault.BurnGas);
        bool starved;
        bool paid;
        for (uint256 limit = 20_000; limit < 250_000; limit += 499) {
            _cool();
            vm.prank(alice);
            (bool ok, bytes memory reason) =
                address(issuer).call{gas: limit}(abi.encodeCall(issuer.redeem, (E18, alice)));
            if (bytes4(reason) == Ask.InsufficientGas.selector) starved = true;
            if (paid) assertTrue(ok, "more gas, less success");
            paid = ok;
        }
        assertTrue(starved, "too little gas is told as such");
        assertTrue(paid);
    }

    /// @dev A healthy redemption does not have to bring the oracle's whole allowance.
    function test_aHealthyRedemptionNeedsOnlyWhatItUses() public {
        _cool();
        vm.prank(alice);
        uint256 before = gasleft();
        issuer.redeem(E18, alice);
        assertLt(before - gasleft(), 115_000);
    }

    function test_starvingTheVaultHidesNoLoss() public {
        stakeAid(bob, 1_000 * E6);
        invest(2_000 * E6);
        vault.lose(600 * E6);
        HeavyVault heavy = new HeavyVault();
        heavy.set(vault.previewRedeem(2_000 * E6), 400_000);
        vm.etch(address(vault), address(heavy).code);
        HeavyVault(address(vault)).set(1_400 * E6, 400_000);
        uint256 truth = staked.exitPrice();
        assertLt(truth, 0.8e18);

        for (uint256 limit = 50_000; limit < 1_200_000; limit += 9_973) {
            _cool();
            (bool ok, bytes memory result) =
                address(staked).staticcall{gas: limit}(abi.encodeCall(staked.exitPrice, ()));
            if (ok) assertEq(abi.decode(result, (uint256)), truth, "exit price without the loss");
        }
        for (uint256 limit = 50_000; limit < 1_200_000; limit += 9_973) {
            uint256 state = vm.snapshotState();
            (bool ok, bytes memory result) = address(treasury).call{gas: limit}(abi.encodeCall(treasury.recognise, ()));
            if (ok) assertEq(abi.decode(result, (int256)), -int256(600 * E6), "recognised without the loss");
            vm.revertToState(state);
        }
    }

    /// @dev A vault that burns its gas when asked for its value stops neither the sale that redemption needs nor recognition.
    function test_aBurningVaultStopsNoRedemption() public {
        invest(2_000 * E6);
        VaultDouble.Knobs memory knobs;
        knobs.preview = Fault.BurnGas;
        vault.set(knobs);
        assertEq(redeem(alice, 500 * E18), 500 * E6);
        treasury.recognise();
        (uint256 cash, uint256 bills,,,,,) = treasury.balanceSheet();
        assertEq(cash + bills, 1_600 * E6);
    }

    function _cool() private {
        vm.cool(address(issuer));
        vm.cool(address(treasury));
        vm.cool(address(staked));
        vm.cool(address(aid));
        vm.cool(address(usdc));
        vm.cool(address(identity));
        vm.cool(address(sanctions));
        vm.cool(address(vault));
    }
}

/// @notice A vault whose answers are dear.
contract HeavyVault {
    uint256 private value;
    uint256 private work;

    function set(uint256 value_, uint256 work_) external {
        (value, work) = (value_, work_);
    }

    fallback() external {
        uint256 start = gasleft();
        uint256 most = work;
        while (start - gasleft() < most) {}
        uint256 answer = value;
        assembly {
            mstore(0, answer)
            return(0, 0x20)
        }
    }
}
