// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {NaiveTicket} from "../model/NaiveTicket.sol";
import {ERC721Conformance} from "./ERC721Conformance.sol";

contract ExitTicketConformanceTest is ERC721Conformance {
    function _token() internal view override returns (address) {
        return address(tickets);
    }

    function _give(address to) internal override returns (uint256) {
        vm.prank(alice);
        return staked.requestRedeem(10 * E18, to, alice);
    }

    /// @dev Served in part and claimed by each of the three ways; cancelled and taken back, while some is still claimable.
    function _change(uint256 id, uint256 way) internal override returns (bool) {
        if (way == 0) pass(7 days);
        if (way == 0 || way == 2 || way == 5) {
            setFree(2 * E18);
            staked.process(1);
            return true;
        }
        vm.startPrank(dan);
        if (way == 1) staked.claim(id, dan);
        if (way == 3) staked.redeem(E18, dan, dan);
        if (way == 4) staked.withdraw(E18, dan, dan);
        if (way == 6) staked.cancelRedeemRequest(id, dan);
        if (way == 7) staked.claimCancelRedeemRequest(id, dan, dan);
        vm.stopPrank();
        return way != 7;
    }

    function _end(uint256 id) internal override {
        vm.startPrank(dan);
        staked.cancelRedeemRequest(id, dan);
        staked.claimCancelRedeemRequest(id, dan, dan);
        vm.stopPrank();
    }
}

/// @notice The same tests of the naive token.
contract NaiveTicketConformanceTest is ERC721Conformance {
    NaiveTicket private naive;

    function _prepare() internal override {
        naive = new NaiveTicket();
    }

    function _token() internal view override returns (address) {
        return address(naive);
    }

    function _give(address to) internal override returns (uint256) {
        return naive.give(to);
    }

    function _change(uint256 id, uint256) internal override returns (bool) {
        naive.say(id, "changed");
        return false;
    }

    function _end(uint256 id) internal override {
        naive.end(id);
    }
}
