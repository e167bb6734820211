import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { poolMoves } from "../../lib/indexer/kinds";
import { eventColumns, seconds } from "./columns";

/** A trade in the AID/USDC pool. Amounts as the pool sees them: what it received is above zero, what it paid is below. */
export const poolTrade = onchainTable(
  "pool_trade",
  (t) => ({
    ...eventColumns(t),
    pool: t.hex().notNull(),
    sender: t.hex().notNull(),
    recipient: t.hex().notNull(),
    /** Who sent the transaction; routers stand between. */
    account: t.hex().notNull(),
    /** 18 decimals. */
    aid: t.bigint().notNull(),
    /** 6 decimals. */
    usdc: t.bigint().notNull(),
    sqrtPriceX96: t.bigint().notNull(),
    /** USDC per AID after the trade, 1e18. */
    price: t.bigint().notNull(),
    liquidity: t.bigint().notNull(),
    tick: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byAccount: index().on(table.chainId, table.account, table.block, table.logIndex),
  }),
);

export const poolMoveKind = onchainEnum("pool_move_kind", poolMoves);

/** Liquidity that came, went or was fetched. `owner` is the position's owner in the pool: often Uniswap's position manager. */
export const poolMove = onchainTable(
  "pool_move",
  (t) => ({
    ...eventColumns(t),
    pool: t.hex().notNull(),
    kind: poolMoveKind().notNull(),
    owner: t.hex().notNull(),
    /** Who sent the transaction. */
    account: t.hex().notNull(),
    tickLower: t.integer().notNull(),
    tickUpper: t.integer().notNull(),
    liquidity: t.bigint().notNull(),
    aid: t.bigint().notNull(),
    usdc: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byAccount: index().on(table.chainId, table.account, table.block, table.logIndex),
  }),
);

/**
 * A position of the pool: by the account that brought the liquidity (who sent the transaction) within the pool's own key of owner
 * and ticks, so that those behind one position manager are told apart.
 */
export const poolPosition = onchainTable(
  "pool_position",
  (t) => ({
    chainId: t.integer().notNull(),
    pool: t.hex().notNull(),
    account: t.hex().notNull(),
    owner: t.hex().notNull(),
    tickLower: t.integer().notNull(),
    tickUpper: t.integer().notNull(),
    liquidity: t.bigint().notNull(),
    /** Brought and fetched in all. */
    aidIn: t.bigint().notNull(),
    usdcIn: t.bigint().notNull(),
    aidOut: t.bigint().notNull(),
    usdcOut: t.bigint().notNull(),
    /** Liquidity × seconds up to `time`, from which the share of any span follows. */
    liquiditySeconds: t.bigint().notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.pool, table.account, table.owner, table.tickLower, table.tickUpper] }),
    byAccount: index().on(table.chainId, table.account),
  }),
);
