type Entry<Value> = { readonly value: Promise<Value>; readonly until: number };

/**
 * Shares one running or recent result of `load` for `keepMs`, so that many requests at once cost one. A failure is given
 * to those who waited for it and then forgotten.
 */
export function remember<Value>(load: () => Promise<Value>, keepMs: number, now: () => number = Date.now) {
  let entry: Entry<Value> | undefined;
  return (): Promise<Value> => {
    if (entry && entry.until > now()) return entry.value;
    const value = load();
    const mine: Entry<Value> = { value, until: now() + keepMs };
    entry = mine;
    value.catch(() => {
      if (entry === mine) entry = undefined;
    });
    return value;
  };
}
