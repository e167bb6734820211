// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Deal} from "../../src/Deal.sol";
import {OutageActions} from "./OutageActions.sol";

/// @notice Titles and the Treasury ask it as they ask the factory: it says what the real one says.
contract TheFactory {
    address private immutable REAL;

    constructor(address real) {
        REAL = real;
    }

    function isDeal(address deal) external view returns (bool is_) {
        (, bytes memory said) = REAL.staticcall(abi.encodeWithSignature("isDeal(address)", deal));
        return abi.decode(said, (bool));
    }

    /// @dev Fixtures tell the double of it, which it need not be told.
    function set(address, bool) external {}
}

/// @notice Both sides in one world: the hands on deals are this contract itself, those on dollars are `handler`.
abstract contract WholeWorld is OutageActions {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(address(dealFactory), address(new TheFactory(address(factory))).code);
        _beginDollars();
        handler.addStaker(alice, 4_000_000 * E6);
        stakeAid(alice, 4_000_000 * E6);
        for (uint256 day; day < 2; ++day) {
            handler.passTime(1 days);
            handler.recognise();
        }
        _beginDeals();
    }

    /// @dev One of each kind, drawn on one day; one more that raises.
    function _beginDeals() private {
        vm.recordLogs();
        for (uint256 kind; kind < 4; ++kind) {
            Deal d = _propose(_terms(kind == 3 ? 4 : kind));
            approve(d);
            commit(d, bob, d.terms().junior);
        }
        pass(2 days);
        for (uint256 i; i < 4; ++i) {
            _makeDrawable(deals[i]);
            vm.prank(borrower);
            deals[i].draw(address(0), 0);
        }
        approve(_propose(_terms(5)));
        _fold(vm.getRecordedLogs());
        handler.afterCredit(0);
    }

    /// @dev What the two hands tell each other.
    function _isOurs(bytes4 selector) internal view returns (bool) {
        bytes4[] memory told = handler.told();
        return selector == told[0] || selector == told[1];
    }

    /// @dev What whoever plays may do to deals.
    function _creditActions() internal pure returns (string[42] memory) {
        return [
            "proposeDeal(uint256,bool)",
            "approveDeal(uint256)",
            "endDeal(uint256,uint256,uint256)",
            "commitTo(uint256,uint256,uint256,uint256)",
            "closeRaise(uint256)",
            "refund(uint256,uint256)",
            "pledgeTitle(uint256,bool)",
            "returnTitle(uint256)",
            "drawDeal(uint256,uint8)",
            "prepareAndDraw(uint256,uint8,bool)",
            "refinance(uint256,bool,uint8)",
            "pauseDeals(uint256,uint256)",
            "releaseOne(uint256)",
            "pay(uint256,uint256,uint256,uint8)",
            "payOnTime(uint256)",
            "applyReceived(uint256,uint8)",
            "donate(uint256,uint256,uint256,uint256)",
            "take(uint256,uint256)",
            "claimPayout(uint256,uint256)",
            "moveTokens(uint256,uint256,uint256)",
            "reports(uint256,uint256)",
            "declareDefault(uint256)",
            "breach(uint256,uint256)",
            "mend(uint256,bool)",
            "liquidate(uint256,bool)",
            "buyTitle(uint256)",
            "handOver(uint256,uint64)",
            "realise(uint256,bool)",
            "ruin(uint256,uint256,uint256)",
            "seeOut(uint256)",
            "cure(uint256)",
            "payAfterwards(uint256,uint256)",
            "passMonths(uint256)",
            "appraiseAgain(uint256,uint256)",
            "titleStatement(uint256,uint256)",
            "moveTitle()",
            "attestAgain(uint256,uint256)",
            "rosterTurns(uint256)",
            "renewAuthority(uint256)",
            "forbidden(uint256,uint256,uint256,uint256)",
            "outage(uint256,uint256,uint256,uint256)",
            "sanctionSomebody(uint256,uint256)"
        ];
    }
}
