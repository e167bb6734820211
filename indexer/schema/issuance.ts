import { index, onchainTable, primaryKey } from "ponder";
import { eventColumns } from "./columns";

/** AID minted for USDC by the Issuer. `caller` paid. */
export const mint = onchainTable(
  "mint",
  (t) => ({
    ...eventColumns(t),
    caller: t.hex().notNull(),
    receiver: t.hex().notNull(),
    /** 6 decimals. */
    usdc: t.bigint().notNull(),
    /** 18 decimals. */
    aid: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byReceiver: index().on(table.chainId, table.receiver, table.block, table.logIndex),
  }),
);

/** AID redeemed for USDC by the Issuer. The AID was the caller's. */
export const redemption = onchainTable(
  "redemption",
  (t) => ({
    ...eventColumns(t),
    caller: t.hex().notNull(),
    receiver: t.hex().notNull(),
    /** 6 decimals. */
    usdc: t.bigint().notNull(),
    /** 18 decimals. */
    aid: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byCaller: index().on(table.chainId, table.caller, table.block, table.logIndex),
  }),
);
