// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Roles} from "../base/Roles.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice The worst governor: closes minting by caps, or opens it as far as the ceilings allow.
contract GovernorTest is RoleTest {
    function test_canCallNothingElse() public {
        bytes4[] memory own = new bytes4[](3);
        (own[0], own[1], own[2]) = (Issuer.unpause.selector, Issuer.setCaps.selector, Treasury.setTargetApr.selector);
        assertCannotCall(governance, own);
    }

    function test_nothingHappensBeforeTheDelay() public {
        bytes memory call = abi.encodeCall(Issuer.setCaps, (1, 1));
        vm.startPrank(governance);
        // Not scheduled at all.
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        issuer.setCaps(1, 1);
        manager.schedule(address(issuer), call, 0);
        pass(Roles.GOVERNOR_DELAY - 1);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotReady.selector);
        issuer.setCaps(1, 1);
        pass(1);
        issuer.setCaps(1, 1);
        vm.stopPrank();
    }

    function test_capsOfZeroStopMintingAndNothingElse() public {
        Holdings memory before = holdings();
        _governed(address(issuer), abi.encodeCall(Issuer.setCaps, (0, 0)));
        (uint256 amount,,) = issuer.mintable();
        assertEq(amount, 0);
        assertUntouched(before);
        assertUsersCanDoEverything();
    }

    function test_cannotExceedTheCeilings() public {
        uint256 ceiling = issuer.MAX_DAY_CAP();
        bytes memory call = abi.encodeCall(Issuer.setCaps, (0, ceiling + 1));
        vm.startPrank(governance);
        manager.schedule(address(issuer), call, 0);
        pass(Roles.GOVERNOR_DELAY);
        vm.expectRevert(abi.encodeWithSelector(Issuer.CapAboveCeiling.selector, ceiling + 1, ceiling));
        issuer.setCaps(0, ceiling + 1);
        vm.stopPrank();
    }

    function test_theTargetAprMovesNoMoney() public {
        Holdings memory before = holdings();
        int256 surplus_ = surplus();
        _governed(address(treasury), abi.encodeCall(Treasury.setTargetApr, (10_000)));
        treasury.recognise();
        assertUntouched(before);
        assertEq(surplus(), surplus_);
        assertUsersCanDoEverything();
    }

    function _governed(address target, bytes memory data) private {
        asDelayed(governance, target, data, Roles.GOVERNOR_DELAY);
    }
}
