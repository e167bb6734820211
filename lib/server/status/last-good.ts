import { readProblemOf, type ReadProblem } from "../../queries/problem";
import { within } from "../within";

/** Something that is read again and again: what was read last, and since when reading has failed. */
export type Part<Value> = {
  /** Absent: it was never read since this server started. */
  readonly last?: Value;
  /** Unix seconds by this machine. Absent: the last look succeeded. */
  readonly failingSince?: number;
  /** Why the last look failed. */
  readonly problem?: ReadProblem;
};

type Options = { readonly patienceMs: number; readonly now?: () => number };

/** With something to show, nobody waits longer than this for a chain that is known to fail: pages stay quick on bad days. */
const FAILING_PATIENCE_MS = 500;

/**
 * Makes a reader that never throws, waits at most `patienceMs`, and keeps the last good value. A value that comes later
 * than that is what the next one who asks is shown.
 */
export function keepLast<Value>(load: () => Promise<Value>, { patienceMs, now = Date.now }: Options): () => Promise<Part<Value>> {
  let last: { readonly value: Value } | undefined;
  let failing: { readonly failingSince: number; readonly problem: ReadProblem } | undefined;
  return async () => {
    const loading = load().then((value) => {
      last = { value };
      failing = undefined;
    });
    try {
      await within(last && failing ? Math.min(patienceMs, FAILING_PATIENCE_MS) : patienceMs, loading);
    } catch (error) {
      failing = { failingSince: failing?.failingSince ?? Math.floor(now() / 1000), problem: readProblemOf(error) };
    }
    return { ...(last && { last: last.value }), ...failing };
  };
}

/** Whose last values are kept; the one not asked for longest goes first. */
const KEPT = 1_000;

/** The same for many: a reader of its own for each key. */
export function keepLastOf<Key, Value>(load: (key: Key) => Promise<Value>, options: Options & { readonly kept?: number }): (key: Key) => Promise<Part<Value>> {
  const readers = new Map<Key, () => Promise<Part<Value>>>();
  const { kept = KEPT } = options;
  return (key) => {
    const read = readers.get(key) ?? keepLast(() => load(key), options);
    readers.delete(key);
    readers.set(key, read);
    if (readers.size > kept) readers.delete(readers.keys().next().value ?? key);
    return read();
  };
}
