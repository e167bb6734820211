// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {DealPage, DealRow} from "../../src/libraries/DealViews.sol";
import {LensFixture} from "../base/LensFixture.sol";

/// @notice The deal book in pages: a deal in each stage, in the order of `Stage`.
contract DealLensPagesTest is LensFixture {
    uint256 private constant COUNT = 10;

    Deal[] private all;

    function setUp() public override {
        super.setUp();
        Deal handed = drawn(termsOf(newTitle(borrower)));
        Deal defaultedOne = drawn(juniorTerms());
        Deal auctioned = drawn(juniorTerms());
        Deal repaid = drawn(juniorTerms());
        Deal sold = drawn(juniorTerms());
        Deal cancelled = funded(juniorTerms());
        prepayFrom(borrower, repaid, repaid.payoff(today()));
        vm.prank(borrower);
        cancelled.cancel();
        handedOver(handed, 290_000e6);
        defaulted(defaultedOne);
        liquidating(auctioned);
        liquidating(sold);
        buy(carol, sold);
        Deal active = drawn(juniorTerms());
        Deal ready = funded(juniorTerms());
        Deal open = raising(juniorTerms());
        commit(open, alice, 100e6);
        Deal proposed = propose(juniorTerms());
        all = [proposed, open, ready, active, defaultedOne, auctioned, handed, repaid, sold, cancelled];
    }

    function test_everyStageIsTold() public view {
        DealPage memory p = dealLens.page(1, 100, bob);
        assertEq(p.blockNumber, block.number);
        assertEq(p.timestamp, block.timestamp);
        assertEq(p.count, COUNT);
        assertEq(p.next, 0);
        assertEq(p.rows.length, COUNT);
        for (uint256 i; i < COUNT; ++i) {
            uint256 number = all[i].number();
            DealRow memory r = p.rows[number - 1];
            assertTrue(r.answered);
            assertEq(r.number, number);
            assertEq(r.deal, address(all[i]));
            assertEq(uint256(r.stage), i + 1, "the stage");
            assertEq(keccak256(abi.encode(r)), keccak256(abi.encode(dealLens.row(number, bob))));
        }
    }

    function test_everyStageCanBeSeenWhole() public view {
        for (uint256 i; i < COUNT; ++i) {
            Stage stage = dealLens.dealOf(all[i].number(), bob).row.stage;
            assertEq(uint256(stage), i + 1);
            assertEq(scheduleOf(all[i]).length, stage == Stage.Cancelled ? 0 : 12);
        }
    }

    function test_aRaiseIsToldBeforeTheDraw() public view {
        DealRow memory r = rowOf(all[1]);
        assertEq(r.raise.raised, 100e6);
        assertEq(r.raise.principal, 100e6, "if it ended now");
        assertEq(r.raise.drawnAt, 0);
        assertEq(r.debt.owed, 0);
        assertEq(r.cover.collateral, 0, "nobody has appraised it");
        assertEq(r.cover.ltvBps, type(uint256).max);
        assertEq(rowOf(all[0]).raise.approvedAt, 0);
    }

    function test_pagesMeet() public view {
        uint256 from = 1;
        uint256 seen;
        for (uint256 pages; from != 0; ++pages) {
            DealPage memory p = dealLens.page(from, 4, address(0));
            assertEq(p.rows.length, pages < 2 ? 4 : 2);
            for (uint256 i; i < p.rows.length; ++i) {
                assertEq(p.rows[i].number, ++seen);
            }
            from = p.next;
        }
        assertEq(seen, COUNT);
    }

    function test_boundsOfAPage() public view {
        assertEq(dealLens.page(0, 1, address(0)).rows[0].number, 1);
        assertEq(dealLens.page(0, 1, address(0)).next, 2);
        DealPage memory p = dealLens.page(COUNT, type(uint256).max, address(0));
        assertEq(p.rows.length, 1);
        assertEq(p.next, 0);
        p = dealLens.page(COUNT + 1, 5, address(0));
        assertEq(p.rows.length, 0);
        assertEq(p.next, 0);
        p = dealLens.page(type(uint256).max, type(uint256).max, address(0));
        assertEq(p.rows.length, 0);
        p = dealLens.page(3, 0, address(0));
        assertEq(p.rows.length, 0);
        assertEq(p.next, 3);
    }

    // --- a deal that gives no answer ---

    function test_aDealThatRevertsIsToldAsSuch() public {
        vm.mockCallRevert(address(all[3]), abi.encodeCall(Deal.loan, (today())), "no");
        _assertAllButTheFourth();
        uint256 number = all[3].number();
        vm.expectRevert(bytes("no"));
        dealLens.row(number, address(0));
    }

    /// @dev An endless loop.
    function test_aDealThatBurnsItsGasIsToldAsSuch() public {
        vm.etch(address(all[3]), hex"5b600056");
        _assertAllButTheFourth();
    }

    function test_aDealWhoseCodeIsGoneIsToldAsSuch() public {
        vm.etch(address(all[3]), "");
        _assertAllButTheFourth();
    }

    function _assertAllButTheFourth() private view {
        DealPage memory p = dealLens.page(1, 100, bob);
        assertEq(p.rows.length, COUNT);
        assertEq(p.next, 0);
        for (uint256 i; i < COUNT; ++i) {
            DealRow memory r = p.rows[all[i == 3 ? 0 : i].number() - 1];
            assertTrue(r.answered);
        }
        DealRow memory none = p.rows[p.rows.length - 4];
        assertEq(none.deal, address(all[3]));
        assertFalse(none.answered);
        assertEq(none.token, address(0));
        assertEq(uint256(none.stage), uint256(Stage.None));
    }

    /// @dev With little gas it tells fewer; with too little for one, none, and where to go on.
    function test_whereGasEndsThePageEnds() public view {
        DealPage memory whole = dealLens.page(1, 100, bob);
        uint256 last;
        for (uint256 gas_ = 2_000_000; gas_ < 18_000_000; gas_ += 500_000) {
            DealPage memory p = dealLens.page{gas: gas_}(1, 100, bob);
            assertGe(p.rows.length, last);
            last = p.rows.length;
            assertEq(p.next, last == COUNT ? 0 : last + 1);
            for (uint256 i; i < last; ++i) {
                assertEq(keccak256(abi.encode(p.rows[i])), keccak256(abi.encode(whole.rows[i])));
            }
        }
        assertEq(last, COUNT);
        assertEq(dealLens.page{gas: 2_000_000}(1, 100, bob).rows.length, 0);
    }
}
