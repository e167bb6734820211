import { type Hex, zeroAddress } from "viem";
import { poolPrice } from "../../lib/finance/swap";
import type { PoolMove } from "../../lib/indexer/kinds";
import type { Place } from "../../lib/indexer/place";
import { afterLiquidity, aidIsToken0On, byToken, isManagerOn, isOfCall, placesOfPoolEvent } from "../../lib/indexer/pool";
import { poolMove, poolNft, poolPosition, poolTrade } from "../schema/pool";
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

/**
 * Writes what the pool tells of a position. Asking a position for its fees removes nothing from it: nothing is written then. What Uniswap's
 * manager did for somebody is booked once it has told for which NFT (recordManaged).
 */
export async function recordLiquidity(recording: Recording, { place, pool, account }: In, kind: PoolMove, args: Liquidity): Promise<void> {
  const { owner, tickLower, tickUpper, amount: liquidity } = args;
  const { aid, usdc } = byToken(args, aidIsToken0On(place.chainId));
  if (liquidity === 0n && aid === 0n && usdc === 0n) return;
  const move = { ...place, pool, kind, account, owner, tokenId: 0, holder: owner, tickLower, tickUpper, liquidity, aid, usdc };
  await recording.db.insert(poolMove).values(move);
  if (!isManagerOn(place.chainId, owner)) await book(recording, place.time, move);
  if (kind === "added") await recordActivity(recording, { place, account, kind: "liquidity_added", aid: -aid, usdc: -usdc });
  if (kind === "collected") await recordActivity(recording, { place, account, kind: "liquidity_removed", aid, usdc });
}

type Move = typeof poolMove.$inferSelect;
type Holding = Pick<Move, "chainId" | "pool" | "owner" | "tickLower" | "tickUpper" | "tokenId" | "holder" | "liquidity">;

/** Adds to what an account has in a position, or takes from it. Times in unix seconds. */
async function change({ db }: Recording, time: number, { holder, liquidity, chainId, pool, owner, tickLower, tickUpper, tokenId }: Holding, flow = still): Promise<void> {
  const position = { chainId, pool, account: holder, owner, tickLower, tickUpper, tokenId };
  await db
    .insert(poolPosition)
    .values({ ...position, ...afterLiquidity({ liquidity: 0n, liquiditySeconds: 0n, time }, liquidity, time), ...flow })
    .onConflictDoUpdate((row) => ({
      ...afterLiquidity(row, liquidity, time),
      aidIn: row.aidIn + flow.aidIn,
      usdcIn: row.usdcIn + flow.usdcIn,
      aidOut: row.aidOut + flow.aidOut,
      usdcOut: row.usdcOut + flow.usdcOut,
    }));
}

const still = { aidIn: 0n, usdcIn: 0n, aidOut: 0n, usdcOut: 0n };

/** What was removed waits to be collected: only what is collected has come out. */
async function book(recording: Recording, time: number, move: Holding & Pick<Move, "kind" | "aid" | "usdc">): Promise<void> {
  const { kind, liquidity, aid, usdc } = move;
  if (kind === "added") return change(recording, time, move, { ...still, aidIn: aid, usdcIn: usdc });
  return change(recording, time, { ...move, liquidity: -liquidity }, kind === "collected" ? { ...still, aidOut: aid, usdcOut: usdc } : still);
}

/** What the pool has told of a call of the manager; undefined where that was another pool's. */
async function toldByPool({ db }: Recording, { chainId, block, logIndex, transaction }: Place, kind: PoolMove): Promise<Move | undefined> {
  for (const index of placesOfPoolEvent(logIndex)) {
    const move = await db.find(poolMove, { chainId, block, logIndex: index });
    if (move !== null && isOfCall(move, { chainId, kind, transaction })) return move;
  }
  return undefined;
}

/** For which NFT the manager did what the pool has just told. */
export async function recordManaged(recording: Recording, place: Place, kind: PoolMove, token: bigint): Promise<void> {
  const { chainId, time } = place;
  const nft = await recording.db.find(poolNft, { chainId, tokenId: Number(token) });
  if (nft === null) return;
  const move = await toldByPool(recording, place, kind);
  // Fees of nothing were fetched.
  if (move === undefined && kind === "collected") return;
  if (move === undefined) throw new Error(`The pool has not told what was ${kind} for the position ${token} in block ${place.block}.`);
  const { tokenId, holder } = nft;
  await recording.db.update(poolMove, { chainId, block: move.block, logIndex: move.logIndex }).set({ tokenId, holder });
  await book(recording, time, { ...move, tokenId, holder });
}

type Given = { readonly from: Hex; readonly to: Hex; readonly tokenId: bigint };

/** An NFT of the manager that was made, given away or burned: its liquidity counts for whoever has it. */
export async function recordNftTransfer(recording: Recording, place: Place, account: Hex, { from, to, tokenId: token }: Given): Promise<void> {
  const { chainId, time } = place;
  const tokenId = Number(token);
  if (from === zeroAddress) {
    const made = await toldByPool(recording, place, "added");
    if (made === undefined) return;
    const { pool, owner, tickLower, tickUpper } = made;
    await recording.db.insert(poolNft).values({ chainId, tokenId, pool, owner, holder: to, tickLower, tickUpper });
    return;
  }
  const nft = await recording.db.find(poolNft, { chainId, tokenId });
  if (nft === null) return;
  const held = await recording.db.find(poolPosition, { ...nft, account: from });
  const liquidity = held?.liquidity ?? 0n;
  await recording.db.update(poolNft, { chainId, tokenId }).set({ holder: to });
  await recording.db.insert(poolMove).values({ ...place, ...nft, kind: "transferred", account, holder: to, liquidity, aid: 0n, usdc: 0n });
  await change(recording, time, { ...nft, holder: from, liquidity: -liquidity });
  if (to !== zeroAddress) await change(recording, time, { ...nft, holder: to, liquidity });
}
