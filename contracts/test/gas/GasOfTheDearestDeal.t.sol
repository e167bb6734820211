// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Appraisals} from "../../src/Appraisals.sol";
import {Deal} from "../../src/Deal.sol";
import {Terms} from "../../src/libraries/DealTerms.sol";
import {LensFixture} from "../base/LensFixture.sol";

/// @notice What is read in a deal that nobody has touched for 36 months, of which each owes a share of revenue and none is
/// paid, with the fullest roster of appraisers: all of it cold.
contract GasOfTheDearestDealTest is LensFixture {
    Deal private one;
    uint256 private number;
    uint256 private mostOfRow;
    uint256 private mostOfDeal;

    function setUp() public override {
        super.setUp();
        Terms memory t = shareTermsOf(newTitle(borrower));
        (t.months, t.juniorProRata, t.contractExpiry) = (36, true, uint40(block.timestamp + 5 * 365 days));
        one = drawn(t);
        for (uint256 i; i < 36; ++i) {
            pass(30 days);
            report(reportOf(t.titleId));
        }
        for (uint256 i = 3; i < 16; ++i) {
            (address who, uint256 key) = makeAddrAndKey(string.concat("appraiser ", vm.toString(i)));
            asDelayed(rosterAdmin, address(appraisals), abi.encodeCall(appraisals.addAppraiser, (who)), 2 days);
            Appraisals.Appraisal memory a = Appraisals.Appraisal(t.titleId, uint72(VALUE), today(), 1);
            appraisals.submit(a, signed(a, key));
        }
        for (uint256 i; i < 3; ++i) {
            appraise(t.titleId, i, VALUE);
        }
        (number, mostOfRow) = (one.number(), dealLens.ROW_GAS());
        mostOfDeal = treasury.POSITIONS().DEAL_GAS();
    }

    /// @dev A page gives each deal twice as much.
    function test_row() public view {
        uint256 before = gasleft();
        assertEq(dealLens.row(number, bob).debt.charged, 36);
        assertLt(before - gasleft(), mostOfRow / 2);
    }

    /// @dev The Treasury gives a third more.
    function test_seniorImpairment() public view {
        uint256 before = gasleft();
        assertGt(one.seniorImpairment(), 200_000e6);
        assertLt(before - gasleft(), mostOfDeal * 3 / 4);
    }
}
