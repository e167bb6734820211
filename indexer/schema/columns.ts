import type { PgColumnsBuilders } from "ponder";

/**
 * Where on the chain a row comes from. (chainId, block, logIndex) is its key and the order of what happened; `time` is the
 * block's, in unix seconds.
 */
export const eventColumns = (t: PgColumnsBuilders) => ({
  chainId: t.integer().notNull(),
  block: t.integer().notNull(),
  logIndex: t.integer().notNull(),
  time: t.int8({ mode: "number" }).notNull(),
  transaction: t.hex().notNull(),
});

/** A time in unix seconds. */
export const seconds = (t: PgColumnsBuilders) => t.int8({ mode: "number" });
