import { type Address, type BlockTag, type Client, type Hex, numberToHex, pad } from "viem";
import { addressesOf, type DeploymentAddresses } from "../chain/addresses";
import { asFirst, asSecond, decodeLog, type TimedLog, toldBy } from "./decode-log";
import type { AccountEvent, Activity } from "./event";
import { carryOnFrom, newestFirst, rangesBack, withNewest } from "./span";

type Of = { readonly client: Client; readonly chainId: number; readonly account: Address };

export type NewestOf = Of & {
  /** A block that the chain is known to have reached. */
  readonly head: bigint;
  /** What is known, asked before and after reading: earlier blocks may be found meanwhile. */
  readonly known: () => Activity | undefined;
};

/**
 * What the account has done lately. Carries on what is known, otherwise reads the newest ranges. Throws
 * NotDeployedError, and viem's error when the chain does not answer.
 */
export async function lookNewest({ head, known, ...of }: NewestOf): Promise<Activity> {
  const from = carryOnFrom(known(), head);
  const newest = from === undefined ? undefined : await readEvents(of, from, "latest");
  const before = known();
  if (from === undefined || newest === undefined || before === undefined) return lookBack(of, head, "latest");
  return withNewest(before, newest, from, head);
}

/** What the account did before `before`, as far back as one look goes. Throws as lookNewest does. */
export async function lookEarlier(of: Of & { readonly before: bigint }): Promise<Activity> {
  return lookBack(of, of.before - 1n, numberToHex(of.before - 1n));
}

async function lookBack(of: Of, to: bigint, newest: Hex | BlockTag): Promise<Activity> {
  const ranges = rangesBack(to);
  const from = ranges.at(-1)?.from ?? 0n;
  const [isBeginning, ...found] = await Promise.all([
    isBeforeAid(of, from),
    ...ranges.map((range, index) => readEvents(of, range.from, index === 0 ? newest : numberToHex(range.to))),
  ]);
  return { events: newestFirst(found.flat()), from, to, complete: isBeginning };
}

/** Whether AID was not there before this block. Servers that keep no old state cannot tell; then the past may go on. */
async function isBeforeAid({ client, chainId }: Of, block: bigint): Promise<boolean> {
  if (block === 0n) return true;
  const { AID } = addressesOf(chainId);
  const reading = client.request({ method: "eth_getCode", params: [AID, numberToHex(block - 1n)] });
  return reading.then((code) => code === "0x", () => false);
}

async function readEvents(of: Of, from: bigint, to: Hex | BlockTag): Promise<readonly AccountEvent[]> {
  const { client, chainId, account } = of;
  const addresses = addressesOf(chainId);
  const who = pad(account, { size: 32 });
  const found = await Promise.all([
    readLogs(client, addresses, [[...asFirst], who], from, to),
    readLogs(client, addresses, [[...asSecond], null, who], from, to),
  ]);
  const logs = await withTimes(client, found.flat());
  return logs.flatMap((log) => decodeLog(log, { account, addresses }) ?? []);
}

type Topics = (Hex | Hex[] | null)[];

/** By the raw method: viem's action would bring its ABI coding along. */
function readLogs(client: Client, addresses: DeploymentAddresses, topics: Topics, from: bigint, toBlock: Hex | BlockTag) {
  const address = toldBy.map((name) => addresses[name]);
  return client.request({ method: "eth_getLogs", params: [{ address, topics, fromBlock: numberToHex(from), toBlock }] });
}

type FoundLog = Awaited<ReturnType<typeof readLogs>>[number];

/** Servers of today tell a log's time; for the others its block is asked, each once. A log that is in no block yet is left out. */
async function withTimes(client: Client, logs: readonly FoundLog[]): Promise<readonly TimedLog[]> {
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
