// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20Conformance} from "./ERC20Conformance.sol";

contract AIDConformanceTest is ERC20Conformance {
    function _token() internal view override returns (address) {
        return address(aid);
    }

    function _give(address to, uint256 amount) internal override {
        mintAid(to, amount / E12);
    }
}

contract StakedAIDConformanceTest is ERC20Conformance {
    function _token() internal view override returns (address) {
        return address(staked);
    }

    function _give(address to, uint256 amount) internal override {
        stakeAid(to, amount / E12);
    }
}
