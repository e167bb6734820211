import { entryPrice } from "../finance/share-price";
import type { ProtocolView } from "../queries/lens";
import { type History, snapshotOf } from "./snapshot";

/** The share price at a moment. Unix seconds; AID per share, 1e18; the block that it was read at. */
export type PricePoint = { readonly time: bigint; readonly price: bigint; readonly block: bigint };

export type PriceHistory = {
  /** The oldest first, the newest block last. */
  readonly past: readonly PricePoint[];
  /** What the price becomes when the rewards that vest now are in it, if nothing else happens; null where none vest. */
  readonly vested: Omit<PricePoint, "block"> | null;
};

/** The share price at every block of the past that was read, and where the rewards that are already paid in will take it. */
export function priceHistory(history: History, view: ProtocolView): PriceHistory {
  const latest = snapshotOf(view);
  const read = [history.start, history.quarter, history.month, history.fortnight, history.week, history.day, latest];
  const blocks = new Map(read.flatMap((snapshot) => (snapshot === null ? [] : [[snapshot.blockNumber, snapshot] as const])));
  const past = [...blocks.values()].map(({ timestamp, entryPrice: price, blockNumber }) => ({ time: timestamp, price, block: blockNumber }));
  return { past: past.toSorted((a, b) => Number(a.time - b.time)), vested: vestedPrice(view) };
}

function vestedPrice({ staking, timestamp }: ProtocolView): PriceHistory["vested"] {
  const { totalAssets, unvested, shares, vestingEnd } = staking;
  if (unvested === 0n || vestingEnd <= timestamp) return null;
  return { time: vestingEnd, price: entryPrice({ totalAssets: totalAssets + unvested, supply: shares }) };
}
