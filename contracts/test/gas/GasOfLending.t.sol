// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LendingFixture} from "../base/LendingFixture.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";

/// @notice What the senior side costs among 127 open positions, as transactions of their own: after setUp every account and
/// slot is cold.
abstract contract GasOfPositions is LendingFixture {
    DebtorDouble[] internal deals;

    /// @dev The first ten positions, in whatever state; the others are due one after the other, from 100 days on.
    function _first(DebtorDouble each) internal virtual;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 127; ++i) {
            deals.push(newDeal());
            Loan memory l = loanOf(deals[i], 1_000 * E6, 100 * E6);
            l.lateAfter = today() + uint24(100 + i);
            lend(deals[i], l);
        }
        for (uint256 i; i < 10; ++i) {
            _first(deals[i]);
        }
    }

    function test_exitPrice() public view {
        staked.exitPrice();
    }
}

contract GasWithNoneLateTest is GasOfPositions {
    function _first(DebtorDouble) internal override {}

    function test_fundAtTheEnd() public {
        DebtorDouble deal = newDeal();
        Loan memory l = loanOf(deal, 1_000 * E6, 0);
        (l.lateAfter, l.hint) = (today() + 400, 127);
        lend(deal, l);
    }

    function test_fundWithoutAHint() public {
        DebtorDouble deal = newDeal();
        Loan memory l = loanOf(deal, 1_000 * E6, 0);
        l.lateAfter = today() + 400;
        lend(deal, l);
    }

    /// @dev From the front to behind the thirtieth.
    function test_receipt() public {
        _receipt(30);
    }

    function test_receiptWithoutAHint() public {
        _receipt(0);
    }

    function _receipt(uint8 hint) private {
        fund(address(treasury), 20 * E6);
        vm.prank(address(deals[0]));
        treasury.onReceipt(uint64(10 * E6), uint64(10 * E6), 0, today() + 129, false, hint);
    }

    function test_writeOff() public {
        writeOff(deals[0], 500 * E6);
    }
}

contract GasWithTenLateTest is GasOfPositions {
    function _first(DebtorDouble deal) internal override {
        vm.prank(address(deal));
        treasury.reposition(100e6, today() - 60, false, 0);
    }
}

contract GasWithTenAskedTest is GasOfPositions {
    function _first(DebtorDouble deal) internal override {
        deal.set(500 * E6);
        vm.prank(address(deal));
        treasury.reposition(100e6, 0, true, 0);
    }
}
