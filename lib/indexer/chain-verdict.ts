import type { Hex } from "viem";

/** A block that was indexed. */
export type KnownBlock = { readonly block: number; readonly hash: Hex };

/**
 * What comparing indexed blocks with the chain tells:
 *   same           the newest indexed block is on the chain
 *   reorganising   an older one is: the newest were replaced, which is followed by itself
 *   behind         none of them is reached: the server lags, or the chain is being made again and is not yet long enough to tell
 *   another        the oldest is another one: this is not the chain that was indexed
 */
export type ChainVerdict = "same" | "reorganising" | "behind" | "another";

/** Blocks from which on a chain is not reorganised any more, as far as Ponder follows. */
export const finality = 30;

/** Blocks that are asked for: the newest and the oldest that is known; one where only one is. */
export function blocksToCompare(known: readonly KnownBlock[]): readonly KnownBlock[] {
  const [newest, oldest] = [known.toSorted((a, b) => b.block - a.block).at(0), known.toSorted((a, b) => a.block - b.block).at(0)];
  if (newest === undefined || oldest === undefined) return [];
  return newest.block === oldest.block ? [newest] : [newest, oldest];
}

/** Compares them with the chain's own hashes, undefined where it has no such block. */
export function verdictOf(compared: readonly KnownBlock[], hashes: readonly (Hex | undefined)[]): ChainVerdict {
  const [newest, oldest = newest] = compared;
  if (newest === undefined || oldest === undefined) return "same";
  const [newestHash, oldestHash = newestHash] = hashes;
  if (newestHash === newest.hash) return "same";
  if (oldestHash === undefined) return "behind";
  if (oldestHash === oldest.hash) return "reorganising";
  return newest.block - oldest.block > finality ? "another" : "reorganising";
}
