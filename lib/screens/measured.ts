import { aprRealised } from "../finance/apr-realised";
import { type History, historyWindows, type Snapshot } from "./snapshot";

/** A rate and the span it was measured over. Rates 1e18 a year, without compounding. */
export type Measured = {
  readonly rate: bigint;
  readonly from: Snapshot;
  readonly seconds: bigint;
};

/** What one unit of anything was worth at two moments, as a yearly rate; null where there is no time or no price between them. */
export function measure(prices: { p0: bigint; p1: bigint }, from: Snapshot, latest: Snapshot): Measured | null {
  const seconds = latest.timestamp - from.timestamp;
  const rate = aprRealised({ ...prices, seconds });
  return rate === null ? null : { rate, from, seconds };
}

/** The spans whose realised APR is told, the shortest first (docs/protocol.md). */
export const realisedWindows = ["week", "month", "quarter", "start"] as const;

export type RealisedWindow = (typeof realisedWindows)[number];

/** What the share price really did over a span; null where there is no such history, and for a start less than a day ago. */
export function realisedOver(history: History, window: RealisedWindow, latest: Snapshot): Measured | null {
  const from = history[window];
  if (from === null || latest.timestamp - from.timestamp < historyWindows.day) return null;
  return measure({ p0: from.entryPrice, p1: latest.entryPrice }, from, latest);
}
