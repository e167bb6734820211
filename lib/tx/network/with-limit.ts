import type { Clock } from "../run/deps";

/** What came of a wait. */
export type Limited<T> = { readonly late: false; readonly value: T } | { readonly late: true };

/** Waits for a promise, but not longer than this. The promise itself goes on. Rejects as it does. */
export async function withLimit<T>(promise: Promise<T>, milliseconds: number, clock: Clock): Promise<Limited<T>> {
  const timer = new AbortController();
  const limit = clock.sleep(milliseconds, timer.signal).then((): Limited<T> => ({ late: true }));
  try {
    return await Promise.race([promise.then((value): Limited<T> => ({ late: false, value })), limit]);
  } finally {
    timer.abort();
  }
}
