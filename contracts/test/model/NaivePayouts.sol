// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice What juniors are entitled to, reckoned the slow way: at each payout every holder is given its part, as a
/// fraction. Parts are 2^-64 of a micro-dollar, as the token's.
contract NaivePayouts {
    address[] public holders;
    mapping(address holder => uint256) public balanceOf;
    /// @dev In parts, each payout's rounded down.
    mapping(address holder => uint256) public entitled;
    /// @dev In parts: by how much the token may differ, for it divides by tokens and carries what is left.
    mapping(address holder => uint256) public slack;
    mapping(address holder => uint256) public claimed;
    uint256 public supply;
    uint256 public distributed;
    uint256 public claimedByAll;

    constructor(address[] memory holders_) {
        holders = holders_;
    }

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
        supply += amount;
    }

    function burn(address from, uint256 amount) external {
        balanceOf[from] -= amount;
        supply -= amount;
    }

    function transfer(address from, address to, uint256 amount) external {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }

    function distribute(uint256 usdc) external {
        for (uint256 i; i < holders.length; ++i) {
            uint256 balance = balanceOf[holders[i]];
            entitled[holders[i]] += Math.mulDiv(usdc << 64, balance, supply);
            slack[holders[i]] += balance + 1;
        }
        distributed += usdc;
    }

    function claim(address holder, uint256 usdc) external {
        claimed[holder] += usdc;
        claimedByAll += usdc;
    }
}
