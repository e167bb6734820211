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

/**
 * Liquidity that came, went, was fetched, or changed hands with its NFT. `owner` is the position's owner in the pool: often Uniswap's
 * position manager. From these follows whose how much was at any time.
 */
export const poolMove = onchainTable(
  "pool_move",
  (t) => ({
    ...eventColumns(t),
    pool: t.hex().notNull(),
    kind: poolMoveKind().notNull(),
    owner: t.hex().notNull(),
    /** Who sent the transaction. */
    account: t.hex().notNull(),
    /** The manager's NFT; 0 for a position straight in the pool. */
    tokenId: t.integer().notNull(),
    /** Whose the position is afterwards: the NFT's owner; straight in the pool, `owner`; nobody (zero) once the NFT is burned. */
    holder: t.hex().notNull(),
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

/** A position of the pool that is an NFT of Uniswap's manager, which manages those of every pool: these are all of ours. */
export const poolNft = onchainTable(
  "pool_nft",
  (t) => ({
    chainId: t.integer().notNull(),
    tokenId: t.integer().notNull(),
    pool: t.hex().notNull(),
    /** In the pool: the manager. */
    owner: t.hex().notNull(),
    /** Whose the NFT is; zero once it is burned. */
    holder: t.hex().notNull(),
    tickLower: t.integer().notNull(),
    tickUpper: t.integer().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.tokenId] }) }),
);

/**
 * What an account has, or had, in a position of the pool: by NFT, or for a position straight in the pool by the pool's own key of owner
 * and ticks. Who gives an NFT away keeps the seconds until then, and its liquidity is the next one's.
 */
export const poolPosition = onchainTable(
  "pool_position",
  (t) => ({
    chainId: t.integer().notNull(),
    pool: t.hex().notNull(),
    /** The NFT's owner; straight in the pool, `owner`. */
    account: t.hex().notNull(),
    owner: t.hex().notNull(),
    tickLower: t.integer().notNull(),
    tickUpper: t.integer().notNull(),
    /** 0 for a position straight in the pool. */
    tokenId: t.integer().notNull(),
    liquidity: t.bigint().notNull(),
    /** Brought and fetched in all while it was this account's. */
    aidIn: t.bigint().notNull(),
    usdcIn: t.bigint().notNull(),
    aidOut: t.bigint().notNull(),
    usdcOut: t.bigint().notNull(),
    /** Liquidity × seconds up to `time`, from which the share of any span follows. */
    liquiditySeconds: t.bigint().notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.pool, table.account, table.owner, table.tickLower, table.tickUpper, table.tokenId] }),
    byAccount: index().on(table.chainId, table.account),
  }),
);
