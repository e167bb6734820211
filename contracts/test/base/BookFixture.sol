// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Attestations} from "../../src/Attestations.sol";
import {Deal} from "../../src/Deal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LensFixture} from "./LensFixture.sol";

/// @notice A whole deal book: as many deals as the Treasury may carry, all drawn on one day. The first ten are due 22 days
/// after their proposal, the others two months later.
abstract contract BookFixture is LensFixture {
    uint256 internal constant COUNT = 128;
    uint256 internal constant EARLY = 10;

    Deal[] internal book;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i; i < COUNT; ++i) {
            book.push(_pledged(i));
        }
        pass(2 days);
        for (uint256 i; i < COUNT; ++i) {
            _draw(book[i]);
        }
    }

    /// @dev Small ones, so that the Treasury's caps leave room for all.
    /// @dev Whether it asks for a share of revenue and no interest.
    function _isShare(uint256) internal view virtual returns (bool) {
        return false;
    }

    function _pledged(uint256 i) private returns (Deal one) {
        uint256 id = newTitle(borrower);
        Terms memory t = _isShare(i) ? shareTermsOf(id) : termsOf(id);
        t.contractedRevenue = 200e6;
        (t.principal, t.junior, t.minJunior) = (1_000e6, 200e6, 200e6);
        t.firstDueDay = today() + (i < EARLY ? 22 : 82);
        one = funded(t);
        vm.prank(borrower);
        titles.pledge(t.titleId, address(one));
    }

    function _draw(Deal one) private {
        uint64 id = one.terms().titleId;
        appraise(id, 0, VALUE);
        appraise(id, 1, VALUE);
        attest(statementOf(Attestations.Kind.Bailee, id));
        draw(one);
    }
}
