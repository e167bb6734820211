const maxLinks = 40;

/** Where the errors of viem, wagmi, wallets and JSON-RPC keep the error that caused them. */
const paths = ["cause", "data", "error", "originalError"] as const;

/** Reads a property of anything; a getter that throws counts as absent. */
export function property(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}

/**
 * An error and everything it says caused it, outermost first. Follows viem's `cause`, the `data` and
 * `originalError` in which wallets hide a node's answer, and `error`; cuts cycles and very long chains.
 */
export function errorLinks(error: unknown): readonly object[] {
  const links: object[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && links.length < maxLinks) {
    const next = queue.shift();
    if (typeof next !== "object" || next === null || links.includes(next)) continue;
    links.push(next);
    queue.push(...paths.map((key) => property(next, key)));
  }
  return links;
}
