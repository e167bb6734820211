import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import type { Hex } from "viem";
import { amortisationNames, breachNames, dealKinds, dealSteps, stageNames, wayNames } from "../../lib/indexer/credit/kinds";
import { eventColumns, seconds } from "./columns";

// Money is USDC, 6 decimals; rates are basis points a year; days are unix time / 86,400.

export const dealStage = onchainEnum("deal_stage", stageNames);
export const dealKind = onchainEnum("deal_kind", dealKinds);
export const amortisation = onchainEnum("amortisation", amortisationNames);

/**
 * A deal as it last told of itself. What follows from time alone (lateness, what is due, impairment) is not here: `state` is
 * lib/finance's own Deal, as `recordFromText` of lib/indexer/credit reads it, and tells all that for any later moment.
 */
export const deal = onchainTable(
  "deal",
  (t) => ({
    chainId: t.integer().notNull(),
    address: t.hex().notNull(),
    number: t.integer().notNull(),
    token: t.hex().notNull(),
    titleId: t.bigint().notNull(),
    /** Who proposed it, and who owes: the borrower, after a hand-over the operator. */
    borrower: t.hex().notNull(),
    debtor: t.hex().notNull(),
    servicer: t.hex().notNull(),
    kind: dealKind().notNull(),
    stage: dealStage().notNull(),
    /** As agreed to. */
    termsHash: t.hex().notNull(),
    termPrincipal: t.bigint().notNull(),
    termJunior: t.bigint().notNull(),
    minJunior: t.bigint().notNull(),
    termBalloon: t.bigint().notNull(),
    minInsurance: t.bigint().notNull(),
    rateBps: t.integer().notNull(),
    seniorRateBps: t.integer().notNull(),
    termRevenueShareBps: t.integer().notNull(),
    lateMarginBps: t.integer().notNull(),
    originationFeeBps: t.integer().notNull(),
    servicingFeeBps: t.integer().notNull(),
    drawLtvBps: t.integer().notNull(),
    breachLtvBps: t.integer().notNull(),
    months: t.integer().notNull(),
    graceDays: t.integer().notNull(),
    amortisation: amortisation().notNull(),
    juniorProRata: t.boolean().notNull(),
    firstDueDay: t.integer().notNull(),
    raiseDeadline: seconds(t).notNull(),
    drawDeadline: seconds(t).notNull(),
    contractedRevenue: t.bigint().notNull(),
    contractExpiry: seconds(t).notNull(),
    counterpartyClass: t.integer().notNull(),
    contractHash: t.hex().notNull(),
    documents: t.hex().notNull(),
    /** As lent, or as it would be if the raise ended now: less than agreed to where juniors committed less. */
    principal: t.bigint().notNull(),
    raised: t.bigint().notNull(),
    /** Outstanding principal, and what the Treasury carries of it. */
    senior: t.bigint().notNull(),
    junior: t.bigint().notNull(),
    carrying: t.bigint().notNull(),
    /** How many instalments have been charged, and how many of them are fully paid, when it was last touched. */
    charged: t.integer().notNull(),
    paid: t.integer().notNull(),
    /** Of the oldest instalment that is not fully paid, or the next one; null before the draw and where none is left. */
    oldestDueDay: t.integer(),
    /** Whose the USDC is that it holds; what came by plain transfer and was not applied is in none. */
    purseRaising: t.bigint().notNull(),
    purseJuniors: t.bigint().notNull(),
    purseServicing: t.bigint().notNull(),
    purseSurplus: t.bigint().notNull(),
    /** Open breaches, and those that the default rests on: a bit for each, in the order of `breachKind`. */
    breaches: t.integer().notNull(),
    cause: t.integer().notNull(),
    /** After a default an operator was offered the machines and so much principal. Null where there is no offer. */
    offerOperator: t.hex(),
    offerPrincipal: t.bigint(),
    offerUntil: seconds(t),
    /** Null for what has not happened. `endedAt`: repaid, closed or cancelled. */
    proposedAt: seconds(t).notNull(),
    approvedAt: seconds(t),
    fundedAt: seconds(t),
    drawnAt: seconds(t),
    defaultedAt: seconds(t),
    handedOverAt: seconds(t),
    endedAt: seconds(t),
    /** Of the draw: fee kept, another deal paid off, paid to the borrower. */
    originationFee: t.bigint().notNull(),
    replaced: t.hex(),
    paidOut: t.bigint().notNull(),
    /** Received in all, by whom it was for. */
    paidServicing: t.bigint().notNull(),
    paidSeniorPrincipal: t.bigint().notNull(),
    paidSeniorYield: t.bigint().notNull(),
    paidJuniorPrincipal: t.bigint().notNull(),
    paidJuniorYield: t.bigint().notNull(),
    /** Principal that is lost or was struck out. */
    seniorLoss: t.bigint().notNull(),
    juniorLoss: t.bigint().notNull(),
    defaults: t.integer().notNull(),
    auctions: t.integer().notNull(),
    state: t.text().notNull(),
    /** When it last told something. */
    time: seconds(t).notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.address] }),
    // One for each way in which they are listed and each order: a page never sorts all deals.
    byNumber: index().on(table.chainId, table.number),
    byPrincipal: index().on(table.chainId, table.termPrincipal, table.number),
    byRaised: index().on(table.chainId, table.raised, table.number),
    byStage: index().on(table.chainId, table.stage, table.number),
    byStageAndPrincipal: index().on(table.chainId, table.stage, table.termPrincipal, table.number),
    byStageAndRaised: index().on(table.chainId, table.stage, table.raised, table.number),
    byStageAndDueDay: index().on(table.chainId, table.stage, table.oldestDueDay),
    byKind: index().on(table.chainId, table.kind, table.number),
    byBorrower: index().on(table.chainId, table.borrower, table.number),
    byDebtor: index().on(table.chainId, table.debtor, table.number),
    byTitle: index().on(table.chainId, table.titleId, table.number),
    byToken: index().on(table.chainId, table.token),
  }),
);

