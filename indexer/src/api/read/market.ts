import { and, eq } from "ponder";
import { type Address, numberToHex } from "viem";
import type { Head } from "../../../../lib/indexer/api/answer";
import { pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import { poolMove, poolPosition, poolTrade } from "../../../schema/pool";
import { addressPlace, addressText } from "./address-place";
import type { ReadEvents } from "./events";
import { beyond, sorted } from "./paging";
import type { Source } from "./source";
import { lower } from "./tickets";

type MarketReaders = Pick<Readers, "trades" | "liquidityMoves" | "liquidityPositions">;

/** The pool's trades and liquidity. */
export function marketReaders({ db, chainId, addresses }: Source, events: ReadEvents): MarketReaders {
  const pool: Address = lower(addresses.AidUsdcPool ?? numberToHex(0, { size: 20 }));
  return {
    trades: (asked) => events(poolTrade, asked, asked.query.account && eq(poolTrade.account, lower(asked.query.account))),
    liquidityMoves: (asked) => events(poolMove, asked, asked.query.account && eq(poolMove.account, lower(asked.query.account))),
    async liquidityPositions({ query: { account, order, limit }, after, head }) {
      const columns = [poolPosition.account, poolPosition.owner, poolPosition.tickLower, poolPosition.tickUpper, poolPosition.tokenId];
      const [who, owner, ...rest] = after ?? [];
      const found = await db
        .select()
        .from(poolPosition)
        .where(
          and(
            ...[eq(poolPosition.chainId, chainId), eq(poolPosition.pool, pool), account && eq(poolPosition.account, lower(account))],
            beyond(columns, who === undefined || owner === undefined ? undefined : [addressText(who), addressText(owner), ...rest], order),
          ),
        )
        .orderBy(...sorted(columns, order))
        .limit(limit + 1);
      const { rows, next } = pageFrom(found, limit, (row) => [addressPlace(row.account), addressPlace(row.owner), BigInt(row.tickLower), BigInt(row.tickUpper), BigInt(row.tokenId)]);
      return { rows: rows.map((row) => upTo(row, head)), next };
    },
  };
}

type Position = typeof poolPosition.$inferSelect;

/** A position whose liquidity has gone on until the newest block. */
export const upTo = (row: Position, { timestamp }: Head): Position => ({ ...row, liquiditySeconds: row.liquiditySeconds + row.liquidity * BigInt(timestamp - row.time) });
