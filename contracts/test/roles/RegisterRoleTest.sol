// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Attestations} from "../../src/Attestations.sol";
import {Fixture} from "../base/Fixture.sol";
import {RegisterFixture} from "../base/RegisterFixture.sol";
import {TitleRoleTest} from "./TitleRoleTest.sol";

/// @notice The registers in use: the pledged title was appraised by three at 600,000, 500,000 and 550,000 dollars.
abstract contract RegisterRoleTest is TitleRoleTest, RegisterFixture {
    function setUp() public virtual override(TitleRoleTest, Fixture) {
        super.setUp();
        appraise(inDeal, 0, 600_000e6);
        appraise(inDeal, 1, 500_000e6);
        appraise(inDeal, 2, 550_000e6);
    }

    function _deployMore() internal override(TitleRoleTest, RegisterFixture) {
        super._deployMore();
    }

    function assertCannotKeepRosters(address who) internal {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, who);
        vm.startPrank(who);
        vm.expectRevert(refusal);
        appraisals.addAppraiser(who);
        vm.expectRevert(refusal);
        appraisals.removeAppraiser(appraiser[0]);
        vm.expectRevert(refusal);
        attestations.addSigner(Attestations.Kind.Auditor, who);
        vm.expectRevert(refusal);
        attestations.removeSigner(Attestations.Kind.Auditor, signer[0]);
        vm.stopPrank();
    }
}
