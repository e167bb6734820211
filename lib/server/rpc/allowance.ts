export type AllowanceOptions = {
  /** What a client may use at once. */
  readonly burst: number;
  /** What comes back per second. */
  readonly perSecond: number;
  /** Clients remembered at most; the one not seen for longest goes first. */
  readonly clients?: number;
  readonly now?: () => number;
};

export type Allowance = {
  /** Takes `cost` from a client's allowance. Answers 0, or, taking nothing, how many seconds to wait. */
  take(client: string, cost: number): number;
  /** What `take` would answer; takes nothing. */
  wait(client: string, cost: number): number;
};

type Bucket = { left: number; at: number };

/** A token bucket per client. State of one process: it protects this process, it does not count users. */
export function createAllowance({ burst, perSecond, clients = 10_000, now = Date.now }: AllowanceOptions): Allowance {
  const buckets = new Map<string, Bucket>();
  const leftOf = (client: string, at: number): number => {
    const before = buckets.get(client) ?? { left: burst, at };
    return Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
  };
  const waitFor = (left: number, cost: number): number => (left >= cost ? 0 : Math.max(1, Math.ceil((cost - left) / perSecond)));
  return {
    wait: (client, cost) => waitFor(leftOf(client, now()), cost),
    take(client, cost) {
      const at = now();
      const left = leftOf(client, at);
      const enough = left >= cost;
      buckets.delete(client);
      buckets.set(client, { left: enough ? left - cost : left, at });
      if (buckets.size > clients) buckets.delete(buckets.keys().next().value ?? client);
      return waitFor(left, cost);
    },
  };
}
