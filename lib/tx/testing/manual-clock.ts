import type { Clock } from "../run/deps";

/** A clock that stands until it is moved. */
export type ManualClock = Clock & {
  /** Moves it, waking sleepers on the way in their order; what they do is done before the next one wakes. */
  readonly pass: (milliseconds: number) => Promise<void>;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

/** Enough turns for everything that follows from a waking to have happened. */
const turns = 60;

export function createManualClock(start = 1_800_000_000_000): ManualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const sleeper: Sleeper = {
          at: now + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            signal.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener("abort", sleeper.wake);
      }),
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      await rest();
      for (;;) {
        const [next] = [...sleepers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        next.wake();
        await rest();
      }
      now = end;
      await rest();
    },
  };
}
