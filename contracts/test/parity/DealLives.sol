// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {PositionList} from "../../src/PositionList.sol";
import {Treasury} from "../../src/Treasury.sol";
import {Loan} from "../../src/libraries/Loan.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";

/// @notice Does what a person does, by its own address.
contract Hand {
    address private immutable OWNER = msg.sender;

    function act(address target, bytes calldata data) external returns (bool ok, bytes memory result) {
        require(msg.sender == OWNER);
        return target.call(data);
    }
}

/// @notice Whole lives of deals that a factory made, over the real Treasury: everybody's hands, and what each deal's life
/// has left so far. lib/finance is compared with it.
contract DealLives {
    /// @dev What one hand does; `deal` is whose money is watched meanwhile, and by whose number it is remembered.
    struct Act {
        uint256 hand;
        address deal;
        address target;
        bytes data;
    }

    uint256 private constant HANDS = 8;
    /// @dev The hands that hold junior tokens.
    uint256 private constant HOLDER_A = 3;
    uint256 private constant HOLDER_B = 4;
    /// @dev How many numbers tell a deal, its loan among them, and the Treasury.
    uint256 private constant COUNT = 75;
    uint256 private constant LENDING = 15;

    Hand[] public hands;
    IERC20 private _usdc;
    Treasury private _treasury;
    DealFactory private _factory;
    /// @dev What was done with a deal and how the money moved, each time, as one digest.
    mapping(address deal => bytes32) private _done;

    /// @param paid what left the hand, the deal and the Treasury: USDC, 6 decimals, modulo 2^256
    event Done(address indexed deal, bool ok, bytes result, uint256[3] paid);

    constructor() {
        for (uint256 i; i < HANDS; ++i) {
            hands.push(new Hand());
        }
    }

    function setUp(DealFactory factory) external {
        (_usdc, _treasury, _factory) = (factory.USDC(), factory.TREASURY(), factory);
    }

    // --- doing ---

    function act(Act[] calldata acts) external {
        for (uint256 i; i < acts.length; ++i) {
            Act calldata a = acts[i];
            uint256[3] memory before = _held(a);
            (bool ok, bytes memory result) = hands[a.hand].act(a.target, a.data);
            uint256[3] memory paid = _held(a);
            unchecked {
                for (uint256 j; j < 3; ++j) {
                    paid[j] = before[j] - paid[j];
                }
            }
            if (a.deal == address(0)) require(ok, string(result));
            else _done[a.deal] = keccak256(abi.encode(_done[a.deal], ok, keccak256(result), paid));
            emit Done(a.deal, ok, result, paid);
        }
    }

    function _held(Act calldata a) private view returns (uint256[3] memory held) {
        if (a.deal == address(0)) return held;
        held[0] = _usdc.balanceOf(address(hands[a.hand]));
        held[1] = _usdc.balanceOf(a.deal);
        held[2] = _usdc.balanceOf(address(_treasury));
    }

    // --- reading ---

    /// @return found a digest of each deal's numbers, and at the end of the Treasury's
    function digests(address[] calldata deals) external view returns (bytes32[] memory found) {
        found = new bytes32[](deals.length + 1);
        for (uint256 i; i < deals.length; ++i) {
            found[i] = keccak256(abi.encodePacked(numbers(deals[i])));
        }
        found[deals.length] = keccak256(abi.encodePacked(lending()));
    }

    /// @return n everything that a deal is, as of now
    function numbers(address vehicle) public view returns (uint256[] memory n) {
        n = new uint256[](COUNT);
        Deal deal = Deal(vehicle);
        n[0] = uint256(_done[vehicle]);
        uint256 at = _writeStatus(n, 1, deal);
        at = _writePurse(n, at, deal);
        at = _writeJuniors(n, at, JuniorToken(address(deal.token())));
        at = _writePlace(n, at, deal);
        if (deal.times().drawn == 0) return n;
        at = _writeOwed(n, at, deal);
        _writeLoan(n, at, deal.loan(block.timestamp / 1 days));
    }

    function _writeStatus(uint256[] memory n, uint256 at, Deal deal) private view returns (uint256) {
        DealBase.Status memory s = deal.status();
        n[at++] = uint256(s.stage);
        n[at++] = uint160(deal.debtor());
        n[at++] = s.approvedAt;
        n[at++] = s.handedOver ? 1 : 0;
        n[at++] = s.unproven ? 1 : 0;
        n[at++] = s.settled;
        n[at++] = s.breaches;
        n[at++] = s.cause;
        DealBase.Times memory t = deal.times();
        n[at++] = t.drawn;
        n[at++] = t.defaulted;
        n[at++] = t.closed;
        for (uint256 i; i < 3; ++i) {
            n[at++] = t.breached[i];
        }
        return at;
    }

    function _writePurse(uint256[] memory n, uint256 at, Deal deal) private view returns (uint256) {
        (DealBase.Purse memory p, uint256 unapplied) = deal.purse();
        n[at++] = p.raising;
        n[at++] = p.juniors;
        n[at++] = p.servicing;
        n[at++] = p.surplus;
        n[at++] = unapplied;
        n[at++] = _usdc.balanceOf(address(deal));
        DealBase.Capital memory c = deal.capital();
        n[at++] = c.raised;
        n[at++] = c.carrying;
        n[at++] = c.positioned ? 1 : 0;
        n[at++] = deal.principal();
        return at;
    }

    function _writeJuniors(uint256[] memory n, uint256 at, JuniorToken token) private view returns (uint256) {
        n[at++] = token.totalSupply();
        n[at++] = token.distributed();
        n[at++] = token.remainder();
        for (uint256 i = HOLDER_A; i <= HOLDER_B; ++i) {
            n[at++] = token.balanceOf(address(hands[i]));
            n[at++] = token.owedTo(address(hands[i]));
            n[at++] = token.claimable(address(hands[i]));
        }
        return at;
    }

    /// @dev In the Treasury's list, of the title and in the auction.
    function _writePlace(uint256[] memory n, uint256 at, Deal deal) private view returns (uint256) {
        (uint256 place, PositionList.Position memory p) = _treasury.POSITIONS().positionOf(address(deal));
        n[at++] = place == 0 ? 0 : 1;
        if (place != 0) (n[at], n[at + 1], n[at + 2], n[at + 3]) = (p.carrying, p.junior, p.lateAfter, p.asks ? 1 : 0);
        at += 4;
        uint256 id = deal.terms().titleId;
        (TitleFacts.State state,) = _factory.TITLES().stateOf(id);
        n[at++] = uint256(state);
        n[at++] = uint160(_factory.TITLES().ownerOf(id));
        n[at++] = _factory.AUCTION().isRunning(address(deal)) ? 1 : 0;
        n[at++] = _factory.AUCTION().lastAsk(address(deal));
        n[at++] = deal.collateralValue();
        n[at++] = deal.seniorImpairment();
        return at;
    }

    function _writeOwed(uint256[] memory n, uint256 at, Deal deal) private view returns (uint256) {
        uint256 day = block.timestamp / 1 days;
        (bool found, uint256 oldest) = deal.oldestUnpaid(day);
        (n[at], n[at + 1], n[at + 2]) = (deal.arrears(day), deal.payoff(day), deal.owed(day));
        (n[at + 3], n[at + 4]) = (found ? 1 : 0, found ? oldest : 0);
        (n[at + 5], n[at + 6]) = (deal.shortfall(), deal.secondsLate());
        return at + 7;
    }

    /// @dev Lists summed by weight.
    function _writeLoan(uint256[] memory n, uint256 at, Loan.Book memory book) private pure {
        (n[at], n[at + 1], n[at + 2]) = (book.senior, book.junior, book.seniorAccrued);
        (n[at + 3], n[at + 4], n[at + 5]) = (book.juniorAccrued, book.servicingAccrued, book.servicing);
        (n[at + 6], n[at + 7], n[at + 8]) = (book.margin, book.accruedTo, book.charged);
        (n[at + 9], n[at + 10], n[at + 11]) = (book.paid, book.seniorBase, book.juniorBase);
        (n[at + 12], n[at + 13], n[at + 14]) = (book.scheduled, book.principalPaid, book.revenueCharged);
        n[at + 15] = book.terms.balloon;
        at += 16;
        for (uint256 i; i < book.due.length; ++i) {
            Loan.Instalment memory due = book.due[i];
            n[at] += due.seniorInterest * (i + 1);
            n[at + 1] += due.seniorPrincipal * (i + 1);
            n[at + 2] += due.juniorInterest * (i + 1);
            n[at + 3] += due.juniorPrincipal * (i + 1);
            n[at + 4] += due.revenue * (i + 1);
            n[at + 5] += due.chargedPrincipal * (i + 1);
            n[at + 6] += due.chargedYield * (i + 1);
        }
    }

    /// @return n what the Treasury and those who leave make of all deals, as of now
    function lending() public view returns (uint256[] memory n) {
        n = new uint256[](LENDING);
        (n[0], n[1], n[2]) = _treasury.book();
        (n[3], n[4]) = (_treasury.settled(), _treasury.pendingOfDeals());
        (n[5], n[6]) = _treasury.unrecovered();
        (, uint256 bills, uint256 carried, uint256 supply, uint256 staked,,) = _treasury.balanceSheet();
        (n[7], n[8], n[9], n[10]) = (bills, carried, supply, staked);
        n[11] = _treasury.POSITIONS().impairment();
        n[12] = _treasury.impairment();
        n[13] = _treasury.STAKED_AID().exitPrice();
        n[14] = _usdc.balanceOf(address(_treasury));
    }
}
