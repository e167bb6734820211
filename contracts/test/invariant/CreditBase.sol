// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Vm} from "forge-std/Vm.sol";
import {Deal} from "../../src/Deal.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {PositionList} from "../../src/PositionList.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {DealFixture} from "../base/DealFixture.sol";
import {Fixture} from "../base/Fixture.sol";
import {DealCounts} from "./DealCounts.sol";
import {DollarWorld} from "./DollarWorld.sol";

/// @notice What the hands on deals share. Every action listens to the events it causes, keeps the other deals as they
/// were, and may be refused by a name only.
abstract contract CreditBase is DealCounts, DollarWorld {
    bytes4 private constant PANIC = bytes4(keccak256("Panic(uint256)"));
    bytes4 private constant ERROR = bytes4(keccak256("Error(string)"));

    Deal[] internal deals;
    /// @dev While Circle refuses somebody, its own words come back.
    bool internal usdcRefuses;
    uint256 private _acts;

    function setUp() public virtual override(DealFixture, Fixture) {
        super.setUp();
    }

    function _deployMore() internal virtual override(DealFixture, Fixture) {
        super._deployMore();
    }

    function _lender() internal view override returns (address) {
        return address(treasury);
    }

    /// @dev Listens, and tells the other handler what happened to AID.
    modifier listens() {
        vm.recordLogs();
        uint256 before = aidBurned;
        _;
        _fold(vm.getRecordedLogs());
        handler.afterCredit(aidBurned - before);
        assertLe(staked.exitPrice(), staked.entryPrice(), "exit price above entry price");
        if (aidBurned != before) _assertOrderOfLosses();
    }

    /// @dev P3: the stakers lose only where the surplus has nothing left.
    function _assertOrderOfLosses() private view {
        (, uint256 recognised,) = treasury.book();
        assertLe(recognised * E12, aid.totalSupply(), "P3: surplus first");
    }

    function _pick(uint256 which) internal view returns (Deal) {
        return deals[which % deals.length];
    }

    /// @dev One of those that are in this stage, from where `which` points.
    function _pickIn(uint256 which, Stage stage) internal view returns (Deal d, bool found) {
        for (uint256 i; i < deals.length; ++i) {
            d = deals[(which % deals.length + i) % deals.length];
            if (d.stage() == stage) return (d, true);
        }
    }

    /// @dev Does it as somebody. What it may touch is this deal, and one that it pays off.
    function _act(Deal d, address target, address who, bytes memory data, bytes32 name)
        internal
        returns (bool ok, bytes memory result)
    {
        return _act(d, Deal(address(0)), target, who, data, name);
    }

    function _act(Deal d, Deal replaced, address target, address who, bytes memory data, bytes32 name)
        internal
        returns (bool ok, bytes memory result)
    {
        Deal other = deals[_acts++ % deals.length];
        if (other == d || other == replaced) return _call(d, target, who, data, name);
        bytes32 before = _fingerprint(other);
        (ok, result) = _call(d, target, who, data, name);
        assertEq(_fingerprint(other), before, "isolation");
    }

    function _call(Deal d, address target, address who, bytes memory data, bytes32 name)
        private
        returns (bool ok, bytes memory result)
    {
        _fold(vm.getRecordedLogs());
        uint256[2] memory step = _beforeStep(d, name);
        vm.prank(who);
        (ok, result) = target.call(data);
        // What was undone is told too.
        Vm.Log[] memory told = vm.getRecordedLogs();
        if (!ok) return _refused(result, data);
        _fold(told);
        ++done[name];
        _assertStep(step, name);
    }

    function _refused(bytes memory result, bytes memory data) private view returns (bool, bytes memory) {
        assertGe(result.length, 4, "no reason");
        bytes4 error = bytes4(result);
        assertTrue(error != PANIC && (error != ERROR || usdcRefuses), string.concat("no name: ", vm.toString(data)));
        return (false, result);
    }

    /// @dev P5: the price, and the most that a transaction of this name may take from it, in micro-dollars. A share of
    /// revenue tells with any call what it is behind its schedule.
    function _beforeStep(Deal d, bytes32 name) private view returns (uint256[2] memory step) {
        step[0] = staked.exitPrice();
        (, PositionList.Position memory p) = treasury.POSITIONS().positionOf(address(d));
        if (name == "declareDefault" || d.terms().rateBps == 0) step[1] = p.carrying;
        else if (name == "openBreach") step[1] = Math.ceilDiv(p.carrying + p.junior, 20);
        else if (name == "buy") step[1] = _besidesPrincipal(d);
    }

    /// @dev A sale pays it before any principal, and the price does not count it.
    function _besidesPrincipal(Deal d) private view returns (uint256) {
        Loan.Book memory book = d.loan(today());
        return d.owed(today()) - book.senior - book.junior;
    }

    /// @dev A micro-dollar more, and what the price's last digit stands for.
    function _assertStep(uint256[2] memory step, bytes32 name) private view {
        uint256 price = staked.exitPrice();
        if (price >= step[0]) return;
        uint256 supply = staked.totalSupply();
        assertLe(
            (step[0] - price) * supply / E18,
            (step[1] + 1) * E12 + supply / E18 + 1,
            string.concat("P5: a step of ", string(abi.encodePacked(name)))
        );
    }

    /// @dev Cash, title, claims and books of a deal.
    function _fingerprint(Deal d) internal view returns (bytes32) {
        (Deal.Purse memory p, uint256 unapplied) = d.purse();
        JuniorToken token = tokenOf(d);
        bytes memory books = abi.encode(p, unapplied, d.status(), d.capital(), d.times());
        bytes memory rest = abi.encode(usdc.balanceOf(address(d)), titles.balanceOf(address(d)));
        bytes memory claims = abi.encode(token.claimable(bob), token.distributed(), token.totalSupply());
        return keccak256(abi.encode(books, rest, claims));
    }

    // --- paying and being paid ---

    /// @dev 0 what was not applied, 1 the servicer's, 2 the surplus of a sale.
    function _take(Deal d, uint256 kind) internal {
        address who = kind == 1 ? d.terms().servicer : d.debtor();
        bytes memory data = abi.encodeCall(Deal.takeUnapplied, (who));
        if (kind == 1) data = abi.encodeCall(Deal.withdrawServicing, (who));
        if (kind == 2) data = abi.encodeCall(Deal.withdrawSurplus, (who));
        bytes32 name = kind == 0 ? bytes32("takeUnapplied") : kind == 1 ? bytes32("servicing") : bytes32("surplus");
        (bool ok, bytes memory result) = _act(d, address(d), who, data, name);
        if (!ok) return;
        Count storage c = counts[address(d)];
        uint256 usdc_ = abi.decode(result, (uint256));
        if (kind == 0) c.unappliedTaken += usdc_;
        if (kind == 1) c.servicingTaken += usdc_;
        if (kind == 2) c.surplusTaken += usdc_;
    }

    /// @dev What USDC calls are paid with: exactly this much, approved.
    function _give(address who, address spender, uint256 amount) internal {
        bytes memory data = abi.encodeCall(usdc.mint, (who, amount));
        if (amount != 0) _callUsdc(address(this), data);
        _callUsdc(who, abi.encodeCall(usdc.approve, (spender, amount)));
    }

    function _callUsdc(address who, bytes memory data) private {
        vm.prank(who);
        (bool ok,) = address(usdc).call(data);
        assertTrue(ok || usdcRefuses, "USDC");
    }
}
