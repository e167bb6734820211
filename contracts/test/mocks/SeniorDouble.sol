// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ISeniorTreasury} from "../../src/interfaces/ISeniorTreasury.sol";

/// @notice The Treasury's senior side as a deal sees it: pays from what it holds, and notes what it is told.
contract SeniorDouble is ISeniorTreasury {
    struct Position {
        bool open;
        uint64 carrying;
        uint64 junior;
        uint24 lateAfter;
        bool asks;
    }

    IERC20 private immutable USDC;
    mapping(address deal => Position) public positionOf;
    mapping(address deal => uint256) public received;
    mapping(address deal => uint256) public yieldOf;
    mapping(address deal => uint256) public lossOf;
    mapping(address deal => uint256) public recoveredOf;
    mapping(address deal => uint256) public feeOf;
    mapping(address deal => address) public replacedBy;
    uint256 private _booked;

    error NoPosition(address deal);
    error PositionOpen(address deal);
    error PositionNotEmpty(address deal, uint64 carrying);
    error NotPaid(uint256 expected, uint256 actual);

    constructor(IERC20 usdc) {
        USDC = usdc;
    }

    /// @dev What a test gives it becomes its own.
    function endow() external {
        _booked = USDC.balanceOf(address(this));
    }

    function fund(
        uint64 senior,
        uint64 junior,
        uint24 lateAfter,
        bool asks,
        address,
        bytes32,
        bytes32,
        address replaced,
        uint8
    ) external {
        if (positionOf[msg.sender].open) revert PositionOpen(msg.sender);
        positionOf[msg.sender] = Position(true, senior, junior, lateAfter, asks);
        if (replaced != address(0)) replacedBy[replaced] = msg.sender;
        _booked -= senior;
        USDC.transfer(msg.sender, senior);
    }

    function onReceipt(uint64 principal, uint64 yield, uint64 junior, uint24 lateAfter, bool asks, uint8) external {
        _take(principal + yield);
        Position storage p = positionOf[msg.sender];
        uint64 repaid = principal < p.carrying ? principal : p.carrying;
        p.carrying -= repaid;
        recoveredOf[msg.sender] += principal - repaid;
        received[msg.sender] += principal + yield;
        yieldOf[msg.sender] += yield;
        if (p.open) (p.junior, p.lateAfter, p.asks) = (junior, lateAfter, asks);
    }

    function onFee(uint256 usdc) external {
        _take(usdc);
        feeOf[msg.sender] += usdc;
    }

    function reposition(uint64 junior, uint24 lateAfter, bool asks, uint8) external {
        Position storage p = _open();
        (p.junior, p.lateAfter, p.asks) = (junior, lateAfter, asks);
    }

    function writeOff(uint64 loss) external returns (uint64 written) {
        Position storage p = _open();
        written = loss < p.carrying ? loss : p.carrying;
        p.carrying -= written;
        lossOf[msg.sender] += written;
    }

    function close() external {
        Position storage p = _open();
        if (p.carrying != 0) revert PositionNotEmpty(msg.sender, p.carrying);
        delete positionOf[msg.sender];
    }

    function _open() private view returns (Position storage p) {
        p = positionOf[msg.sender];
        if (!p.open) revert NoPosition(msg.sender);
    }

    /// @dev It must have come just before.
    function _take(uint256 usdc) private {
        uint256 actual = USDC.balanceOf(address(this)) - _booked;
        if (actual != usdc) revert NotPaid(usdc, actual);
        _booked += usdc;
    }
}
