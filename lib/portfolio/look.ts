import { type Address, type BlockTag, type Client, type Hex, numberToHex, pad } from "viem";
import { addressesOf } from "../chain/addresses";
import { readTickets } from "../queries/lens";
import { asFirst, asSecond, decodeLog, ofTicket } from "./decode-log";
import type { AccountEvent, Activity } from "./event";
import { readLogs, withTimes } from "./read-logs";
import { carryOnFrom, newestFirst, rangesBack, withNewest } from "./span";

/** Topics that the proxy takes in one place of a question (lib/server/rpc/params.ts). */
const topicsAtOnce = 20;

type Of = {
  readonly client: Client;
  readonly chainId: number;
  readonly account: Address;
  /** What is known of the account: the services of tickets in it are looked for too, as those of the tickets that it holds. */
  readonly known?: () => Activity | undefined;
};

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
export async function lookNewest({ head, ...of }: NewestOf): Promise<Activity> {
  const { known } = of;
  const from = carryOnFrom(known(), head);
  const newest = from === undefined ? undefined : await readEvents(of, heldBy(of), from, "latest");
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
  const held = heldBy(of);
  const [isBeginning, ...found] = await Promise.all([
    isBeforeAid(of, from),
    ...ranges.map((range, index) => readEvents(of, held, range.from, index === 0 ? newest : numberToHex(range.to))),
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

/** Numbers of the tickets that the account holds now: one may have been requested long before what is looked at. None where that cannot be read. */
function heldBy({ client, chainId, account }: Of): Promise<readonly bigint[]> {
  return readTickets(client, chainId, account, topicsAtOnce).then((tickets) => tickets.map(({ id }) => id), () => []);
}

async function readEvents(of: Of, held: Promise<readonly bigint[]>, from: bigint, to: Hex | BlockTag): Promise<readonly AccountEvent[]> {
  const { client, chainId, account } = of;
  const addresses = addressesOf(chainId);
  const who = pad(account, { size: 32 });
  const found = await Promise.all([
    readLogs(client, addresses, [[...asFirst], who], from, to),
    readLogs(client, addresses, [[...asSecond], null, who], from, to),
  ]);
  const events = (await withTimes(client, found.flat())).flatMap((log) => decodeLog(log, { account, addresses }) ?? []);
  const served = await readServices(of, ticketsIn([...events, ...(of.known?.()?.events ?? [])], await held), from, to);
  return [...events, ...served];
}

/** A service names the ticket and not its holder, so it is looked for by the tickets that are known: no more than a server takes in a question. */
async function readServices({ client, chainId, account }: Of, ids: readonly bigint[], from: bigint, to: Hex | BlockTag) {
  if (ids.length === 0) return [];
  const addresses = addressesOf(chainId);
  const topics = ids.slice(0, topicsAtOnce).map((id) => numberToHex(id, { size: 32 }));
  const logs = await withTimes(client, await readLogs(client, addresses, [ofTicket, topics], from, to));
  return logs.flatMap((log) => decodeLog(log, { account, addresses }) ?? []);
}

/** Numbers of the tickets in events, the newest first, and of those that are held. */
function ticketsIn(events: readonly AccountEvent[], held: readonly bigint[]): readonly bigint[] {
  const ids = events.flatMap((event) => ("ticketId" in event ? [event.ticketId] : []));
  return [...new Set([...ids.toSorted((a, b) => Number(b - a)), ...held])];
}
