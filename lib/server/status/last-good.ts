import { within } from "../within";

/** Something that is read again and again: what was read last, and since when reading has failed. */
export type Part<Value> = {
  /** Absent: it was never read since this server started. */
  readonly last?: Value;
  /** Unix seconds by this machine. Absent: the last look succeeded. */
  readonly failingSince?: number;
};

type Options = { readonly patienceMs: number; readonly now?: () => number };

/**
 * Makes a reader that never throws, waits at most `patienceMs`, and keeps the last good value. A value that comes later
 * than that is what the next one who asks is shown.
 */
export function keepLast<Value>(load: () => Promise<Value>, { patienceMs, now = Date.now }: Options): () => Promise<Part<Value>> {
  let last: { readonly value: Value } | undefined;
  let failingSince: number | undefined;
  return async () => {
    const loading = load().then((value) => {
      last = { value };
      failingSince = undefined;
    });
    try {
      await within(patienceMs, loading);
    } catch {
      failingSince ??= Math.floor(now() / 1000);
    }
    return { ...(last && { last: last.value }), ...(failingSince !== undefined && { failingSince }) };
  };
}
