import type { Client, Hex } from "viem";
import { BlockNotFoundError } from "viem";
import { getBlock } from "viem/actions";
import { blocksToCompare, type ChainVerdict, type KnownBlock, verdictOf } from "../../lib/indexer/chain-verdict";
import { readKnownBlocks } from "./known-blocks";

export type Watched = {
  readonly client: Client;
  /** Where the index answers. */
  readonly origin: string;
  readonly signal: AbortSignal;
};

const answerWithinMs = 10_000;

/** Compares an index with its chain, by the blocks it knows. Throws where one of the two does not answer. */
export async function compare({ client, origin, signal }: Watched): Promise<{ readonly verdict: ChainVerdict; readonly known: readonly KnownBlock[] }> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
  const known = await readKnownBlocks(origin, within);
  const compared = blocksToCompare(known);
  const hashes: (Hex | undefined)[] = [];
  for (const { block } of compared) hashes.push(await hashAt(client, BigInt(block)));
  return { verdict: verdictOf(compared, hashes), known };
}

/** The hash of a block, undefined where the chain is not that long. */
export async function hashAt(client: Client, blockNumber: bigint): Promise<Hex | undefined> {
  try {
    return (await getBlock(client, { blockNumber })).hash;
  } catch (error) {
    if (error instanceof BlockNotFoundError) return undefined;
    throw error;
  }
}
