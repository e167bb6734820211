import { type Hash, isAddressEqual, type Log, numberToHex, type RpcLog } from "viem";
import type { OutcomeFilter } from "../flow";
import type { Policy } from "../policy";
import type { ChainClient } from "../run/deps";

/**
 * The first transaction after block `after`, up to `head`, that left this log. Absent when there is none.
 * Looks at no more than `logRange · logRanges` blocks, the latest ones.
 */
export async function findOutcome(parameters: {
  client: ChainClient;
  filter: OutcomeFilter;
  after: bigint;
  head: bigint;
  policy: Pick<Policy, "logRange" | "logRanges">;
}): Promise<Hash | undefined> {
  const { client, filter, after, head, policy } = parameters;
  const oldest = head - policy.logRange * BigInt(policy.logRanges) + 1n;
  let from = after + 1n > oldest ? after + 1n : oldest;
  for (; from <= head; from += policy.logRange) {
    const last = from + policy.logRange - 1n;
    const logs = await getLogs(client, filter, from, last < head ? last : head);
    const match = logs.find((log) => hasData(log, filter));
    if (match?.transactionHash) return match.transactionHash;
  }
  return undefined;
}

/** Whether a log of a receipt is the one that the filter describes. */
export function leavesOutcome(log: Pick<Log, "address" | "topics" | "data">, filter: OutcomeFilter): boolean {
  const { topics } = log;
  const fits = filter.topics.every((topic, index) => topic === null || topic.toLowerCase() === topics[index]?.toLowerCase());
  return isAddressEqual(log.address, filter.address) && fits && hasData(log, filter);
}

function hasData({ data }: Pick<Log, "data">, { dataPrefix }: OutcomeFilter): boolean {
  return data.toLowerCase().startsWith(dataPrefix.toLowerCase());
}

/** By the raw method: the filter is topics already, and viem's action takes an event of an ABI. */
function getLogs(client: ChainClient, { address, topics }: OutcomeFilter, from: bigint, to: bigint): Promise<RpcLog[]> {
  const range = { fromBlock: numberToHex(from), toBlock: numberToHex(to) };
  return client.request({ method: "eth_getLogs", params: [{ address, topics: [...topics], ...range }] });
}
