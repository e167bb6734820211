// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CollateralAuction} from "../../src/CollateralAuction.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {RegisterFixture} from "./RegisterFixture.sol";
import {Roles} from "./Roles.sol";

/// @notice The factory, the juniors' token and the auction beside the registers, around a deal that a test steers.
abstract contract FactoryFixture is RegisterFixture {
    DealFactory internal factory;
    CollateralAuction internal auction;
    /// @dev The implementations.
    JuniorToken internal tokenCode;
    address internal dealCode;
    address internal underwriter = makeAddr("underwriter");
    address internal borrower = makeAddr("borrower");
    address internal servicer = makeAddr("servicer");

    function _deployMore() internal virtual override {
        super._deployMore();
        tokenCode = JuniorToken(vm.deployCode("JuniorToken.sol:JuniorToken"));
        uint256 nonce = vm.getNonce(address(this));
        address auctionThen = vm.computeCreateAddress(address(this), nonce + 1);
        address dealThen = vm.computeCreateAddress(address(this), nonce + 2);
        bytes memory args = abi.encode(manager, _links(auctionThen), dealThen, tokenCode);
        factory = DealFactory(vm.deployCode("DealFactory.sol:DealFactory", args));
        auction = CollateralAuction(vm.deployCode("CollateralAuction.sol:CollateralAuction", abi.encode(factory)));
        dealCode = vm.deployCode("DealDouble.sol:DealDouble", abi.encode(factory));
        assertEq(address(auction), auctionThen);
        assertEq(dealCode, dealThen);
        Roles.wireDeals(manager, factory, underwriter);
    }

    function _links(address auctionThen) private view returns (DealFactory.Links memory) {
        return DealFactory.Links(
            usdc, treasury, identity, titles, appraisals, telemetry, attestations, CollateralAuction(auctionThen)
        );
    }

    // --- what tests do ---

    /// @dev Terms that make sense, of a deal of 300,000 dollars, a fifth of them from juniors.
    function termsOf(address who, uint256 titleId) internal view returns (Terms memory t) {
        t.borrower = who;
        t.servicer = servicer;
        t.titleId = uint64(titleId);
        (t.principal, t.junior, t.minJunior, t.balloon) = (300_000e6, 60_000e6, 30_000e6, 60_000e6);
        t.minInsurance = 250_000e6;
        (t.rateBps, t.seniorRateBps, t.revenueShareBps, t.lateMarginBps) = (1_200, 900, 0, 300);
        (t.originationFeeBps, t.servicingFeeBps, t.drawLtvBps, t.breachLtvBps) = (100, 50, 6_500, 8_000);
        (t.months, t.graceDays, t.amortisation) = (24, 10, Amortisation.LevelPayment);
        t.firstDueDay = today() + 44;
        t.raiseDeadline = uint40(block.timestamp + 7 days);
        t.drawDeadline = uint40(block.timestamp + 14 days);
        t.contractedRevenue = 40_000e6;
        t.contractExpiry = uint40(block.timestamp + 3 * 365 days);
        t.counterpartyClass = 2;
        (t.contractHash, t.documents) = ("service contract", "data room");
    }

    function propose(Terms memory t) internal returns (DealDouble vehicle, JuniorToken token) {
        vm.prank(t.borrower);
        (address made, address junior) = factory.propose(t);
        (vehicle, token) = (DealDouble(made), JuniorToken(junior));
        // The titles of the fixture know another factory.
        dealFactory.set(made, true);
    }

    /// @dev Proposed by the borrower on a title of its own, and approved.
    function raising() internal returns (DealDouble vehicle, JuniorToken token) {
        (vehicle, token) = propose(termsOf(borrower, newTitle(borrower)));
        approve(vehicle);
    }

    function approve(DealDouble vehicle) internal {
        bytes32 termsHash = vehicle.termsHash();
        vm.prank(underwriter);
        factory.approve(address(vehicle), termsHash);
    }

    function commit(DealDouble vehicle, address holder, uint256 amount) internal {
        fund(address(this), amount);
        usdc.approve(address(vehicle), amount);
        vehicle.commit(uint64(amount), holder);
    }

    function distribute(DealDouble vehicle, uint256 amount) internal {
        fund(address(this), amount);
        usdc.approve(address(vehicle), amount);
        vehicle.distribute(uint64(amount));
    }
}
