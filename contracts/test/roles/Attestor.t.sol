// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Sanctions} from "../../src/libraries/Sanctions.sol";
import {Roles} from "../base/Roles.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice The worst attestor: verifies anyone, revokes everyone, races to use up an account's numbers.
contract AttestorTest is RoleTest {
    function test_canCallNothingElse() public {
        assertCannotCall(attestor, new bytes4[](0));
    }

    function test_aWronglyVerifiedAccountRedeemsOnlyItsOwn() public {
        Holdings memory before = holdings();
        address stranger = makeAddr("stranger");
        verify(stranger);
        vm.prank(stranger);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        issuer.redeem(E18, stranger);
        mintAid(stranger, 5 * E6);
        redeem(stranger, 5 * E18);
        assertUntouched(before);
    }

    function test_verificationDoesNotLiftSanctions() public {
        sanctions.set(alice, true);
        verify(alice);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Sanctions.Sanctioned.selector, alice));
        issuer.redeem(E18, alice);
    }

    function test_aRevokedAccountKeepsItsMoneyAndMovesIt() public {
        Holdings memory before = holdings();
        vm.prank(attestor);
        identity.revoke(alice, 1, "malice");
        assertUntouched(before);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(Issuer.NotVerified.selector, alice));
        issuer.redeem(E18, alice);
        // AID itself knows no list: it can be moved, sold and staked.
        vm.startPrank(alice);
        aid.transfer(bob, E18);
        aid.approve(address(staked), E18);
        staked.deposit(E18, alice);
        vm.stopPrank();
    }

    function test_isRemovedAtOnceAndItsHarmUndone() public {
        uint64 highest = 1 + identity.MAX_NUMBER_STEP();
        vm.prank(attestor);
        identity.revoke(alice, highest, "malice");
        vm.prank(guardian);
        identity.removeAttestor(attestor);
        vm.prank(attestor);
        vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, attestor));
        identity.revoke(alice, type(uint64).max, "malice");

        (address honest, uint256 key) = makeAddrAndKey("honest");
        bytes memory add = abi.encodeCall(Identity.addAttestor, (honest));
        asDelayed(attestorAdmin, address(identity), add, Roles.ATTESTOR_ADMIN_DELAY);
        Identity.Voucher memory v = voucherFor(alice, identity.recordOf(alice).number + 1);
        identity.submit(v, sign(v, key));
        assertUsersCanDoEverything();
    }

    /// @dev A block full of revocations, every block for a day, uses up less than a thousandth of the numbers.
    function test_cannotUseUpTheNumbers() public view {
        uint256 revocations = uint256(7_200) * (36_000_000 / 30_000);
        assertLt(revocations * identity.MAX_NUMBER_STEP(), uint256(type(uint64).max));
    }
}
