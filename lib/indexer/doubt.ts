import type { ChainVerdict } from "./chain-verdict";

/** Since when an index has not been at one with its chain, in milliseconds of any clock; undefined while it is. */
export type Doubt = { readonly since: number; readonly verdict: ChainVerdict } | undefined;

/** How long a chain may be another one before that is believed: an answer of a server that lags may be mixed with one that does not. */
const believeAfterMs = 3_000;
/** How long a reorganisation may take to be followed before it is one that never will be. */
const patienceMs = 60_000;
/** A chain of the world is not made anew. A server of it may tell of another one for a while, and reading the past again takes hours. */
const patienceWithTheWorldMs = 600_000;

/** The doubt after another look. A server that lags casts none: it will be asked again. */
export function doubtAfter(doubt: Doubt, verdict: ChainVerdict, now: number): Doubt {
  if (verdict === "same" || verdict === "behind") return undefined;
  return doubt?.verdict === verdict ? doubt : { since: doubt?.since ?? now, verdict };
}

/** Whether an index has to be made anew; `isLocal`: of a chain of this machine, which may be made anew itself. */
export function isLost(doubt: Doubt, now: number, isLocal: boolean): boolean {
  if (doubt === undefined) return false;
  if (!isLocal) return now - doubt.since >= patienceWithTheWorldMs;
  return now - doubt.since >= (doubt.verdict === "another" ? believeAfterMs : patienceMs);
}
