import { within } from "../within";

/** Something that is read again and again: what was read last, when, and since when that has failed. Unix seconds of this machine. */
export type Part<Value> = {
  /** Absent: it was never read since this server started. */
  readonly last?: { readonly value: Value; readonly readAt: number };
  /** Absent: the last look succeeded. */
  readonly failingSince?: number;
};

type Options = { readonly patienceMs: number; readonly now?: () => number };

/**
 * Makes a reader that never throws, waits at most `patienceMs`, and keeps the last good value. A value that comes later
 * than that is what the next one who asks is shown.
 */
export function keepLast<Value>(load: () => Promise<Value>, { patienceMs, now = Date.now }: Options): () => Promise<Part<Value>> {
  const seconds = () => Math.floor(now() / 1000);
  let last: Part<Value>["last"];
  let failingSince: number | undefined;
  return async () => {
    const loading = load().then((value) => {
      last = { value, readAt: seconds() };
      failingSince = undefined;
    });
    try {
      await within(patienceMs, loading);
    } catch {
      failingSince ??= seconds();
    }
    return { ...(last && { last }), ...(failingSince !== undefined && { failingSince }) };
  };
}
