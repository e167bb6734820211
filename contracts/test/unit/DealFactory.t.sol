// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {Roles} from "../base/Roles.sol";
import {DealDouble} from "../mocks/DealDouble.sol";

contract DealFactoryTest is FactoryFixture {
    function test_hasTheLinksOfItsDeals() public view {
        assertEq(address(factory.USDC()), address(usdc));
        assertEq(address(factory.TREASURY()), address(treasury));
        assertEq(address(factory.IDENTITY()), address(identity));
        assertEq(address(factory.TITLES()), address(titles));
        assertEq(address(factory.APPRAISALS()), address(appraisals));
        assertEq(address(factory.TELEMETRY()), address(telemetry));
        assertEq(address(factory.ATTESTATIONS()), address(attestations));
        assertEq(address(factory.AUCTION()), address(auction));
        assertEq(factory.DEAL(), dealCode);
        assertEq(factory.JUNIOR_TOKEN(), address(tokenCode));
    }

    /// @dev Everything that was agreed to is in one event.
    function test_aProposalMakesADealAndItsToken() public {
        Terms memory t = termsOf(borrower, newTitle(borrower));
        uint256 nonce = vm.getNonce(address(factory));
        address vehicle = vm.computeCreateAddress(address(factory), nonce);
        address token = vm.computeCreateAddress(address(factory), nonce + 1);
        vm.expectEmit(address(factory));
        emit DealFactory.DealProposed(1, vehicle, borrower, token, DealTerms.hash(t), t);
        vm.prank(borrower);
        (address made, address junior) = factory.propose(t);
        assertEq(made, vehicle);
        assertEq(junior, token);
        assertEq(factory.count(), 1);
        assertEq(factory.deals(1), vehicle);
        assertEq(factory.numberOf(vehicle), 1);
        assertTrue(factory.isDeal(vehicle));
        assertTrue(DealDouble(vehicle).stage() == Stage.Proposed);
        assertEq(abi.encode(DealDouble(vehicle).terms()), abi.encode(t));
        assertEq(DealDouble(vehicle).termsHash(), DealTerms.hash(t));
        assertEq(address(DealDouble(vehicle).token()), token);
        assertEq(DealDouble(vehicle).number(), 1);
        assertEq(address(JuniorToken(token).deal()), vehicle);
        assertEq(JuniorToken(token).number(), 1);
    }

    /// @dev ERC-1167: the code of a clone is the address of the implementation and nothing that could change.
    function test_dealsAndTokensAreClones() public {
        (DealDouble vehicle, JuniorToken token) = raising();
        assertEq(address(vehicle).code, _cloneOf(dealCode));
        assertEq(address(token).code, _cloneOf(address(tokenCode)));
    }

    function _cloneOf(address code) private pure returns (bytes memory) {
        return abi.encodePacked(hex"363d3d373d3d3d363d73", code, hex"5af43d82803e903d91602b57fd5bf3");
    }

    function test_dealsAreCountedFromOne() public {
        (DealDouble first, JuniorToken firstToken) = propose(termsOf(borrower, 1));
        (DealDouble second, JuniorToken secondToken) = propose(termsOf(alice, 1));
        assertEq(factory.count(), 2);
        assertEq(factory.deals(1), address(first));
        assertEq(factory.deals(2), address(second));
        assertEq(factory.deals(0), address(0));
        assertEq(factory.deals(3), address(0));
        assertTrue(address(first) != address(second) && address(firstToken) != address(secondToken));
        assertEq(first.terms().borrower, borrower);
        assertEq(second.terms().borrower, alice);
    }

    function test_nothingElseIsADeal() public {
        (, JuniorToken token) = raising();
        address[6] memory others = [dealCode, address(tokenCode), address(token), address(factory), alice, address(0)];
        for (uint256 i; i < others.length; ++i) {
            assertFalse(factory.isDeal(others[i]));
        }
    }

    /// @dev Neither the clones nor the implementations can be taken over by a second initialisation.
    function test_nothingIsInitialisedTwice() public {
        Terms memory t = termsOf(alice, 1);
        (DealDouble vehicle, JuniorToken token) = raising();
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.AlreadyInitialised.selector, vehicle));
        token.initialise(alice, 7);
        vm.expectRevert(abi.encodeWithSelector(JuniorToken.AlreadyInitialised.selector, tokenCode));
        tokenCode.initialise(alice, 7);
        vm.prank(address(factory));
        vm.expectRevert(abi.encodeWithSelector(DealDouble.WrongStage.selector, Stage.Raising));
        vehicle.initialise(7, t, token);
    }

    // --- approving ---

    function test_theUnderwriterApprovesWhatItHasSeen() public {
        (DealDouble vehicle,) = propose(termsOf(borrower, 1));
        bytes32 termsHash = vehicle.termsHash();
        vm.expectEmit(address(factory));
        emit DealFactory.DealApproved(address(vehicle), underwriter, termsHash);
        approve(vehicle);
        assertTrue(vehicle.stage() == Stage.Raising);
    }

    function test_otherTermsAreNotApproved() public {
        Terms memory t = termsOf(borrower, 1);
        (DealDouble vehicle,) = propose(t);
        t.rateBps -= 1;
        bytes32 seen = DealTerms.hash(t);
        bytes memory refusal = abi.encodeWithSelector(DealFactory.TermsDiffer.selector, seen, vehicle.termsHash());
        vm.prank(underwriter);
        vm.expectRevert(refusal);
        factory.approve(address(vehicle), seen);
        assertTrue(vehicle.stage() == Stage.Proposed);
    }

    function test_whatIsNoDealIsNeitherApprovedNorCancelled() public {
        vm.startPrank(underwriter);
        vm.expectRevert(abi.encodeWithSelector(DealFactory.DealUnknown.selector, alice));
        factory.approve(alice, 0);
        vm.expectRevert(abi.encodeWithSelector(DealFactory.DealUnknown.selector, dealCode));
        factory.decline(dealCode);
        vm.stopPrank();
        vm.prank(guardian);
        vm.expectRevert(abi.encodeWithSelector(DealFactory.DealUnknown.selector, alice));
        factory.cancel(alice);
    }

    // --- cancelling ---

    function test_theUnderwriterDeclines() public {
        (DealDouble vehicle,) = raising();
        vm.expectEmit(address(factory));
        emit DealFactory.DealDeclined(address(vehicle), underwriter);
        vm.prank(underwriter);
        factory.decline(address(vehicle));
        assertTrue(vehicle.stage() == Stage.Cancelled);
    }

    function test_theGuardianCancels() public {
        (DealDouble vehicle,) = raising();
        vm.expectEmit(address(factory));
        emit DealFactory.DealCancelled(address(vehicle), guardian);
        vm.prank(guardian);
        factory.cancel(address(vehicle));
        assertTrue(vehicle.stage() == Stage.Cancelled);
    }

    function test_nobodyCancelsAfterTheDraw() public {
        (DealDouble vehicle,) = raising();
        vehicle.set(Stage.Active);
        bytes memory refusal = abi.encodeWithSelector(DealDouble.WrongStage.selector, Stage.Active);
        vm.prank(underwriter);
        vm.expectRevert(refusal);
        factory.decline(address(vehicle));
        vm.prank(guardian);
        vm.expectRevert(refusal);
        factory.cancel(address(vehicle));
    }

    // --- the pause ---

    function test_aPauseStopsProposingAndApproving() public {
        Terms memory t = termsOf(borrower, 1);
        (DealDouble vehicle,) = propose(t);
        bytes32 termsHash = vehicle.termsHash();
        vm.expectEmit(address(factory));
        emit DealFactory.Paused(guardian);
        vm.prank(guardian);
        factory.pause();
        assertTrue(factory.paused());
        vm.prank(borrower);
        vm.expectRevert(DealFactory.DealsPaused.selector);
        factory.propose(t);
        vm.startPrank(underwriter);
        vm.expectRevert(DealFactory.DealsPaused.selector);
        factory.approve(address(vehicle), termsHash);
        factory.decline(address(vehicle));
        vm.stopPrank();
    }

    function test_theGovernorEndsThePause() public {
        (DealDouble vehicle,) = propose(termsOf(borrower, 1));
        vm.prank(guardian);
        factory.pause();
        vm.startPrank(governance);
        manager.schedule(address(factory), abi.encodeCall(factory.unpause, ()), 0);
        pass(Roles.GOVERNOR_DELAY);
        vm.expectEmit(address(factory));
        emit DealFactory.Unpaused(governance);
        factory.unpause();
        vm.stopPrank();
        assertFalse(factory.paused());
        approve(vehicle);
        assertTrue(vehicle.stage() == Stage.Raising);
    }

    function test_rolesAreAskedFor() public {
        (DealDouble vehicle,) = propose(termsOf(borrower, 1));
        bytes[5] memory calls = [
            abi.encodeCall(factory.approve, (address(vehicle), vehicle.termsHash())),
            abi.encodeCall(factory.decline, (address(vehicle))),
            abi.encodeCall(factory.cancel, (address(vehicle))),
            abi.encodeCall(factory.pause, ()),
            abi.encodeCall(factory.unpause, ())
        ];
        for (uint256 i; i < calls.length; ++i) {
            vm.prank(borrower);
            (bool ok, bytes memory reason) = address(factory).call(calls[i]);
            assertFalse(ok);
            assertEq(reason, abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, borrower));
        }
    }
}
