import { hexToNumber, type Client } from "viem";

/** The node has no such block: it is still starting, or is no node. */
export class NoBlockError extends Error {
  override readonly name = "NoBlockError";
}

/**
 * What time it is on a local chain, in unix seconds. Such a chain makes blocks on demand and its clock can be moved, so
 * that its time is not its last block's: the pending block tells it. Throws viem's error when the chain does not answer.
 */
export async function readChainTime(client: Client): Promise<number> {
  const block = await client.request({ method: "eth_getBlockByNumber", params: ["pending", false] });
  if (!block) throw new NoBlockError("There is no pending block.");
  return hexToNumber(block.timestamp);
}
