import type { Address } from "viem";
import { call, estimateGas } from "viem/actions";
import type { Call } from "../flow";
import type { ChainClient } from "../run/deps";

const bps = 10_000n;

/**
 * Runs one call as the account at a block, without sending it, and says how much gas it takes. Throws its
 * revert.
 * @returns `gas` estimated, `gasLimit` with the margin: what to send
 */
export async function simulateCall(parameters: {
  client: ChainClient;
  account: Address;
  call: Call;
  blockNumber: bigint;
  gasMarginBps: bigint;
}): Promise<{ readonly gas: bigint; readonly gasLimit: bigint }> {
  const { client, account, blockNumber, gasMarginBps } = parameters;
  const request = { ...parameters.call, account, blockNumber };
  // The call says why it reverts; some nodes' estimates do not.
  const [, gas] = await Promise.all([call(client, request), estimateGas(client, request)]);
  return { gas, gasLimit: (gas * (bps + gasMarginBps)) / bps };
}
