// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DollarWorld} from "./DollarWorld.sol";

/// @notice That the hands on dollars do something.
contract HandlersTest is DollarWorld {
    function setUp() public override {
        super.setUp();
        _beginDollars();
    }

    /// @dev In fair conditions every one of them leaves its mark.
    function test_handlersDoWhatTheyAreFor() public {
        handler.mintAndStake(0, 1, 10 * E6);
        handler.transfer(0, 1, E18, true);
        for (uint256 i; i < 3; ++i) {
            handler.addSurplus(i, 1_000 * E6);
        }
        handler.sendUsdc(0, 7 * E6);
        handler.sendAid(1, 0, 3 * E18);
        handler.vaultEarns(100 * E6);
        handler.passTime(1 days);
        handler.recognise();
        handler.redeem(2, 30_000 * E18);
        handler.othersUseTheVault(50 * E6, false);
        handler.sendBills(5 * E6);
        handler.divest(20 * E6);
        handler.passTime(1 days);
        handler.passMoney(1, 100_000 * E6, 5 * E6, true);
        handler.withdrawSurplus(20 * E6);
        handler.requestExit(0, 1, 5_000 * E18);
        handler.requestExit(2, 2, 6_000 * E18);
        handler.requestExit(3, 3, 7_000 * E18);
        handler.cancelExit(1);
        handler.exitNow(0, 100 * E18);
        handler.passTime(3 days);
        handler.passTime(3 days);
        handler.passTime(3 days);
        handler.process(2);
        handler.process(9);
        handler.transferTicket(2, 0);
        handler.claimExit(2, 2, 1);
        handler.claimExit(2, 2, 0);
        handler.claimExit(0, 0, 0);
        handler.takeBack(1);
        handler.vaultLoses(10_000 * E6, 0);
        handler.recognise();
        handler.pause();
        handler.unpause();
        handler.setCaps(7, 9);
        handler.setTargetApr(5);
        handler.removeAttestor();
        handler.addAttestor();
        handler.revoke(0);
        handler.sanction(0, true);

        assertEq(handler.usdcMinted(), 301_010 * E6);
        assertEq(handler.requests(), 3);
        assertEq(handler.ticketsAlive(), 0);
        assertGt(handler.aidSetAside(), 11_000 * E18);
        assertEq(handler.aidSetAside(), handler.aidClaimed());
        assertGt(handler.aidExitedNow(), 0);
        assertEq(handler.sharesTakenBack(2), 6_000 * E18);
        assertGt(handler.aidRewarded(), 0);
        assertGt(handler.aidBurnedForLosses(), 0);
        assertEq(handler.usdcRedeemed(), 130_000 * E6);
        assertEq(handler.usdcSentToTreasury(), 7 * E6);
        assertEq(handler.sharesSentToTreasury(), 5 * E6);
        assertEq(handler.aidSentToStaked(), 3 * E18);
        assertEq(handler.done("invested"), 2);
        assertEq(handler.done("divested"), 1);
        assertEq(handler.done("surplusPaid"), 1);
        (uint256 blockCap, uint256 dayCap) = issuer.caps();
        assertEq(blockCap + dayCap, 16);
        assertFalse(identity.isVerified(handler.people(0)));
        assertTrue(identity.isVerified(handler.people(1)));
        assertTrue(identity.isAttestor(attestor));
    }
}
