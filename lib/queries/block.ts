import { type Client, type Hex, hexToBigInt, isHex, numberToHex } from "viem";

/** The node has no such block: it is still starting, or is no node. */
export class NoBlockError extends Error {
  override readonly name = "NoBlockError";
}

/** The newest block, or the one of a number; `timestamp` in unix seconds. Throws NoBlockError, or viem's error when the chain does not answer. */
export async function readBlock(client: Client, blockNumber?: bigint): Promise<{ hash: Hex; number: bigint; timestamp: bigint }> {
  const { hash, number, timestamp } = await request(client, blockNumber === undefined ? "latest" : numberToHex(blockNumber));
  if (!isHex(hash) || !isHex(number)) throw new NoBlockError("The node gave a block without a place.");
  return { hash, number: hexToBigInt(number), timestamp: hexToBigInt(timestamp) };
}

/**
 * What time it is on a local chain, in unix seconds. Such a chain makes blocks on demand and its clock can be moved, so
 * that its time is not its last block's: the pending block tells it. Throws as readBlock does.
 */
export async function readChainTime(client: Client): Promise<number> {
  return Number((await request(client, "pending")).timestamp);
}

/** A server of the chain can answer with anything: what has no time is no block. */
async function request(client: Client, block: Hex | "latest" | "pending"): Promise<{ hash?: unknown; number?: unknown; timestamp: Hex }> {
  const found: unknown = await client.request({ method: "eth_getBlockByNumber", params: [block, false] });
  if (typeof found !== "object" || found === null || !("timestamp" in found) || !isHex(found.timestamp)) {
    throw new NoBlockError("The node gave no block.");
  }
  return { ...found, timestamp: found.timestamp };
}
