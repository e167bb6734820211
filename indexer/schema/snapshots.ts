import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { resolutions } from "../../lib/indexer/kinds";
import { seconds } from "./columns";

export const resolution = onchainEnum("resolution", resolutions);

/**
 * The protocol as `Lens.protocol()` told it at the first block of an hour or a day (UTC) that was looked at. Hours and days
 * without a block have no row: then the one before still holds, except for what grows with time.
 */
export const snapshot = onchainTable(
  "snapshot",
  (t) => ({
    chainId: t.integer().notNull(),
    resolution: resolution().notNull(),
    /** When the hour or the day begins. */
    start: seconds(t).notNull(),
    block: t.integer().notNull(),
    hash: t.hex().notNull(),
    time: seconds(t).notNull(),
    /** USDC, 6 decimals. */
    cash: t.bigint().notNull(),
    bills: t.bigint().notNull(),
    deals: t.bigint().notNull(),
    pendingYield: t.bigint().notNull(),
    /** AID, 18 decimals. */
    supply: t.bigint().notNull(),
    staked: t.bigint().notNull(),
    surplus: t.bigint().notNull(),
    freeLiquidity: t.bigint().notNull(),
    freeAfterQueue: t.bigint().notNull(),
    impairment: t.bigint().notNull(),
    totalAssets: t.bigint().notNull(),
    unvested: t.bigint().notNull(),
    unservedAssets: t.bigint().notNull(),
    setAside: t.bigint().notNull(),
    /** Fees of all exits at once until then: of a span it is a difference of two rows. */
    exitFees: t.bigint().notNull(),
    /** sAID, 18 decimals. */
    shares: t.bigint().notNull(),
    unservedShares: t.bigint().notNull(),
    /** AID per share, 1e18. */
    entryPrice: t.bigint().notNull(),
    exitPrice: t.bigint().notNull(),
    /** USDC per whole share of the vault, 6 decimals, and shares held. */
    billPrice: t.bigint().notNull(),
    billShares: t.bigint().notNull(),
    targetAprBps: t.integer().notNull(),
    /** What the stakers' return follows from besides: sums over deals that are drawn, and over those that are approved (lib/finance's EarningSums). */
    lentCarrying: t.bigint().notNull(),
    lentByRate: t.bigint().notNull(),
    lentByMargin: t.bigint().notNull(),
    lentRevenueShare: t.bigint().notNull(),
    approvedCarrying: t.bigint().notNull(),
    approvedByRate: t.bigint().notNull(),
    approvedByMargin: t.bigint().notNull(),
    approvedRevenueShare: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.resolution, table.start] }),
    byTime: index().on(table.time),
  }),
);

/**
 * The blocks that were looked at last, newest or not: 64 places that are used in turn. Their hashes tell whether the chain is still the
 * one that was indexed.
 */
export const indexedBlock = onchainTable(
  "indexed_block",
  (t) => ({
    chainId: t.integer().notNull(),
    place: t.integer().notNull(),
    block: t.integer().notNull(),
    hash: t.hex().notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.place] }) }),
);
