// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PositionList} from "../../src/PositionList.sol";
import {SeniorPositions} from "../../src/SeniorPositions.sol";
import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {DebtorDouble} from "../mocks/DebtorDouble.sol";
import {Fault} from "../mocks/Faults.sol";
import {HandlerBase, World} from "./HandlerBase.sol";

/// @notice Deals that draw, pay, lose and fall silent while people mint, redeem, stake and leave, bills swing and money is
/// sent where nobody asked. Counts beside the contracts what each deal had and gave.
contract LendingHandler is HandlerBase {
    struct Count {
        uint256 drawn;
        uint256 repaid;
        uint256 lost;
    }

    DebtorDouble[] public deals;
    mapping(DebtorDouble => Count) public counts;
    SeniorPositions public positions;
    /// @dev Of `recognised`, step by step.
    uint256 public recognised;
    /// @dev What deals paid beyond principal since the last recognition.
    uint256 public beyond;
    uint256 public donated;

    constructor(World memory world, DebtorDouble[] memory all) HandlerBase(world) {
        deals = all;
        positions = world.treasury.POSITIONS();
        (, recognised,) = world.treasury.book();
    }

    modifier priceKept() {
        uint256 price = w.staked.exitPrice();
        _;
        assertApproxEqAbs(w.staked.exitPrice(), price, price / 1e9 + 2, "exit price");
    }

    // --- deals ---

    function draw(uint256 which, uint256 senior, uint256 junior, uint256 days_, uint8 hint) external priceKept {
        DebtorDouble deal = _deal(which);
        if (_isOpen(deal)) return;
        senior = bound(senior, 1, 200_000 * E6);
        bytes32 own = bytes32(which % deals.length);
        vm.prank(address(deal));
        try w.treasury
            .fund(
                uint64(senior),
                uint64(junior % senior),
                _day(100 + days_ % 30),
                which % 3 == 0,
                address(deal),
                own,
                own,
                address(0),
                hint
            ) {
            counts[deal].drawn += senior;
            (,,,,,, int256 free) = w.treasury.balanceSheet();
            assertGe(free, 0, "P2: draw");
            _assertTicketsFirst(0);
            ++done["drawn"];
        } catch (bytes memory reason) {
            bytes4 error = bytes4(reason);
            assertTrue(
                error == TreasurySheet.FreeLiquidityNegative.selector
                    || error == SeniorPositions.ConcentrationTooHigh.selector
                    || error == TreasuryBills.InsufficientLiquidity.selector,
                "draw"
            );
        }
    }

    function pay(uint256 which, uint256 principal, uint256 yield_, uint256 days_, bool asks, uint8 hint) external {
        DebtorDouble deal = _deal(which);
        PositionList.Position memory p = _positionOf(deal);
        (principal, yield_) = (bound(principal, 0, p.carrying + p.carrying / 4 + E6), bound(yield_, 0, 10_000 * E6));
        _fund(address(w.treasury), principal + yield_);
        vm.prank(address(deal));
        w.treasury.onReceipt(uint64(principal), uint64(yield_), p.junior, _day(days_), asks, hint);
        uint256 repaid = principal < p.carrying ? principal : p.carrying;
        counts[deal].repaid += repaid;
        beyond += principal + yield_ - repaid;
        if (principal > p.carrying) ++done["recovered"];
        ++done["paid"];
    }

    function payFee(uint256 which, uint256 usdc) external {
        usdc = bound(usdc, 1, 1_000 * E6);
        _fund(address(w.treasury), usdc);
        vm.prank(address(_deal(which)));
        w.treasury.onFee(uint64(usdc));
        recognised += usdc;
    }

    function moveDeal(uint256 which, uint256 days_, bool asks, uint8 hint) external {
        DebtorDouble deal = _deal(which);
        if (!_isOpen(deal)) return;
        uint64 junior = _positionOf(deal).junior;
        vm.prank(address(deal));
        w.treasury.reposition(junior, _day(days_), asks, hint);
    }

    function impair(uint256 which, uint256 usdc, uint8 fault) external {
        DebtorDouble deal = _deal(which);
        deal.set(bound(usdc, 0, 300_000 * E6));
        deal.fail(fault % 8 == 0 ? Fault.Revert : fault % 8 == 1 ? Fault.Nonsense : Fault.None);
    }

    /// @dev What the deal says is lost is written off: nobody's price moves.
    function writeOff(uint256 which) external {
        DebtorDouble deal = _deal(which);
        if (!_isOpen(deal)) return;
        deal.fail(Fault.None);
        PositionList.Position memory p = _positionOf(deal);
        uint256 most = deal.seniorImpairment();
        vm.prank(address(deal));
        w.treasury.reposition(0, 0, true, 0);
        uint256 price = w.staked.exitPrice();
        vm.prank(address(deal));
        uint256 loss = w.treasury.writeOff(uint64(most));
        deal.set(0);
        // A hole that was there before takes of the stakers too.
        (uint256 cash, uint256 bills, uint256 lent, uint256 supply,,,) = w.treasury.balanceSheet();
        if ((cash + bills + lent) * E12 >= supply) {
            assertApproxEqAbs(w.staked.exitPrice(), price, price / 1e9 + 2, "exit price of a loss");
        }
        assertEq(loss, most < p.carrying ? most : p.carrying);
        counts[deal].lost += loss;
        recognised -= loss < recognised ? loss : recognised;
        if (loss != 0) ++done["lost"];
    }

    function end(uint256 which) external {
        DebtorDouble deal = _deal(which);
        if (!_isOpen(deal) || _positionOf(deal).carrying != 0) return;
        vm.prank(address(deal));
        w.treasury.close();
        ++done["ended"];
    }

    // --- around them ---

    function mintAndStake(uint256 who, uint256 usdc, bool stake) external {
        address person = _person(who);
        usdc = bound(usdc, 1, 300_000 * E6);
        _fund(person, usdc);
        vm.startPrank(person);
        w.usdc.approve(address(w.issuer), usdc);
        uint256 aid = w.issuer.mint(usdc, person);
        recognised += usdc;
        if (stake && w.staked.previewDeposit(aid) != 0 && aid <= w.staked.maxDeposit(person)) {
            w.aid.approve(address(w.staked), aid);
            w.staked.deposit(aid, person);
        }
        vm.stopPrank();
    }

    function redeem(uint256 who, uint256 aid) external {
        address person = _person(who);
        // A verification lasts a year, and a campaign may last longer.
        if (!w.identity.isVerified(person)) return;
        uint256 most = w.treasury.redeemable() * E12;
        uint256 held = w.aid.balanceOf(person);
        aid = bound(aid, 0, held < most ? held : most);
        if (aid < E12) return;
        vm.prank(person);
        uint256 usdc = w.issuer.redeem(aid, person);
        recognised -= usdc < recognised ? usdc : recognised;
        ++done["redeemed"];
    }

    function leave(uint256 who, uint256 shares, bool atOnce) external {
        address person = _person(who);
        shares = bound(shares, 0, w.staked.balanceOf(person));
        if (shares == 0) return;
        vm.startPrank(person);
        if (!atOnce) w.staked.requestRedeem(shares, person, person);
        else try w.staked.redeemInstant(shares, 0) {} catch {}
        vm.stopPrank();
        try w.staked.process(4) {
            ++done["served"];
        } catch {}
    }

    function trade(uint256 usdc, bool buy) external {
        (uint256 cash,,) = w.treasury.book();
        (, uint256 value,) = w.treasury.billsHeld();
        usdc = bound(usdc, 0, buy ? cash : value);
        vm.prank(w.treasurer);
        if (buy) try w.treasury.invest(usdc) {} catch {} else try w.treasury.divest(usdc) {} catch {}
    }

    function billsSwing(uint256 usdc, bool up) external {
        uint256 all = w.vault.totalAssets();
        usdc = bound(usdc, 0, all / 100);
        if (!up) return w.vault.lose(usdc);
        _fund(address(w.vault), usdc + 1);
        w.vault.gain(usdc);
    }

    function donate(uint256 usdc) external {
        usdc = bound(usdc, 1, 50_000 * E6);
        _fund(address(w.treasury), usdc);
        donated += usdc;
    }

    function passTime(uint256 time) external {
        _pass(bound(time, 1, 20 days));
    }

    function recognise() external {
        (,, uint256 at) = w.treasury.book();
        int256 change = w.treasury.recognise();
        recognised = uint256(int256(recognised) + change);
        if (change < 0) beyond = 0;
        (,, uint256 later) = w.treasury.book();
        if (later != at) {
            beyond = 0;
            ++done["recognised"];
        }
        (uint256 cash, uint256 bills, uint256 lent, uint256 supply, uint256 staked,,) = w.treasury.balanceSheet();
        if (staked != 0) assertGe((cash + bills + lent) * E12, supply, "P1");
    }

    // --- inside ---

    function _deal(uint256 which) private view returns (DebtorDouble) {
        return deals[which % deals.length];
    }

    function _isOpen(DebtorDouble deal) private view returns (bool) {
        (uint256 place,) = positions.positionOf(address(deal));
        return place != 0;
    }

    function _positionOf(DebtorDouble deal) private view returns (PositionList.Position memory p) {
        (, p) = positions.positionOf(address(deal));
    }

    function _day(uint256 days_) private view returns (uint24) {
        return uint24(block.timestamp / 1 days - 100 + days_ % 130);
    }

    function dealCount() external view returns (uint256) {
        return deals.length;
    }
}
