// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CollateralAuction} from "../../src/CollateralAuction.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {Refusals} from "./Refusals.sol";

/// @notice What the factory of deals, the juniors' token and the auction of titles refuse by name.
abstract contract DealRefusals is Refusals {
    function dealRefusals() internal {
        _factory();
        _terms();
        _juniors();
        _auction();
    }

    function _factory() private {
        address target = address(factory);
        bytes4 noDeal = DealFactory.DealUnknown.selector;
        refused("deal", bob, target, abi.encodeCall(factory.approve, (address(0), "terms")), noDeal);
        refused("deal", bob, target, abi.encodeCall(factory.decline, (address(0))), noDeal);
        refused("deal", bob, target, abi.encodeCall(factory.cancel, (address(0))), noDeal);
    }

    function _terms() private {
        Terms memory t = termsOf(alice, 1);
        t.borrower = address(0);
        _propose("terms.borrower", t, DealFactory.ProposedByAnother.selector);
        t = termsOf(alice, 1);
        t.servicer = address(0);
        _propose("terms.servicer", t, DealTerms.ServicerMissing.selector);
        t = termsOf(alice, 0);
        _propose("terms.titleId", t, DealTerms.TitleMissing.selector);
        t = termsOf(alice, 1);
        t.principal = 0;
        _propose("terms.principal", t, DealTerms.PrincipalMissing.selector);
        t = termsOf(alice, 1);
        t.junior = 0;
        _propose("terms.junior", t, DealTerms.MinJuniorWrong.selector);
        t = termsOf(alice, 1);
        t.minJunior = 0;
        _propose("terms.minJunior", t, DealTerms.MinJuniorWrong.selector);
        t = termsOf(alice, 1);
        t.revenueShareBps = 1_000;
        t.contractedRevenue = 0;
        _propose("terms.contractedRevenue", t, DealTerms.ContractedRevenueMissing.selector);
        t = termsOf(alice, 1);
        (t.balloon, t.minInsurance) = (0, 0);
        bytes memory call = abi.encodeCall(factory.propose, (t));
        accepted("terms.balloon", "all is repaid by the schedule", alice, address(factory), call);
        accepted("terms.minInsurance", "no minimum", alice, address(factory), call);
    }

    function _propose(string memory about, Terms memory t, bytes4 error) private {
        refused(about, alice, address(factory), abi.encodeCall(factory.propose, (t)), error);
    }

    function _juniors() private {
        address target = address(juniorToken);
        bytes4 used = JuniorToken.AlreadyInitialised.selector;
        refused("deal_", bob, target, abi.encodeCall(juniorToken.initialise, (address(0), 1)), used);
        refused("number_", bob, target, abi.encodeCall(juniorToken.initialise, (bob, 0)), used);
        bytes4 notDeal = JuniorToken.NotDeal.selector;
        refused("holder", bob, target, abi.encodeCall(juniorToken.mint, (address(0), 1)), notDeal);
        refused("amount", bob, target, abi.encodeCall(juniorToken.mint, (bob, 0)), notDeal);
        refused("usdc", bob, target, abi.encodeCall(juniorToken.distribute, (0)), notDeal);
        bytes4 nobody = JuniorToken.InvalidReceiver.selector;
        refused("receiver", alice, target, abi.encodeCall(juniorToken.claim, (address(0))), nobody);
        refused("receiver", alice, target, abi.encodeCall(juniorToken.refund, (address(0))), nobody);
    }

    function _auction() private {
        address target = address(auction);
        bytes memory call = abi.encodeCall(auction.start, (0));
        accepted("value", "worthless machines", address(juniorToken.deal()), target, call);
        call = abi.encodeCall(auction.buy, (address(0), 1));
        refused("deal", bob, target, call, CollateralAuction.AuctionNotRunning.selector);
        DealDouble(address(juniorToken.deal())).startAuction(1e6);
        call = abi.encodeCall(auction.buy, (address(juniorToken.deal()), 0));
        refused("maxPrice", bob, target, call, CollateralAuction.AskAbovePrice.selector);
    }
}
