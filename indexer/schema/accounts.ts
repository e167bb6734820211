import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { activities } from "../../lib/indexer/kinds";
import { eventColumns, seconds } from "./columns";

/** An account that has ever held AID, sAID, a ticket or a junior token, or traded. */
export const account = onchainTable(
  "account",
  (t) => ({
    chainId: t.integer().notNull(),
    address: t.hex().notNull(),
    firstSeen: seconds(t).notNull(),
    lastSeen: seconds(t).notNull(),
    activities: t.integer().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.address] }) }),
);

/**
 * What an account's sAID has cost, by average cost: shares and AID, 18 decimals. Shares in the queue are their ticket's. What was
 * given away takes its cost along; the result is realised when AID is fetched, or left with at once.
 */
export const stakerPosition = onchainTable(
  "staker_position",
  (t) => ({
    chainId: t.integer().notNull(),
    account: t.hex().notNull(),
    shares: t.bigint().notNull(),
    cost: t.bigint().notNull(),
    /** AID put in and fetched in all, and what was gained by it, negative where lost. */
    staked: t.bigint().notNull(),
    left: t.bigint().notNull(),
    realised: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.account] }) }),
);

export const activityKind = onchainEnum("activity_kind", activities);

/**
 * What an account did or what happened to it. `usdc` 6 decimals, `aid` and `shares` 18: how much, and of trades and liquidity what came
 * to the account, below zero what left it. `other` is who it went to or came from, `subject` a ticket's number or a deal's address.
 */
export const activity = onchainTable(
  "activity",
  (t) => ({
    ...eventColumns(t),
    account: t.hex().notNull(),
    kind: activityKind().notNull(),
    usdc: t.bigint().notNull(),
    aid: t.bigint().notNull(),
    shares: t.bigint().notNull(),
    other: t.hex(),
    subject: t.text(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.account, table.block, table.logIndex, table.kind] }),
    byKind: index().on(table.chainId, table.kind, table.block, table.logIndex),
  }),
);
