import { index, onchainTable, primaryKey } from "ponder";
import { eventColumns, seconds } from "./columns";

/** A token of ours. `symbol` is AID or sAID; `supply` and `holders` are those of the newest block. 18 decimals. */
export const token = onchainTable(
  "token",
  (t) => ({
    chainId: t.integer().notNull(),
    address: t.hex().notNull(),
    symbol: t.text().notNull(),
    supply: t.bigint().notNull(),
    holders: t.integer().notNull(),
    transfers: t.integer().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.address] }) }),
);

/** Every transfer of AID and sAID; minted from and burned to the zero address. */
export const transfer = onchainTable(
  "transfer",
  (t) => ({
    ...eventColumns(t),
    token: t.hex().notNull(),
    from: t.hex().notNull(),
    to: t.hex().notNull(),
    amount: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byFrom: index().on(table.chainId, table.from, table.block, table.logIndex),
    byTo: index().on(table.chainId, table.to, table.block, table.logIndex),
    byToken: index().on(table.chainId, table.token, table.block, table.logIndex),
  }),
);

/** What an account holds of AID or sAID. Rows stay when the amount becomes 0. */
export const balance = onchainTable(
  "balance",
  (t) => ({
    chainId: t.integer().notNull(),
    token: t.hex().notNull(),
    account: t.hex().notNull(),
    amount: t.bigint().notNull(),
    /** When it last changed. */
    time: seconds(t).notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.token, table.account] }),
    byAccount: index().on(table.chainId, table.account),
    byAmount: index().on(table.chainId, table.token, table.amount),
  }),
);
