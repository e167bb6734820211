/** What was made last, by key. */
export type Memory<Value> = {
  /** What was made for a key, or is being made; else `make` makes it. A failure is given to those who waited for it and not kept. */
  recall(key: string, make: () => Promise<Value>): Promise<Value>;
};

type Entry<Value> = { readonly value: Promise<Value>; size: number };

/** Keeps answers of the newest block, up to so many characters; the one not asked for longest goes first. */
export function createMemory<Value>({ most, sizeOf }: { readonly most: number; readonly sizeOf: (value: Value) => number }): Memory<Value> {
  const entries = new Map<string, Entry<Value>>();
  let held = 0;
  const drop = (key: string, entry: Entry<Value>): void => {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    held -= entry.size;
  };
  const weigh = (key: string, entry: Entry<Value>, size: number): void => {
    if (entries.get(key) !== entry) return;
    entry.size = size;
    held += size;
    for (const [oldest, old] of entries) {
      if (held <= most) return;
      drop(oldest, old);
    }
  };
  return {
    recall(key, make) {
      const known = entries.get(key);
      if (known) {
        entries.delete(key);
        entries.set(key, known);
        return known.value;
      }
      const entry: Entry<Value> = { value: make(), size: 0 };
      entries.set(key, entry);
      entry.value.then((value) => weigh(key, entry, sizeOf(value)), () => drop(key, entry));
      return entry.value;
    },
  };
}
