import { askUpstream, type FaultReason } from "./upstream";

/** What is known about one server of the chain. */
export type Health = {
  readonly url: string;
  /** Absent until it was asked; a server of another chain is never used. */
  chain?: "right" | "wrong";
  /** Its newest block when it was last asked. */
  head?: bigint;
  /** Epoch milliseconds of its last answer. */
  answeredAt?: number;
  /** Epoch milliseconds until which others go first. */
  restUntil: number;
  /** Faults in a row. */
  faults: number;
};

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

export function healthOf(url: string): Health {
  return { url, restUntil: 0, faults: 0 };
}

/** A server that failed rests: a second at first, twice as long with every further fault, or as long as it asks for. */
export function noteFault(health: Health, now: number, retryAfterMs = 0): void {
  const rest = Math.min(FIRST_REST_MS * 2 ** health.faults, LONGEST_REST_MS);
  health.faults += 1;
  health.restUntil = now + Math.min(Math.max(rest, retryAfterMs), LONGEST_REST_MS);
}

export function noteAnswer(health: Health, now: number): void {
  health.answeredAt = now;
  health.faults = 0;
  health.restUntil = 0;
}

/** Asks a server which chain it serves and how far it is; writes both into `health`. Never throws. */
export async function probe(health: Health, chainId: number, timeoutMs: number, now: () => number): Promise<void> {
  const [chain, head] = await Promise.all([
    askQuantity(health.url, "eth_chainId", timeoutMs),
    askQuantity(health.url, "eth_blockNumber", timeoutMs),
  ]);
  if (typeof chain !== "bigint" || typeof head !== "bigint") {
    noteFault(health, now());
    return;
  }
  health.chain = chain === BigInt(chainId) ? "right" : "wrong";
  health.head = head;
  noteAnswer(health, now());
}

async function askQuantity(url: string, method: string, timeoutMs: number): Promise<bigint | FaultReason> {
  const reply = await askUpstream(url, { method, params: [] }, timeoutMs);
  if (reply.kind === "fault") return reply.reason;
  if (!reply.outcome.ok || typeof reply.outcome.result !== "string") return "senseless";
  return /^0x[0-9a-f]{1,64}$/i.test(reply.outcome.result) ? BigInt(reply.outcome.result) : "senseless";
}

/** How one server stood when it was asked last: `behind` is asked after the others, `failed` rests first, of `wrong-chain` nothing is believed. */
export type ServerState = "answers" | "behind" | "failed" | "wrong-chain" | "not-asked";

/** How every server stands, in the order of the configuration. */
export function statesOf(all: readonly Health[], maxLag: bigint): ServerState[] {
  const best = bestHead(all);
  return all.map((health) => {
    if (health.chain === "wrong") return "wrong-chain";
    if (health.faults > 0) return "failed";
    if (health.chain === undefined) return "not-asked";
    return lags(health, best, maxLag) ? "behind" : "answers";
  });
}

function bestHead(all: readonly Health[]): bigint {
  return all.reduce((max, { chain, head = 0n }) => (chain !== "wrong" && head > max ? head : max), 0n);
}

function lags({ head }: Health, best: bigint, maxLag: bigint): boolean {
  return head !== undefined && best - head > maxLag;
}

/**
 * The order in which servers are tried: as configured, those that rest or whose head lags more than `maxLag` blocks
 * behind the best one last. Servers of another chain are left out.
 */
export function preferred(all: readonly Health[], now: number, maxLag: bigint): Health[] {
  const usable = all.filter((health) => health.chain !== "wrong");
  const best = bestHead(usable);
  const rank = (health: Health): number => {
    if (health.restUntil > now) return 2;
    return lags(health, best, maxLag) ? 1 : 0;
  };
  return usable.map((health) => ({ health, rank: rank(health) })).sort((a, b) => a.rank - b.rank).map(({ health }) => health);
}
