// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {CollateralAuction} from "./CollateralAuction.sol";
import {Deal} from "./Deal.sol";
import {DealBase} from "./DealBase.sol";
import {Breach} from "./DealBooks.sol";
import {DealFactory} from "./DealFactory.sol";
import {JuniorToken} from "./JuniorToken.sol";
import {Stage} from "./interfaces/IDeal.sol";
import {Calendar} from "./libraries/Calendar.sol";
import {DealOutlook} from "./libraries/DealOutlook.sol";
import {DealTerms, Terms} from "./libraries/DealTerms.sol";
import {
    AuctionView,
    CoverView,
    DealPage,
    DealRow,
    DealView,
    DebtView,
    InstalmentView,
    RaiseView,
    StakeView,
    TermFigures
} from "./libraries/DealViews.sol";
import {Lateness} from "./libraries/Lateness.sol";
import {Loan} from "./libraries/Loan.sol";

/// @title Lens of deals: one call for the deal book, one for a deal
/// @notice Read-only aggregation; it has no role and holds nothing. A deal that gives no answer is told as such in the list
/// instead of stopping it.
contract DealLens {
    using DealTerms for Terms;

    /// @notice Most deals in a page.
    uint256 public constant MOST_ROWS = 128;
    /// @notice Gas given to one deal of a page. The dearest, which nobody has touched for 36 months, takes less than half.
    uint256 public constant ROW_GAS = 8_000_000;
    /// @dev For the page itself: the copies of its rows.
    uint256 private constant PAGE_GAS = 2_000_000;
    uint256 private constant BPS = 10_000;

    DealFactory public immutable FACTORY;
    CollateralAuction public immutable AUCTION;

    error ZeroAddress();

    constructor(DealFactory factory) {
        if (address(factory) == address(0)) revert ZeroAddress();
        FACTORY = factory;
        AUCTION = CollateralAuction(address(factory.AUCTION()));
    }

    // --- the deal book ---

    /// @notice Deals by number. It ends early where the gas of the call does not reach for more.
    /// @param from the number to begin with, 0 for the first
    /// @param most how many at most; never more than MOST_ROWS
    /// @param account whose part of the juniors' is told, 0 for nobody's
    function page(uint256 from, uint256 most, address account) external view returns (DealPage memory p) {
        (p.blockNumber, p.timestamp, p.count) = (block.number, block.timestamp, FACTORY.count());
        uint256 number = Math.max(from, 1);
        if (number > p.count) return p;
        uint256 wanted = Math.min(Math.min(most, MOST_ROWS), p.count - number + 1);
        DealRow[] memory rows = new DealRow[](wanted);
        uint256 told;
        for (; told < wanted && gasleft() > ROW_GAS * 64 / 63 + PAGE_GAS; ++told) {
            try this.row{gas: ROW_GAS}(number, account) returns (DealRow memory one) {
                rows[told] = one;
            } catch {
                (rows[told].number, rows[told].deal) = (number, FACTORY.deals(number));
            }
            ++number;
        }
        assembly ("memory-safe") {
            mstore(rows, told)
        }
        p.rows = rows;
        p.next = number > p.count ? 0 : number;
    }

    /// @notice One deal as in the list. A number that was not given out has no deal.
    function row(uint256 number, address account) public view returns (DealRow memory r) {
        r.number = number;
        r.deal = FACTORY.deals(number);
        if (r.deal == address(0)) return r;
        Deal one = Deal(r.deal);
        Terms memory t = one.terms();
        DealBase.Status memory status = one.status();
        (r.token, r.borrower, r.debtor) = (address(one.token()), t.borrower, status.debtor);
        (r.titleId, r.stage) = (t.titleId, status.stage);
        r.terms = _figures(t);
        r.raise = _raise(one, t, status);
        if (r.raise.drawnAt != 0) r.debt = _debt(one);
        r.cover = _cover(one, t, r);
        if (account != address(0)) r.stake = _stake(r.token, account);
        r.answered = true;
    }

    // --- a deal ---

    /// @notice One deal with its terms, its schedule, and what was paid of each instalment. A number that was not given out
    /// has no deal.
    /// @param account whose part of the juniors' is told, 0 for nobody's
    function dealOf(uint256 number, address account) external view returns (DealView memory v) {
        (v.blockNumber, v.timestamp) = (block.number, block.timestamp);
        v.row = row(number, account);
        if (v.row.deal == address(0)) return v;
        Deal one = Deal(v.row.deal);
        v.terms = one.terms();
        v.termsHash = v.terms.hash();
        (v.status, v.times, v.offer) = (one.status(), one.times(), one.offer());
        (v.purse, v.unapplied) = one.purse();
        v.schedule = _schedule(one, v.terms, v.row);
        if (_isOpen(v.row)) {
            for (uint256 i; i < v.fails.length; ++i) {
                v.fails[i] = one.fails(Breach(i));
            }
        }
        v.auction = _auction(v.row.deal);
        v.supply = JuniorToken(v.row.token).totalSupply();
        v.distributed = JuniorToken(v.row.token).distributed();
    }

    // --- inside ---

    function _figures(Terms memory t) private pure returns (TermFigures memory f) {
        (f.principal, f.junior, f.months) = (t.principal, t.junior, t.months);
        (f.rateBps, f.seniorRateBps, f.revenueShareBps) = (t.rateBps, t.seniorRateBps, t.revenueShareBps);
        (f.firstDueDay, f.lastDueDay, f.amortisation) = (t.firstDueDay, t.lastDueDay(), t.amortisation);
    }

    function _raise(Deal one, Terms memory t, DealBase.Status memory status) private view returns (RaiseView memory r) {
        (r.raised, r.minJunior, r.principal) = (one.capital().raised, t.minJunior, one.principal());
        (r.raiseDeadline, r.drawDeadline) = (t.raiseDeadline, t.drawDeadline);
        (r.approvedAt, r.drawnAt) = (status.approvedAt, one.times().drawn);
    }

    function _debt(Deal one) private view returns (DebtView memory d) {
        Loan.Book memory book = one.loan(_today());
        (d.senior, d.junior) = (book.senior, book.junior);
        (d.arrears, d.owed, d.payoff) = (Loan.arrears(book), Loan.owed(book), Loan.payoff(book));
        (d.servicing, d.margin, d.running) = (book.servicing, book.margin, Loan.running(book));
        (d.charged, d.paid) = (book.charged, book.paid);
        (bool found, uint256 day) = Loan.oldestUnpaid(book);
        if (found) (d.oldestDueDay, d.secondsLate) = (day, Lateness.secondsLate(day, block.timestamp));
        d.secondsCounted = one.secondsLate();
        d.next = DealOutlook.next(book);
    }

    function _cover(Deal one, Terms memory t, DealRow memory r) private view returns (CoverView memory c) {
        (c.carrying, c.impairment) = (one.capital().carrying, one.seniorImpairment());
        c.coverageBps = DealOutlook.coverage(t, Calendar.dayOf(r.raise.drawnAt), r.debt);
        bool lent = _isOpen(r);
        if (!lent && !_isBeforeDraw(r.stage)) return c;
        c.collateral = one.collateralValue();
        uint256 principal = r.stage == Stage.Funded ? r.raise.principal : t.principal;
        if (lent) principal = r.debt.senior + r.debt.junior;
        if (principal == 0) return c;
        c.ltvBps = c.collateral == 0 ? type(uint256).max : Math.ceilDiv(principal * BPS, c.collateral);
    }

    function _stake(address token, address account) private view returns (StakeView memory) {
        return StakeView(JuniorToken(token).balanceOf(account), JuniorToken(token).claimable(account));
    }

    function _schedule(Deal one, Terms memory t, DealRow memory r) private view returns (InstalmentView[] memory) {
        if (r.raise.drawnAt != 0) return DealOutlook.schedule(one.loan(_today()));
        if (!_isBeforeDraw(r.stage)) return new InstalmentView[](0);
        bool funded = r.stage == Stage.Funded;
        return DealOutlook.schedule(DealOutlook.ifDrawn(t, funded ? r.raise.raised : t.junior, _today()));
    }

    function _auction(address one) private view returns (AuctionView memory a) {
        CollateralAuction.Auction memory last = AUCTION.auctionOf(one);
        if (last.startedAt == 0) return a;
        (a.value, a.startedAt, a.endsAt) = (last.value, last.startedAt, last.startedAt + AUCTION.DURATION());
        (a.running, a.lastAsk) = (AUCTION.isRunning(one), AUCTION.lastAsk(one));
        if (a.running) a.ask = AUCTION.ask(one);
    }

    function _isBeforeDraw(Stage stage) private pure returns (bool) {
        return stage == Stage.Proposed || stage == Stage.Raising || stage == Stage.Funded;
    }

    /// @dev Money has been lent, and the deal has not ended.
    function _isOpen(DealRow memory r) private pure returns (bool) {
        return r.raise.drawnAt != 0 && r.stage != Stage.Repaid && r.stage != Stage.Closed;
    }

    function _today() private view returns (uint256) {
        return Calendar.dayOf(block.timestamp);
    }
}
