/**
 * How a cached value gets old.
 * `head`    read with every look at the chain, in one round trip with all others of its kind
 * `block`   read again when a new block has been seen
 * `minute`  read again when it is used after a minute
 * `static`  never changes while the page is open
 */
export type Freshness = "head" | "block" | "minute" | "static";

const MINUTE_MS = 60_000;

const staleMs: Readonly<Record<Freshness, number>> = {
  // The block watcher says when these are old; time alone does not.
  head: Infinity,
  block: Infinity,
  minute: MINUTE_MS,
  static: Infinity,
};

/** The options of a query that follow from its freshness. */
export function freshness(kind: Freshness) {
  return { staleTime: staleMs[kind], meta: { freshness: kind } } as const;
}

/** The freshness that a query was made with. */
export function freshnessOf(query: { readonly meta: Record<string, unknown> | undefined }): Freshness | undefined {
  const kind = query.meta?.["freshness"];
  return typeof kind === "string" && kind in staleMs ? (kind as Freshness) : undefined;
}
