import type { Client } from "viem";
import { LOCAL_CHAIN_ID } from "../chain/chains";
import { readChainTime } from "../queries/block";
import { remember } from "./remember";
import { keepLast } from "./status/last-good";

const KEEP_MS = 1_000;
const PATIENCE_MS = 1_000;

/**
 * Makes the clock by which the ages of blocks are told, unix seconds: this machine's, and on a local chain the chain's
 * own, which may have been moved. Goes on by the last known difference while the chain does not answer; never throws.
 */
export function createChainClock(client: Client, chainId: number, now: () => number = Date.now): () => Promise<number> {
  const seconds = () => Math.floor(now() / 1000);
  if (chainId !== LOCAL_CHAIN_ID) return () => Promise.resolve(seconds());
  const ahead = keepLast(remember(async () => (await readChainTime(client)) - seconds(), KEEP_MS), { patienceMs: PATIENCE_MS });
  return async () => {
    const { last = 0 } = await ahead();
    return seconds() + last;
  };
}
