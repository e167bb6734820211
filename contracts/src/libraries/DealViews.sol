// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealBase} from "../DealBase.sol";
import {Stage} from "../interfaces/IDeal.sol";
import {Terms} from "./DealTerms.sol";
import {Amortisation} from "./Schedule.sol";

// What DealLens tells. Amounts are USDC, 6 decimals; times unix seconds, days their numbers (Calendar); rates and shares
// basis points. "To come" is what will be if all that is due is paid today, everything else on its day, and a share of
// revenue is one of the contracted revenue.

/// @notice The figures of the terms that a list needs.
struct TermFigures {
    uint256 principal;
    uint256 junior;
    uint256 rateBps;
    uint256 seniorRateBps;
    uint256 revenueShareBps;
    uint256 months;
    uint256 firstDueDay;
    uint256 lastDueDay;
    Amortisation amortisation;
}

/// @notice How far the raise is.
struct RaiseView {
    uint256 raised;
    uint256 minJunior;
    /// What was lent, or would be if the raise ended now.
    uint256 principal;
    uint256 raiseDeadline;
    uint256 drawDeadline;
    uint256 approvedAt;
    uint256 drawnAt;
}

/// @notice The instalment that comes next, if nothing is paid before; all zero where none does.
struct NextView {
    uint256 dueDay;
    /// Interest, principal and servicing fee; of the principal, what is paid by selling or refinancing.
    uint256 amount;
    uint256 balloon;
    /// Besides, the share of a month's contracted revenue: the true one is known on that day alone.
    uint256 revenue;
}

/// @notice What is owed now.
struct DebtView {
    /// Outstanding principal.
    uint256 senior;
    uint256 junior;
    /// Instalments that have been charged, and the first ones of them that are fully paid.
    uint256 charged;
    uint256 paid;
    /// Of the oldest instalment that is not fully paid, or of the next one; 0 where there is none any more.
    uint256 oldestDueDay;
    uint256 secondsLate;
    /// As the deal had it when it was last touched, which is what the Treasury counts: more than `secondsLate` where an
    /// instalment turned out to owe nothing, until anyone applies what was received.
    uint256 secondsCounted;
    /// What is due, without and with what a default makes due, and what pays everything off today.
    uint256 arrears;
    uint256 owed;
    uint256 payoff;
    /// Of the arrears: the servicer's fee of past periods, and the late margin.
    uint256 servicing;
    uint256 margin;
    /// Interest and fee since the last due day. After the last of all they are in the arrears.
    uint256 running;
    NextView next;
}

/// @notice What stands behind it.
struct CoverView {
    /// What the collateral counts for; 0 once the deal has ended.
    uint256 collateral;
    /// Principal over it, rounded up; the highest number of all where there is principal and no collateral. Before the draw
    /// the principal that the terms ask for, or that has been funded.
    uint256 ltvBps;
    /// Contracted revenue of the period over the next instalment without its balloon, rounded down; the highest number of
    /// all where nothing is to be paid.
    uint256 coverageBps;
    /// What the Treasury carries the senior part at, and what of it is impaired.
    uint256 carrying;
    uint256 impairment;
}

/// @notice What an account has of the juniors' part.
struct StakeView {
    uint256 balance;
    /// What `claim` would pay now.
    uint256 claimable;
}

/// @notice A deal in a list.
struct DealRow {
    uint256 number;
    address deal;
    /// Whether the deal gave an answer. Where it gave none, all that follows is empty.
    bool answered;
    address token;
    address borrower;
    /// Who owes: after a hand-over the operator.
    address debtor;
    uint256 titleId;
    Stage stage;
    TermFigures terms;
    RaiseView raise;
    DebtView debt;
    CoverView cover;
    StakeView stake;
}

/// @notice A part of the list of all deals, the oldest first.
struct DealPage {
    uint256 blockNumber;
    uint256 timestamp;
    /// Deals in all.
    uint256 count;
    /// The number to go on with; 0 at the end.
    uint256 next;
    DealRow[] rows;
}

/// @notice An instalment: what it asks for, and what of that has been paid.
struct InstalmentView {
    uint256 dueDay;
    /// Whether it has become due or was paid ahead. Else what it asks for is to come.
    bool charged;
    /// Of the principal, by the schedule; not known of those before a hand-over.
    uint256 scheduled;
    /// What it asks for, less what a hand-over struck out. 0 where prepayments left nothing to ask for.
    uint256 principal;
    /// Interest and revenue, likewise. Fee and margin belong to no instalment.
    uint256 yield;
    uint256 paidPrincipal;
    uint256 paidYield;
}

/// @notice The auction that runs or ended unsold; all zero where there is none.
struct AuctionView {
    /// Of the title at the start.
    uint256 value;
    uint256 startedAt;
    uint256 endsAt;
    bool running;
    /// What the title costs now; 0 unless it can be bought.
    uint256 ask;
    /// The lowest so far, of this auction and those before it that ended unsold: more the collateral does not count for.
    uint256 lastAsk;
}

/// @notice One deal, with everything.
struct DealView {
    uint256 blockNumber;
    uint256 timestamp;
    DealRow row;
    Terms terms;
    bytes32 termsHash;
    DealBase.Status status;
    DealBase.Times times;
    /// By breach of a covenant: whether it fails now, stated or not.
    bool[3] fails;
    InstalmentView[] schedule;
    /// Whose the USDC in the deal is, and what has not been applied yet.
    DealBase.Purse purse;
    uint256 unapplied;
    AuctionView auction;
    /// To a partner operator; all zero where there is none.
    DealBase.Offer offer;
    /// Of the juniors' tokens, and what has been distributed among them so far.
    uint256 supply;
    uint256 distributed;
}
