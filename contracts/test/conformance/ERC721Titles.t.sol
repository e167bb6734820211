// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {Fixture} from "../base/Fixture.sol";
import {TitleFixture} from "../base/TitleFixture.sol";
import {ERC721Conformance} from "./ERC721Conformance.sol";

contract GpuTitleConformanceTest is ERC721Conformance, TitleFixture {
    function setUp() public override(ERC721Conformance, Fixture) {
        super.setUp();
    }

    function _deployMore() internal override(Fixture, TitleFixture) {
        super._deployMore();
    }

    function _token() internal view override returns (address) {
        return address(titles);
    }

    function _give(address to) internal override returns (uint256) {
        return newTitle(to);
    }

    /// @dev Everything that is recorded, and every way in and out of a deal, with dan as its owner in the end.
    function _change(uint256 id, uint256 way) internal override returns (bool) {
        if (way == 0) record(updateOf(id));
        if (way == 1) record(insureOf(id));
        if (way == 2) record(claimOf(id));
        if (way == 3) record(changeOf(id, serials(id, 1), new bytes32[](0)));
        if (way == 4) record(changeOf(id, new bytes32[](0), serials(id, 1)));
        if (way == 5) _move(dan, erin, id);
        if (way == 6) _move(erin, dan, id);
        if (way == 7) _pledge(id);
        vm.startPrank(dealA);
        if (way == 8 || way == 11) titles.giveBack(id);
        if (way == 10 || way == 13) titles.seize(id);
        if (way == 14) titles.deliver(id, dan);
        vm.stopPrank();
        if (way == 9 || way == 12) _pledge(id);
        return way != 14;
    }

    function _end(uint256 id) internal override {
        releaseTitle(dan, id);
    }

    function _pledge(uint256 id) private {
        vm.prank(dan);
        titles.pledge(id, dealA);
    }

    function _move(address from, address to, uint256 id) private {
        vm.prank(from);
        titles.transferFrom(from, to, id);
    }
}
