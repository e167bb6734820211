import { setTimeout as pause } from "node:timers/promises";

/** Between two starts of a Ponder that ends by itself: 1, 2, 4, … seconds, at most this. */
const longestRestMs = 30_000;
/** A Ponder that has lived so long is not one that cannot start. */
const settledMs = 60_000;

/** Tells how long to wait after a Ponder has ended by itself that lived so long. */
export function createRests(): (livedMs: number) => number {
  let failures = 0;
  return (livedMs) => {
    failures = livedMs > settledMs ? 1 : failures + 1;
    return Math.min(longestRestMs, 500 * 2 ** failures);
  };
}

/** Waits so long, or until `signal`. */
export function rest(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
