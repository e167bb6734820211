import { setTimeout as pause } from "node:timers/promises";
import type { Address } from "viem";
import type { ChainClients } from "./chain/clients";
import { firstLine } from "./first-line";
import { feedUpdatedAt, submitFreshRound } from "./external/feed-round";

/** How old the answer may grow, in the chain's own seconds: Chainlink's heartbeat of an hour. */
const heartbeat = 3_600n;
/** How often the head is looked at, in real milliseconds; a jump of the clock is answered after this long. */
const lookEveryMs = 500;

export type Oracle = { stop(): Promise<void> };

export type OracleOptions = {
  readonly clients: ChainClients;
  readonly feed: Address;
  readonly log: (line: string) => void;
};

/** Keeps the USDC / USD feed alive: watches the head's time and submits a round for every hour that has passed. */
export function startOracle({ clients, feed, log }: OracleOptions): Oracle {
  const ending = new AbortController();
  let failing = false;
  const look = async (): Promise<void> => {
    try {
      if (await submitIfDue(clients, feed)) log("Oracle: USDC / USD round submitted");
      failing = false;
    } catch (error) {
      // Said once for each outage; the next look tries again.
      if (!failing && !ending.signal.aborted) log(`Oracle: no round this time (${firstLine(error)})`);
      failing = true;
    }
  };
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await look();
      await pause(lookEveryMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/** Submits a round when the answer is an hour old at the head. Returns whether it did. */
export async function submitIfDue(clients: ChainClients, feed: Address): Promise<boolean> {
  const { timestamp } = await clients.publicClient.getBlock();
  if (timestamp - (await feedUpdatedAt(clients, feed)) < heartbeat) return false;
  await submitFreshRound(clients, feed, timestamp);
  return true;
}
