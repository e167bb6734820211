// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {AID} from "../../src/AID.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Roles} from "../base/Roles.sol";
import {OpenAuthority} from "../mocks/OpenAuthority.sol";
import {RoleTest} from "./RoleTest.sol";

/// @notice The worst admin: closes every target, puts an authority in place that lets everybody do everything or
/// nothing, calls whatever it likes in the manager's name.
contract AdminTest is RoleTest {
    function test_theDeployerIsAdminNoMore() public {
        (bool isAdmin,) = manager.hasRole(Roles.ADMIN, address(this));
        assertFalse(isAdmin);
        vm.expectPartialRevert(IAccessManager.AccessManagerUnauthorizedAccount.selector);
        manager.grantRole(Roles.TREASURER, address(this), 0);
    }

    function test_waitsItsDelay() public {
        bytes memory call = abi.encodeCall(IAccessManager.setTargetClosed, (address(issuer), true));
        vm.startPrank(governance);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotScheduled.selector);
        manager.setTargetClosed(address(issuer), true);
        manager.schedule(address(manager), call, 0);
        pass(Roles.ADMIN_DELAY - 1);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotReady.selector);
        manager.execute(address(manager), call);
        vm.stopPrank();
    }

    function test_closingEveryTargetStopsNoUser() public {
        Holdings memory before = holdings();
        address[3] memory targets = [address(issuer), address(identity), address(treasury)];
        for (uint256 i; i < 3; ++i) {
            _admin(abi.encodeCall(IAccessManager.setTargetClosed, (targets[i], true)));
        }
        vm.prank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, treasurer));
        treasury.invest(1);
        assertUntouched(before);
        assertUsersCanDoEverything();
        mintAid(bob, E6);
    }

    function test_anAuthorityThatAllowsEverythingTouchesNoUser() public {
        OpenAuthority open = new OpenAuthority();
        _replaceAuthority(address(open));
        address thief = makeAddr("thief");
        Holdings memory before = holdings();

        vm.startPrank(thief);
        issuer.pause();
        vm.expectPartialRevert(bytes4(keccak256("CapAboveCeiling(uint256,uint256)")));
        issuer.setCaps(type(uint256).max, 0);
        identity.addAttestor(thief);
        vm.expectPartialRevert(Treasury.SurplusTooSmall.selector);
        treasury.withdrawSurplus(1, thief);
        (uint256 cash,,) = treasury.book();
        treasury.invest(cash);
        treasury.divest(1_000 * E6);
        vm.stopPrank();
        assertHasNoHandInTokens(thief);

        assertUntouched(before);
        assertEq(usdc.balanceOf(thief), 0);
        assertUsersCanDoEverything();
    }

    function test_anAuthorityThatAnswersNothingStopsNoUser() public {
        // A contract whose every call fails.
        address broken = makeAddr("broken");
        vm.etch(broken, hex"fe");
        _replaceAuthority(broken);
        vm.prank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, treasurer));
        treasury.invest(1);
        assertUsersCanDoEverything();
        mintAid(bob, E6);
    }

    function test_theManagersNameOpensNoToken() public {
        bytes memory call = abi.encodeCall(AID.mint, (governance, 1));
        vm.startPrank(governance);
        manager.schedule(address(aid), call, 0);
        pass(Roles.ADMIN_DELAY);
        vm.expectRevert(abi.encodeWithSelector(AID.NotMinter.selector, address(manager)));
        manager.execute(address(aid), call);
        vm.stopPrank();
    }

    /// @dev The mapping the tests run with is the one that the deployment gives out.
    function test_theTestsWireWhatTheDeploymentWires() public {
        string memory ts = vm.readFile("../lib/chain/roles.ts");
        string[12] memory lines = [
            'governor: { id: 1n, delay: 2 * day, guardian: "guardian" }',
            'guardian: { id: 2n, delay: 0, guardian: "admin" }',
            'treasurer: { id: 3n, delay: 0, guardian: "admin" }',
            'attestorAdmin: { id: 4n, delay: day, guardian: "guardian" }',
            'feeRecipient: { id: 5n, delay: 0, guardian: "admin" }',
            "adminDelay = 7 * day",
            '"pause()": "guardian"',
            '"setCaps(uint256,uint256)": "governor"',
            '"addAttestor(address)": "attestorAdmin"',
            '"removeAttestor(address)": "guardian"',
            '"setTargetApr(uint256)": "governor"',
            '"withdrawSurplus(uint256,address)": "feeRecipient"'
        ];
        for (uint256 i; i < lines.length; ++i) {
            assertTrue(vm.contains(ts, lines[i]), lines[i]);
        }
    }

    function _admin(bytes memory call) private {
        asDelayed(governance, address(manager), call, Roles.ADMIN_DELAY);
    }

    function _replaceAuthority(address authority) private {
        address[3] memory targets = [address(issuer), address(identity), address(treasury)];
        for (uint256 i; i < 3; ++i) {
            _admin(abi.encodeCall(IAccessManager.updateAuthority, (targets[i], authority)));
        }
    }
}
