// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Attestations} from "../../src/Attestations.sol";
import {CollateralAuction} from "../../src/CollateralAuction.sol";
import {Deal} from "../../src/Deal.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {SeniorDouble} from "../mocks/SeniorDouble.sol";
import {RegisterFixture} from "./RegisterFixture.sol";
import {Roles} from "./Roles.sol";

/// @notice Deals as the factory makes them, over the real registers and the real USDC; the Treasury's senior side is a
/// double that notes what it is told.
abstract contract DealFixture is RegisterFixture {
    uint256 internal constant VALUE = 500_000 * 1e6;

    DealFactory internal factory;
    CollateralAuction internal auction;
    SeniorDouble internal senior;
    address internal underwriter = makeAddr("underwriter");
    address internal borrower = makeAddr("borrower");
    address internal servicer = makeAddr("servicer");
    address internal operator = makeAddr("operator");
    address internal carol = makeAddr("carol");

    function _deployMore() internal virtual override {
        super._deployMore();
        senior = new SeniorDouble(usdc);
        address lender = _lender();
        uint256 nonce = vm.getNonce(address(this));
        address[6] memory at;
        for (uint256 i; i < 6; ++i) {
            at[i] = vm.computeCreateAddress(address(this), nonce + i);
        }
        bytes memory links = abi.encode(
            usdc,
            lender,
            identity,
            titles,
            appraisals,
            telemetry,
            attestations,
            vm.computeCreateAddress(address(this), nonce + 6)
        );
        bytes memory args = bytes.concat(
            abi.encode(manager), links, abi.encode(at[5], vm.computeCreateAddress(address(this), nonce + 1))
        );
        factory = DealFactory(vm.deployCode("DealFactory.sol:DealFactory", args));
        vm.deployCode("JuniorToken.sol:JuniorToken");
        vm.deployCode("DealLedger.sol:DealLedger", abi.encode(factory));
        vm.deployCode("DealDraw.sol:DealDraw", abi.encode(factory, at[2]));
        vm.deployCode("DealServicing.sol:DealServicing", abi.encode(factory, at[2]));
        vm.deployCode("Deal.sol:Deal", abi.encode(factory, at[2], at[3], at[4]));
        auction = CollateralAuction(vm.deployCode("CollateralAuction.sol:CollateralAuction", abi.encode(factory)));
        assertEq(factory.DEAL(), at[5]);
        assertEq(address(factory.AUCTION()), address(auction));

        Roles.wireDeals(manager, factory, underwriter);
    }

    /// @dev Who has the senior side.
    function _lender() internal view virtual returns (address) {
        return address(senior);
    }

    function setUp() public virtual override {
        super.setUp();
        fund(address(senior), 100_000_000 * E6);
        senior.endow();
        verify(borrower);
    }

    // --- lives, step by step ---

    /// @dev 300,000 at 12 %, 60,000 of it junior; the senior earns 9 %. A year, first due day in 40 days.
    function termsOf(uint256 titleId) internal view returns (Terms memory t) {
        t.borrower = borrower;
        t.servicer = servicer;
        t.titleId = uint64(titleId);
        (t.principal, t.junior, t.minJunior) = (300_000e6, 60_000e6, 30_000e6);
        t.minInsurance = 300_000e6;
        (t.rateBps, t.seniorRateBps, t.lateMarginBps) = (1_200, 900, 500);
        (t.originationFeeBps, t.servicingFeeBps) = (100, 50);
        (t.drawLtvBps, t.breachLtvBps) = (6_500, 7_500);
        (t.months, t.graceDays) = (12, 10);
        t.amortisation = Amortisation.EqualPrincipal;
        t.firstDueDay = today() + 40;
        t.raiseDeadline = uint40(block.timestamp + 7 days);
        t.drawDeadline = uint40(block.timestamp + 20 days);
        t.contractedRevenue = 40_000e6;
        t.contractExpiry = uint40(block.timestamp + 3 * 365 days);
        (t.contractHash, t.documents) = ("contract", "documents");
    }

    function shareTermsOf(uint256 titleId) internal view returns (Terms memory t) {
        t = termsOf(titleId);
        (t.rateBps, t.seniorRateBps, t.revenueShareBps) = (0, 0, 8_000);
    }

    function wholeJunior(Terms memory t) internal pure returns (Terms memory) {
        (t.junior, t.seniorRateBps) = (t.principal, 0);
        return t;
    }

    function withoutJuniors(Terms memory t) internal pure returns (Terms memory) {
        (t.junior, t.minJunior, t.seniorRateBps) = (0, 0, t.rateBps);
        return t;
    }

    function propose(Terms memory t) internal returns (Deal deal) {
        vm.prank(t.borrower);
        (address made,) = factory.propose(t);
        deal = Deal(made);
        dealFactory.set(made, true);
    }

    function approve(Deal deal) internal {
        bytes32 hash = deal.termsHash();
        vm.prank(underwriter);
        factory.approve(address(deal), hash);
    }

    function raising(Terms memory t) internal returns (Deal deal) {
        deal = propose(t);
        approve(deal);
    }

    function commit(Deal deal, address who, uint256 amount) internal returns (uint256 taken) {
        fund(who, amount);
        vm.startPrank(who);
        usdc.approve(address(deal), amount);
        taken = deal.commit(amount, who);
        vm.stopPrank();
    }

    function funded(Terms memory t) internal returns (Deal deal) {
        deal = raising(t);
        if (t.junior != 0) commit(deal, bob, t.junior);
    }

    /// @dev Pledges, appraises, attests and waits: everything that a draw asks for.
    function drawable(Terms memory t) internal returns (Deal deal) {
        deal = funded(t);
        vm.prank(t.borrower);
        titles.pledge(t.titleId, address(deal));
        pass(2 days);
        appraise(t.titleId, 0, VALUE);
        appraise(t.titleId, 1, VALUE);
        attest(statementOf(Attestations.Kind.Bailee, t.titleId));
    }

    function draw(Deal deal) internal {
        vm.prank(borrower);
        deal.draw(address(0), 0);
    }

    function drawn(Terms memory t) internal returns (Deal deal) {
        deal = drawable(t);
        draw(deal);
    }

    function newDeal() internal returns (Deal) {
        return drawn(termsOf(newTitle(borrower)));
    }

    function payFrom(address who, Deal deal, uint256 amount) internal returns (uint256 taken) {
        fund(who, amount);
        vm.startPrank(who);
        usdc.approve(address(deal), amount);
        taken = deal.pay(amount, 0);
        vm.stopPrank();
    }

    function prepayFrom(address who, Deal deal, uint256 amount) internal returns (uint256 taken) {
        fund(who, amount);
        vm.startPrank(who);
        usdc.approve(address(deal), amount);
        taken = deal.prepay(amount, 0);
        vm.stopPrank();
    }

    function dueDayOf(Deal deal) internal view returns (uint256 day) {
        (, day) = deal.oldestUnpaid(today());
    }

    /// @dev To the first second of a day.
    function passTo(uint256 day) internal {
        pass(day * 1 days - block.timestamp);
    }

    /// @dev The borrower pays what is due on the next due day, on it.
    function payNext(Deal deal) internal {
        passTo(dueDayOf(deal));
        payFrom(borrower, deal, deal.arrears(today()));
    }

    function defaulted(Deal deal) internal returns (Deal) {
        passTo(dueDayOf(deal) + 1 + deal.terms().graceDays);
        deal.declareDefault();
        return deal;
    }

    function liquidating(Deal deal) internal returns (Deal) {
        defaulted(deal);
        vm.prank(underwriter);
        deal.liquidate();
        return deal;
    }

    function buy(address who, Deal deal) internal returns (uint64 price) {
        fund(who, auction.ask(address(deal)));
        vm.startPrank(who);
        usdc.approve(address(auction), type(uint256).max);
        price = auction.buy(address(deal), type(uint64).max);
        vm.stopPrank();
    }

    function handedOver(Deal deal, uint64 principal) internal returns (Deal) {
        defaulted(deal);
        verify(operator);
        vm.prank(underwriter);
        deal.offerHandOver(operator, principal, uint40(block.timestamp + 1 days));
        vm.prank(operator);
        deal.acceptHandOver();
        return deal;
    }

    function tokenOf(Deal deal) internal view returns (JuniorToken) {
        return JuniorToken(address(deal.token()));
    }

    function claim(Deal deal, address who) internal returns (uint256 usdcAmount) {
        JuniorToken token = tokenOf(deal);
        vm.prank(who);
        return token.claim(who);
    }

    // --- what tests assert ---

    function assertStage(Deal deal, Stage stage) internal view {
        assertEq(uint256(deal.stage()), uint256(stage), "stage");
    }

    /// @dev What the deal holds is somebody's, to the micro-dollar.
    function assertHeld(Deal deal) internal view {
        (Deal.Purse memory p, uint256 unapplied) = deal.purse();
        assertEq(
            usdc.balanceOf(address(deal)), uint256(p.raising) + p.juniors + p.servicing + p.surplus + unapplied, "held"
        );
    }
}
