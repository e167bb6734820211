/** What was made last, by key. */
export type Memory<Value> = {
  /** What was made for a key, or is being made; else `make` makes it. A failure is given to those who waited for it and not kept. */
  recall(key: string, make: () => Promise<Value>): Promise<Value>;
  /** Whether something was made for a key or is being made. */
  has(key: string): boolean;
  /** What was made for a key, undefined where nothing is or it is still being made. */
  known(key: string): Value | undefined;
};

export type MemoryOptions<Value> = {
  /** How much is kept, in what `sizeOf` counts. */
  readonly most: number;
  readonly sizeOf: (value: Value) => number;
};

type Entry<Value> = { readonly value: Promise<Value>; made?: Value; size: number };

/** Keeps what was made, up to so much; what was not asked for longest goes first. */
export function createMemory<Value>({ most, sizeOf }: MemoryOptions<Value>): Memory<Value> {
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
      const keep = (value: Value): void => {
        entry.made = value;
        weigh(key, entry, sizeOf(value));
      };
      entry.value.then(keep, () => drop(key, entry));
      return entry.value;
    },
    has: (key) => entries.has(key),
    known: (key) => entries.get(key)?.made,
  };
}
