// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {DealWorkout} from "../../src/DealWorkout.sol";
import {DealFixture} from "../base/DealFixture.sol";
import {Interfaces} from "../base/Interfaces.sol";
import {UsdcDouble} from "../mocks/UsdcDouble.sol";

/// @notice If the dollar token turned hostile and called a deal back in the middle of a payment: nothing that it offers can
/// be had then, whatever part of it runs. The build says what it offers, so a new function is in this test by itself.
contract DealReentrancyTest is DealFixture {
    using Interfaces for Interfaces.Function;

    UsdcDouble private evil;
    Deal private d;

    function _deployUsdc() internal override returns (address) {
        evil = new UsdcDouble();
        return address(evil);
    }

    function setUp() public override {
        super.setUp();
        d = newDeal();
        payNext(d);
        fund(address(d), 5e6);
    }

    function test_nothingIsReenteredInTheMiddleOfAPayment() public {
        Interfaces.Function[] memory functions = Interfaces.stateChanging("Deal");
        assertGt(functions.length, 20, "the build was not read");
        for (uint256 i; i < functions.length; ++i) {
            Interfaces.Function memory f = functions[i];
            // Numbers, addresses and kinds that mean something.
            bytes memory call = abi.encodePacked(f.selector());
            for (uint256 j; j < f.names.length; ++j) {
                call = bytes.concat(call, bytes32(uint256(1)));
            }
            _assertRefused(call, _errorOf(f.selector()));
        }
    }

    /// @dev Who may call at all is asked before; the offer of a hand-over moves nothing.
    function _errorOf(bytes4 selector) private pure returns (bytes4) {
        bool fixing = selector == DealRaise.initialise.selector;
        if (fixing || selector == DealRaise.onApproved.selector || selector == DealRaise.onCancelled.selector) {
            return DealBase.NotFactory.selector;
        }
        if (selector == Deal.offerHandOver.selector) return DealWorkout.NotUnderwriter.selector;
        return ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
    }

    function _assertRefused(bytes memory call, bytes4 error) private {
        uint256 state = vm.snapshotState();
        evil.callBack(address(d), call);
        fund(carol, 100e6);
        passTo(dueDayOf(d));
        vm.startPrank(carol);
        usdc.approve(address(d), 100e6);
        assertEq(d.pay(100e6, 0), 100e6);
        vm.stopPrank();
        assertFalse(evil.lastCallSucceeded(), "reentered");
        assertEq(bytes4(evil.lastCallResult()), error);
        assertHeld(d);
        assertTrue(vm.revertToStateAndDelete(state));
    }

    /// @dev The mean one: an approval too little, or a no without a revert, takes nothing and books nothing.
    function test_whatIsNotPaidIsNotBooked() public {
        passTo(dueDayOf(d));
        uint256 due = d.arrears(today());
        fund(carol, due);
        vm.prank(carol);
        usdc.approve(address(d), due);
        evil.refuse(true);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, evil));
        d.pay(due, 0);
        assertEq(d.arrears(today()), due);
        assertHeld(d);
    }
}
