import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { treasuryMoves } from "../../lib/indexer/kinds";
import { eventColumns } from "./columns";

export const treasuryMoveKind = onchainEnum("treasury_move_kind", treasuryMoves);

/**
 * What moved the Treasury's books or the stakers' ledger, one row an event. `usdc` (6 decimals) and `aid` (18) hold what the
 * event tells in each, and 0 where it tells nothing; `fee` is USDC that stayed as surplus, `shares` those of the bills' vault; of
 * what a deal has paid, USDC too, `principal` `yield` and `recovery` are the parts. `account` is who gave or got, or the deal.
 */
export const treasuryMove = onchainTable(
  "treasury_move",
  (t) => ({
    ...eventColumns(t),
    kind: treasuryMoveKind().notNull(),
    account: t.hex(),
    usdc: t.bigint().notNull(),
    aid: t.bigint().notNull(),
    fee: t.bigint().notNull(),
    shares: t.bigint().notNull(),
    principal: t.bigint().notNull(),
    yield: t.bigint().notNull(),
    recovery: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byKind: index().on(table.chainId, table.kind, table.block, table.logIndex),
  }),
);

/** Sums since the beginning: one row a chain. */
export const treasuryTotal = onchainTable(
  "treasury_total",
  (t) => ({
    chainId: t.integer().notNull(),
    /** USDC, 6 decimals. */
    minted: t.bigint().notNull(),
    redeemed: t.bigint().notNull(),
    gains: t.bigint().notNull(),
    fees: t.bigint().notNull(),
    losses: t.bigint().notNull(),
    billsBought: t.bigint().notNull(),
    billsSold: t.bigint().notNull(),
    surplusAdded: t.bigint().notNull(),
    surplusPaid: t.bigint().notNull(),
    principalReceived: t.bigint().notNull(),
    yieldReceived: t.bigint().notNull(),
    recovered: t.bigint().notNull(),
    writtenOff: t.bigint().notNull(),
    /** AID, 18 decimals. */
    rewards: t.bigint().notNull(),
    exitFees: t.bigint().notNull(),
    stakersLosses: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId] }) }),
);
