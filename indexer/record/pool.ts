import type { Hex } from "viem";
import { poolPrice } from "../../lib/finance/swap";
import type { PoolMove } from "../../lib/indexer/kinds";
import type { Place } from "../../lib/indexer/place";
import { afterLiquidity, aidIsToken0On, byToken } from "../../lib/indexer/pool";
import { poolMove, poolPosition, poolTrade } from "../schema/pool";
import { recordActivity } from "./activities";
import type { Recording } from "./context";

type In = { readonly place: Place; readonly pool: Hex; readonly account: Hex };
type Swapped = {
  readonly sender: Hex;
  readonly recipient: Hex;
  readonly amount0: bigint;
  readonly amount1: bigint;
  readonly sqrtPriceX96: bigint;
  readonly liquidity: bigint;
  readonly tick: number;
};
type Liquidity = {
  readonly owner: Hex;
  readonly tickLower: number;
  readonly tickUpper: number;
  /** Liquidity, as Uniswap calls it. */
  readonly amount: bigint;
  readonly amount0: bigint;
  readonly amount1: bigint;
};

export async function recordTrade(recording: Recording, { place, pool, account }: In, args: Swapped): Promise<void> {
  const { sender, recipient, sqrtPriceX96, liquidity, tick } = args;
  const aidIsToken0 = aidIsToken0On(place.chainId);
  const { aid, usdc } = byToken(args, aidIsToken0);
  const price = poolPrice({ sqrtPriceX96, aidIsToken0 });
  await recording.db.insert(poolTrade).values({ ...place, pool, account, sender, recipient, aid, usdc, sqrtPriceX96, price, liquidity, tick });
  await recordActivity(recording, { place, account, kind: "trade", aid: -aid, usdc: -usdc });
}

/** Writes what happened to a position. Asking a position for its fees removes nothing from it: nothing is written then. */
export async function recordLiquidity(recording: Recording, { place, pool, account }: In, kind: PoolMove, args: Liquidity): Promise<void> {
  const { owner, tickLower, tickUpper, amount: liquidity } = args;
  const { aid, usdc } = byToken(args, aidIsToken0On(place.chainId));
  if (liquidity === 0n && aid === 0n && usdc === 0n) return;
  const position = { owner, tickLower, tickUpper };
  await recording.db.insert(poolMove).values({ ...place, pool, kind, account, ...position, liquidity, aid, usdc });

  const { chainId, time } = place;
  const change = kind === "added" ? liquidity : -liquidity;
  const flow = flowOf(kind, aid, usdc);
  await recording.db
    .insert(poolPosition)
    .values({ chainId, pool, account, ...position, ...afterLiquidity({ liquidity: 0n, liquiditySeconds: 0n, time }, change, time), ...flow })
    .onConflictDoUpdate((row) => ({
      ...afterLiquidity(row, change, time),
      aidIn: row.aidIn + flow.aidIn,
      usdcIn: row.usdcIn + flow.usdcIn,
      aidOut: row.aidOut + flow.aidOut,
      usdcOut: row.usdcOut + flow.usdcOut,
    }));
  if (kind === "added") await recordActivity(recording, { place, account, kind: "liquidity_added", aid: -aid, usdc: -usdc });
  if (kind === "collected") await recordActivity(recording, { place, account, kind: "liquidity_removed", aid, usdc });
}

/** Removing frees what then waits to be collected: only what is collected has come out. */
function flowOf(kind: PoolMove, aid: bigint, usdc: bigint) {
  const none = { aidIn: 0n, usdcIn: 0n, aidOut: 0n, usdcOut: 0n };
  if (kind === "added") return { ...none, aidIn: aid, usdcIn: usdc };
  return kind === "collected" ? { ...none, aidOut: aid, usdcOut: usdc } : none;
}