/** How many deals are at a stage. */
export const dealTally = onchainTable(
  "deal_tally",
  (t) => ({
    chainId: t.integer().notNull(),
    stage: dealStage().notNull(),
    deals: t.integer().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.stage] }) }),
);

/** The deals that earn or are about to: handlers find them by key, without a query. One row a chain. */
export const dealsAtWork = onchainTable(
  "deals_at_work",
  (t) => ({
    chainId: t.integer().notNull(),
    deals: t.json().$type<readonly Hex[]>().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId] }) }),
);

export const dealStepKind = onchainEnum("deal_step_kind", dealSteps);

/** Everything that a deal told, in order, and how it stood after each: outstanding, carried, held. */
export const dealStep = onchainTable(
  "deal_step",
  (t) => ({
    ...eventColumns(t),
    deal: t.hex().notNull(),
    kind: dealStepKind().notNull(),
    /** Who did it or whom it concerns, and an amount of USDC, where the event tells one. */
    account: t.hex(),
    usdc: t.bigint(),
    /** What the event tells besides, as text by name. */
    values: t.json().$type<Readonly<Record<string, string>>>().notNull(),
    stage: dealStage().notNull(),
    raised: t.bigint().notNull(),
    senior: t.bigint().notNull(),
    junior: t.bigint().notNull(),
    carrying: t.bigint().notNull(),
    purseRaising: t.bigint().notNull(),
    purseJuniors: t.bigint().notNull(),
    purseServicing: t.bigint().notNull(),
    purseSurplus: t.bigint().notNull(),
    breaches: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byDeal: index().on(table.chainId, table.deal, table.block, table.logIndex),
    byKind: index().on(table.chainId, table.kind, table.block, table.logIndex),
  }),
);

/**
 * An instalment: as planned at the draw, as scheduled now (prepayments and a hand-over change it), and what it was charged with and
 * what of that was paid once its day had come, when the deal was last touched. Interest holds a share of revenue too.
 */
export const instalment = onchainTable(
  "instalment",
  (t) => ({
    chainId: t.integer().notNull(),
    deal: t.hex().notNull(),
    /** From 1. */
    number: t.integer().notNull(),
    dueDay: t.integer().notNull(),
    plannedPrincipal: t.bigint().notNull(),
    plannedInterest: t.bigint().notNull(),
    scheduledPrincipal: t.bigint().notNull(),
    isCharged: t.boolean().notNull(),
    chargedPrincipal: t.bigint().notNull(),
    chargedYield: t.bigint().notNull(),
    paidPrincipal: t.bigint().notNull(),
    paidYield: t.bigint().notNull(),
    /** Since when nothing of it is unpaid. */
    paidAt: seconds(t),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.deal, table.number] }),
    byDueDay: index().on(table.chainId, table.dueDay),
  }),
);

export const paymentWay = onchainEnum("payment_way", wayNames);

/** Money that came into a deal, and whose it is. */
export const payment = onchainTable(
  "payment",
  (t) => ({
    ...eventColumns(t),
    deal: t.hex().notNull(),
    /** Who paid; the deal itself where it came by plain transfer or from a sale. */
    payer: t.hex().notNull(),
    way: paymentWay().notNull(),
    amount: t.bigint().notNull(),
    servicing: t.bigint().notNull(),
    seniorPrincipal: t.bigint().notNull(),
    seniorYield: t.bigint().notNull(),
    juniorPrincipal: t.bigint().notNull(),
    juniorYield: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byDeal: index().on(table.chainId, table.deal, table.block, table.logIndex),
    byPayer: index().on(table.chainId, table.payer, table.block, table.logIndex),
  }),
);

/** What of a payment went to which instalment. Fee, margin, prepaid principal and what runs are no instalment's. */
export const instalmentPayment = onchainTable(
  "instalment_payment",
  (t) => ({
    ...eventColumns(t),
    deal: t.hex().notNull(),
    number: t.integer().notNull(),
    principal: t.bigint().notNull(),
    yield: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex, table.number] }),
    byInstalment: index().on(table.chainId, table.deal, table.number, table.block, table.logIndex),
  }),
);

export const breachKind = onchainEnum("breach_kind", breachNames);

/** A covenant that somebody stated to fail, until somebody stated that it does not, or the deal ended or was handed over. */
export const breach = onchainTable(
  "breach",
  (t) => ({
    chainId: t.integer().notNull(),
    deal: t.hex().notNull(),
    kind: breachKind().notNull(),
    openedAt: seconds(t).notNull(),
    /** When a default may rest on it. */
    defaultFrom: seconds(t).notNull(),
    closedAt: seconds(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.deal, table.kind, table.openedAt] }) }),
);
