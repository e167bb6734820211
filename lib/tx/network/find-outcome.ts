import { type Hash, isAddressEqual, type Log, numberToHex, type RpcLog } from "viem";
import { getBlockNumber } from "viem/actions";
import type { OutcomeFilter } from "../flow";
import type { Asked } from "../machine/state";
import type { Policy } from "../policy";
import type { ChainClient, Clock } from "../run/deps";

/** `none`: in no block up to the head. `unfinished`: not in the blocks looked at so far, and there are more. */
type Finding = { readonly is: "found"; readonly hash: Hash } | { readonly is: "none" | "unfinished" };

/** Looks on from where the look before it stopped. Throws what the reads throw. */
export type OutcomeSearch = () => Promise<Finding>;

/**
 * The search for the log that a request leaves, oldest block first, in looks of at most `logRange · logRanges` blocks.
 * `note` is told up to which block there is none, so that a later visit goes on from there.
 */
export function outcomeSearch(parameters: {
  client: ChainClient;
  policy: Pick<Policy, "logRange" | "logRanges" | "tipBlocks">;
  asked: Pick<Asked, "block" | "searched">;
  filter: OutcomeFilter;
  note: (block: bigint) => void;
}): OutcomeSearch {
  const { client, policy, asked, filter, note } = parameters;
  let after = asked.searched ?? asked.block;
  return async () => {
    const head = await getBlockNumber(client, { cacheTime: 0 });
    // A server that is so far behind has not seen the blocks that matter.
    if (head < after) return { is: "unfinished" };
    const limit = after + policy.logRange * BigInt(policy.logRanges);
    const last = limit < head ? limit : head;
    const hash = await findOutcome({ client, filter, after, last, logRange: policy.logRange });
    if (hash !== undefined) return { is: "found", hash };
    const sure = last < head - policy.tipBlocks ? last : head - policy.tipBlocks;
    if (sure > after) after = sure;
    if (last === head) return { is: "none" };
    note(after);
    return { is: "unfinished" };
  };
}

/** The same search, look after look with a pause between, until the head is reached or `searchMs` from now are over. */
export function searchOn(
  look: OutcomeSearch,
  { clock, policy }: { clock: Clock; policy: Pick<Policy, "pollMs" | "searchMs"> },
  signal: AbortSignal,
): OutcomeSearch {
  const end = clock.now() + policy.searchMs;
  return async () => {
    for (;;) {
      const finding = await look();
      if (finding.is !== "unfinished" || signal.aborted || clock.now() >= end) return finding;
      await clock.sleep(policy.pollMs, signal);
    }
  };
}

/** The first transaction after block `after`, up to `last`, that left this log. Absent when there is none. */
async function findOutcome(parameters: {
  client: ChainClient;
  filter: OutcomeFilter;
  after: bigint;
  last: bigint;
  logRange: bigint;
}): Promise<Hash | undefined> {
  const { client, filter, after, last, logRange } = parameters;
  for (let from = after + 1n; from <= last; from += logRange) {
    const end = from + logRange - 1n;
    const logs = await getLogs(client, filter, from, end < last ? end : last);
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
