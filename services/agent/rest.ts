import type { Turn } from "./look";

const firstRestMs = 1_000;
const longestRestMs = 60_000;
const longestAfterLossMs = 3_600_000;

/** What the last look came to; undefined: it failed. */
type Next = Turn["next"] | undefined;

/** Looks that failed, and transactions that reverted, in a row. */
export type Streak = { readonly failures: number; readonly losses: number };

export type Course = Streak & {
  readonly next: Next;
  readonly intervalMs: number;
  readonly soonMs: number;
};

/** Milliseconds until the next look. `chance`, from 0 to 1, moves it by a tenth at most. */
export function restMs({ next, failures, losses, intervalMs, soonMs }: Course, chance: number = Math.random()): number {
  // Keepers that were started together do not look at the same moment for ever.
  const jitter = 0.9 + chance * 0.2;
  switch (next) {
    case undefined:
      return Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs) * jitter;
    case "again":
      return 0;
    case "soon":
      return soonMs * jitter;
    case "lost":
      // Whose transactions revert one after another pays for nothing: it looks ever more seldom.
      return Math.min(intervalMs * 2 ** (losses - 1), longestAfterLossMs) * jitter;
    case "idle":
    case "held":
      return intervalMs * jitter;
  }
}

/** The streak after one more look. A transaction that was sent has not succeeded yet. */
export function streakAfter({ failures, losses }: Streak, next: Next): Streak {
  if (next === undefined) return { failures: failures + 1, losses };
  if (next === "lost") return { failures: 0, losses: losses + 1 };
  return { failures: 0, losses: next === "soon" ? losses : 0 };
}
