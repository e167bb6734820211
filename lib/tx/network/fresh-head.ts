import { getBlock } from "viem/actions";
import { EngineError, engineFailure } from "../machine/engine-failure";
import type { ChainClient, Clock } from "../run/deps";
import type { Policy } from "../policy";

export type Head = { readonly number: bigint; readonly timestamp: bigint; readonly baseFeePerGas: bigint };

/**
 * The latest block, not older than one that this run has already seen: a server that lags behind would
 * hide the approval that was just included. Throws `stale-head` when the network does not catch up; where
 * the chain can be made anew, this is another one, and its head is what there is.
 */
export async function freshHead(parameters: {
  client: ChainClient;
  since: bigint;
  clock: Clock;
  policy: Pick<Policy, "headMs" | "pollMs" | "restarts">;
  signal: AbortSignal;
}): Promise<Head> {
  const { client, since, clock, policy, signal } = parameters;
  const end = clock.now() + policy.headMs;
  for (;;) {
    const { number, timestamp, baseFeePerGas } = await getBlock(client, { blockTag: "latest" });
    const isLate = signal.aborted || clock.now() >= end;
    if (number >= since || (isLate && policy.restarts)) return { number, timestamp, baseFeePerGas: baseFeePerGas ?? 0n };
    if (isLate) {
      throw new EngineError(engineFailure("stale-head", `block ${number}, expected ${since}`));
    }
    await clock.sleep(policy.pollMs, signal);
  }
}
