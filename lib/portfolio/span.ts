import { oldestFirst } from "./entries";
import type { AccountEvent, Activity } from "./event";

/**
 * Blocks asked for at once: below the proxy's limit (lib/server/rpc/log-range.ts) by enough that a range which is open
 * at its end stays within it while the chain goes on.
 */
export const rangeBlocks = 4_000n;

/** Ranges read together, in one round trip. */
export const rangesAtOnce = 5;

/** The newest blocks are read again with every look: a reorganisation replaces what they held. */
export const rereadBlocks = 16n;

export type Range = { readonly from: bigint; readonly to: bigint };

/** The ranges that end at `to`, newest first, down to the first block at most. None below it. */
export function rangesBack(to: bigint): readonly Range[] {
  const ranges: Range[] = [];
  for (let end = to; end >= 0n && ranges.length < rangesAtOnce; end -= rangeBlocks) {
    ranges.push({ from: end >= rangeBlocks ? end - rangeBlocks + 1n : 0n, to: end });
  }
  return ranges;
}

/**
 * From which block what is known can be carried on at `head`; undefined where it has to be read anew: the chain has run
 * too far ahead to close the gap in one range, or has gone back further than a reorganisation does, and is another one.
 */
export function carryOnFrom(known: Activity | undefined, head: bigint): bigint | undefined {
  if (known === undefined) return undefined;
  const from = known.to - rereadBlocks + 1n;
  if (head < from || head - from >= rangeBlocks) return undefined;
  return from > known.from ? from : known.from;
}

/** Puts the newest events, read from block `from` on, in the place of those that were known there. */
export function withNewest(known: Activity, newest: readonly AccountEvent[], from: bigint, head: bigint): Activity {
  const events = newestFirst([...known.events.filter(({ block }) => block < from), ...newest]);
  return { ...known, events, to: head > known.to ? head : known.to };
}

/** Adds what was found below. What was read anew in the meantime stays as it is. */
export function withEarlier(known: Activity, earlier: Activity): Activity {
  if (earlier.to + 1n !== known.from) return known;
  return { ...known, events: newestFirst([...known.events, ...earlier.events]), from: earlier.from, complete: earlier.complete };
}

/** Each event once: one that concerns an account twice is found twice. */
export function newestFirst(events: readonly AccountEvent[]): readonly AccountEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()].toSorted((one, other) => oldestFirst(other, one));
}
