import type { ContractFunctionReturnType } from "viem";
import { lensAbi } from "../../../../abis";
import type { Head } from "../../../../lib/indexer/api/answer";
import { createMemory } from "../../../../lib/indexer/api/memory";
import type { Source } from "./source";

export type ProtocolView = ContractFunctionReturnType<typeof lensAbi, "view", "protocol">;
export type ReadProtocol = (head: Head) => Promise<ProtocolView>;

/** Blocks whose figures are kept. */
const BLOCKS = 4;

/** What `Lens.protocol()` says at the head: rewards vest with every second, so no row of the index can hold it. One call a block. */
export function createProtocolReader({ client, addresses }: Pick<Source, "client" | "addresses">): ReadProtocol {
  const memory = createMemory<ProtocolView>({ most: BLOCKS, sizeOf: () => 1 });
  return ({ hash, number }) =>
    memory.recall(hash, () => client.readContract({ abi: lensAbi, address: addresses.Lens, functionName: "protocol", blockNumber: BigInt(number) }));
}
