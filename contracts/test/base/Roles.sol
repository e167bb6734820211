// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Appraisals} from "../../src/Appraisals.sol";
import {Attestations} from "../../src/Attestations.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Treasury} from "../../src/Treasury.sol";

/// @notice The roles as the deployment gives them out (lib/chain/roles.ts; a test compares the two).
library Roles {
    uint64 internal constant ADMIN = 0;
    uint64 internal constant GOVERNOR = 1;
    uint64 internal constant GUARDIAN = 2;
    uint64 internal constant TREASURER = 3;
    uint64 internal constant ATTESTOR_ADMIN = 4;
    uint64 internal constant FEE_RECIPIENT = 5;
    uint64 internal constant REGISTRAR = 6;
    uint64 internal constant ROSTER_ADMIN = 7;
    uint64 internal constant UNDERWRITER = 8;

    uint32 internal constant GOVERNOR_DELAY = 2 days;
    uint32 internal constant ATTESTOR_ADMIN_DELAY = 1 days;
    uint32 internal constant ROSTER_ADMIN_DELAY = 2 days;
    uint32 internal constant ADMIN_DELAY = 7 days;

    struct Holders {
        address governance;
        address guardian;
        address treasurer;
        address attestorAdmin;
        address feeRecipient;
    }

    /// @dev The caller must be the manager's admin without delay; it is admin no more afterwards.
    function wire(AccessManager manager, Issuer issuer, Identity identity, Treasury treasury, Holders memory holders)
        internal
    {
        _give(manager, address(issuer), Issuer.pause.selector, GUARDIAN);
        _give(manager, address(issuer), Issuer.unpause.selector, GOVERNOR);
        _give(manager, address(issuer), Issuer.setCaps.selector, GOVERNOR);
        _give(manager, address(identity), Identity.addAttestor.selector, ATTESTOR_ADMIN);
        _give(manager, address(identity), Identity.removeAttestor.selector, GUARDIAN);
        _give(manager, address(treasury), Treasury.invest.selector, TREASURER);
        _give(manager, address(treasury), Treasury.divest.selector, TREASURER);
        _give(manager, address(treasury), Treasury.setTargetApr.selector, GOVERNOR);
        _give(manager, address(treasury), Treasury.withdrawSurplus.selector, FEE_RECIPIENT);
        manager.setRoleGuardian(GOVERNOR, GUARDIAN);
        manager.setRoleGuardian(ATTESTOR_ADMIN, GUARDIAN);
        manager.grantRole(GOVERNOR, holders.governance, GOVERNOR_DELAY);
        manager.grantRole(GUARDIAN, holders.guardian, 0);
        manager.grantRole(TREASURER, holders.treasurer, 0);
        manager.grantRole(ATTESTOR_ADMIN, holders.attestorAdmin, ATTESTOR_ADMIN_DELAY);
        manager.grantRole(FEE_RECIPIENT, holders.feeRecipient, 0);
        manager.grantRole(ADMIN, holders.governance, ADMIN_DELAY);
        manager.renounceRole(ADMIN, address(this));
    }

    /// @dev Before `wire`, which ends the caller's powers.
    function wireTitles(AccessManager manager, GpuTitle titles, address registrar, address rosterAdmin) internal {
        _give(manager, address(titles), titles.issue.selector, REGISTRAR);
        _give(manager, address(titles), titles.update.selector, REGISTRAR);
        _give(manager, address(titles), titles.insure.selector, REGISTRAR);
        _give(manager, address(titles), titles.recordClaim.selector, REGISTRAR);
        _give(manager, address(titles), titles.changeChassis.selector, REGISTRAR);
        _give(manager, address(titles), titles.addBailee.selector, ROSTER_ADMIN);
        _give(manager, address(titles), titles.removeBailee.selector, GUARDIAN);
        manager.setRoleGuardian(ROSTER_ADMIN, GUARDIAN);
        manager.grantRole(REGISTRAR, registrar, 0);
        manager.grantRole(ROSTER_ADMIN, rosterAdmin, ROSTER_ADMIN_DELAY);
    }

    function wireAppraisals(AccessManager manager, Appraisals appraisals) internal {
        _give(manager, address(appraisals), Appraisals.addAppraiser.selector, ROSTER_ADMIN);
        _give(manager, address(appraisals), Appraisals.removeAppraiser.selector, GUARDIAN);
    }

    function wireAttestations(AccessManager manager, Attestations attestations) internal {
        _give(manager, address(attestations), Attestations.addSigner.selector, ROSTER_ADMIN);
        _give(manager, address(attestations), Attestations.removeSigner.selector, GUARDIAN);
    }

    function wireDeals(AccessManager manager, DealFactory factory, address underwriter) internal {
        _give(manager, address(factory), factory.approve.selector, UNDERWRITER);
        _give(manager, address(factory), factory.decline.selector, UNDERWRITER);
        _give(manager, address(factory), factory.cancel.selector, GUARDIAN);
        _give(manager, address(factory), factory.pause.selector, GUARDIAN);
        _give(manager, address(factory), factory.unpause.selector, GOVERNOR);
        manager.grantRole(UNDERWRITER, underwriter, 0);
    }

    function _give(AccessManager manager, address target, bytes4 selector, uint64 role) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        manager.setTargetFunctionRole(target, selectors, role);
    }
}
