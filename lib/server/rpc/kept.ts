/** Most answers, and most bytes, that are kept at the same time, and the longest answer that is. */
const MAX_KEPT = 2_000;
const MAX_KEPT_BYTES = 16 * 1024 * 1024;
const MAX_ANSWER_BYTES = 64 * 1024;

type Entry<Value> = { readonly value: Value; readonly until: number; readonly bytes: number };

export type Kept<Value> = {
  get(key: string): Value | undefined;
  /** Keeps a value for `ms`; one that is too long is not kept, and over a limit the oldest go. */
  keep(key: string, value: Value, ms: number): void;
};

/** Values that can be given again for a while, in bounded memory. Sizes are those of the JSON, two bytes a character. */
export function createKept<Value>(now: () => number): Kept<Value> {
  const entries = new Map<string, Entry<Value>>();
  let total = 0;

  function drop(key: string): void {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      return entry && entry.until > now() ? entry.value : undefined;
    },
    keep(key, value, ms) {
      const text = JSON.stringify(value);
      if (text.length > MAX_ANSWER_BYTES) return;
      drop(key);
      const bytes = 2 * (text.length + key.length);
      entries.set(key, { value, until: now() + ms, bytes });
      total += bytes;
      for (const [oldest, { until }] of entries) {
        if (entries.size <= MAX_KEPT && total <= MAX_KEPT_BYTES && until > now()) break;
        drop(oldest);
      }
    },
  };
}
