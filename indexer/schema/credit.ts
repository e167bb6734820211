import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { auctionOutcomes, juniorMoves, positionSteps } from "../../lib/indexer/credit/kinds";
import { eventColumns, seconds } from "./columns";

// Money is USDC, 6 decimals, and so are junior tokens: one a micro-dollar that was committed.

/** A deal's junior token as lib/finance's JuniorPayouts has it; parts are 2^-64 of a micro-dollar. */
export const juniorToken = onchainTable(
  "junior_token",
  (t) => ({
    chainId: t.integer().notNull(),
    token: t.hex().notNull(),
    deal: t.hex().notNull(),
    supply: t.bigint().notNull(),
    /** Paid out to holders, fetched and refunded in all. */
    distributed: t.bigint().notNull(),
    claimed: t.bigint().notNull(),
    refunded: t.bigint().notNull(),
    /** Parts that one token has been given so far, and those not yet given to any. */
    perToken: t.bigint().notNull(),
    remainder: t.bigint().notNull(),
    holders: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.token] }),
    byDeal: index().on(table.chainId, table.deal),
  }),
);

/** What an account holds of a deal's juniors. It can claim ⌊(owed + balance · (the token's perToken − perToken)) / 2^64⌋. */
export const juniorHolding = onchainTable(
  "junior_holding",
  (t) => ({
    chainId: t.integer().notNull(),
    token: t.hex().notNull(),
    account: t.hex().notNull(),
    deal: t.hex().notNull(),
    balance: t.bigint().notNull(),
    /** When it was last touched. */
    perToken: t.bigint().notNull(),
    owed: t.bigint().notNull(),
    committed: t.bigint().notNull(),
    claimed: t.bigint().notNull(),
    refunded: t.bigint().notNull(),
    /** When it was last touched: what of its tokens' cost payouts had not brought back, and what had come in beyond it. */
    cost: t.bigint().notNull(),
    realised: t.bigint().notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.token, table.account] }),
    byAccount: index().on(table.chainId, table.account),
  }),
);

export const juniorMoveKind = onchainEnum("junior_move_kind", juniorMoves);

/** What happened to an account's junior tokens. Committed: `account` got tokens and `other` paid; transferred: from `account` to `other`; else `other` got the USDC. */
export const juniorMove = onchainTable(
  "junior_move",
  (t) => ({
    ...eventColumns(t),
    deal: t.hex().notNull(),
    token: t.hex().notNull(),
    kind: juniorMoveKind().notNull(),
    account: t.hex().notNull(),
    other: t.hex().notNull(),
    usdc: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byAccount: index().on(table.chainId, table.account, table.block, table.logIndex),
    byDeal: index().on(table.chainId, table.deal, table.block, table.logIndex),
  }),
);

/** What a deal paid out to its juniors, to whoever held tokens at that moment. */
export const juniorPayout = onchainTable(
  "junior_payout",
  (t) => ({
    ...eventColumns(t),
    deal: t.hex().notNull(),
    token: t.hex().notNull(),
    usdc: t.bigint().notNull(),
    supply: t.bigint().notNull(),
    /** Given to one token so far, after it: parts. */
    perToken: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byDeal: index().on(table.chainId, table.deal, table.block, table.logIndex),
  }),
);

export const auctionOutcome = onchainEnum("auction_outcome", auctionOutcomes);

/** An auction of a deal's title. `open` runs until `endsAt`; unsold it stays open, and its last ask counts, until the next one or a cure. */
export const auction = onchainTable(
  "auction",
  (t) => ({
    chainId: t.integer().notNull(),
    deal: t.hex().notNull(),
    /** Of the deal, from 1. */
    number: t.integer().notNull(),
    /** The title's value at the start; the ask falls from 120 % to 30 % of it. */
    value: t.bigint().notNull(),
    /** The lowest ask of those before it that ended unsold; null for the first. */
    unsoldAt: t.bigint(),
    startedAt: seconds(t).notNull(),
    endsAt: seconds(t).notNull(),
    outcome: auctionOutcome().notNull(),
    endedAt: seconds(t),
    buyer: t.hex(),
    price: t.bigint(),
    /** Of the price, the debtor's; and principal that was not repaid. */
    surplus: t.bigint(),
    seniorLoss: t.bigint(),
    juniorLoss: t.bigint(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.deal, table.number] }),
    byStart: index().on(table.chainId, table.startedAt),
  }),
);

/** What the stakers have in a deal. The row stays when the position is closed: recoveries can still come. */
export const seniorPosition = onchainTable(
  "senior_position",
  (t) => ({
    chainId: t.integer().notNull(),
    deal: t.hex().notNull(),
    borrower: t.hex().notNull(),
    /** As the title said at the draw: short strings of ASCII. */
    facility: t.hex().notNull(),
    model: t.hex().notNull(),
    /** Lent, and carried now. */
    principal: t.bigint().notNull(),
    carrying: t.bigint().notNull(),
    /** Juniors' outstanding principal, the day from whose end on something may be lost (0: already), and whether the deal has to be asked then. */
    junior: t.bigint().notNull(),
    lateAfter: t.integer().notNull(),
    asks: t.boolean().notNull(),
    /** In all. */
    repaid: t.bigint().notNull(),
    yield: t.bigint().notNull(),
    writtenOff: t.bigint().notNull(),
    recovered: t.bigint().notNull(),
    openedAt: seconds(t).notNull(),
    closedAt: seconds(t),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.deal] }),
    byLateAfter: index().on(table.chainId, table.lateAfter),
  }),
);

export const positionStepKind = onchainEnum("position_step_kind", positionSteps);

/** What happened to a senior position, and what was carried after it. */
export const positionStep = onchainTable(
  "position_step",
  (t) => ({
    ...eventColumns(t),
    deal: t.hex().notNull(),
    kind: positionStepKind().notNull(),
    carrying: t.bigint().notNull(),
    junior: t.bigint().notNull(),
    lateAfter: t.integer().notNull(),
    asks: t.boolean().notNull(),
    /** Of a receipt: by which what is carried fell, beyond principal, and of what was written off before. */
    principal: t.bigint().notNull(),
    yield: t.bigint().notNull(),
    recovery: t.bigint().notNull(),
    loss: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byDeal: index().on(table.chainId, table.deal, table.block, table.logIndex),
    byKind: index().on(table.chainId, table.kind, table.block, table.logIndex),
  }),
);
