import { type BlockTag, type Client, type Hex, numberToHex } from "viem";
import type { DeploymentAddresses } from "../chain/addresses";
import { type TimedLog, toldBy } from "./decode-log";

/** Topics as eth_getLogs takes them: in each place one, one of several, or any. */
export type Topics = (Hex | Hex[] | null)[];

/** Logs of the contracts that tell of accounts. By the raw method: viem's action would bring its ABI coding along. */
export function readLogs(client: Client, addresses: DeploymentAddresses, topics: Topics, from: bigint, toBlock: Hex | BlockTag) {
  const address = toldBy.map((name) => addresses[name]);
  return client.request({ method: "eth_getLogs", params: [{ address, topics, fromBlock: numberToHex(from), toBlock }] });
}

type FoundLog = Awaited<ReturnType<typeof readLogs>>[number];

/** Servers of today tell a log's time; for the others its block is asked, each once. A log that is in no block yet is left out. */
export async function withTimes(client: Client, logs: readonly FoundLog[]): Promise<readonly TimedLog[]> {
  const times = new Map<Hex, Promise<Hex>>();
  const timeIn = (block: Hex): Promise<Hex> => {
    const known = times.get(block) ?? readTime(client, block);
    times.set(block, known);
    return known;
  };
  const timed = await Promise.all(logs.map(async (log) => ({ ...log, blockTimestamp: log.blockTimestamp ?? (log.blockHash && (await timeIn(log.blockHash))) })));
  return timed.filter((log): log is typeof log & TimedLog => Boolean(log.blockHash && log.blockNumber && log.transactionHash && log.logIndex));
}

async function readTime(client: Client, blockHash: Hex): Promise<Hex> {
  const block = await client.request({ method: "eth_getBlockByHash", params: [blockHash, false] });
  if (block === null) throw new Error("The block of a log is not there.");
  return block.timestamp;
}
