import "server-only";
import type { Client } from "viem";
import { chainFacts } from "../chain/chains";
import { ticketWait } from "../finance/constants";
import { oldestFirst } from "../portfolio/entries";
import type { Range } from "../portfolio/span";
import { readBlock } from "../queries/block";
import { rangesFromEnds, upTo } from "../tickets/gap";
import { lookAtTicket, type TicketEvent, type TicketHistory } from "../tickets/history";
import { type BlockTime, findBlock } from "./find-block";
import { within } from "./within";

/** A ticket's life is looked for from this much before its request, unix seconds: nearer costs more reads. */
const TOLERANCE = 60n;
/** Looks for one page at most: 120,000 blocks, 16 days where one comes every 12 seconds. */
const MOST_LOOKS = 6;

type HistoryOf = {
  readonly client: Client;
  readonly chainId: number;
  readonly id: bigint;
  /** From when on it can be served, unix seconds; known of a ticket that has ended too. */
  readonly maturesAt: bigint;
  /** Whether nobody holds it any more: then its end is nearer to its request than to now, mostly. */
  readonly ended: boolean;
  /** The newest block that is known. */
  readonly head: BlockTime;
  /** Blocks that are asked for; all of the ticket's life otherwise. */
  readonly asked: Range | undefined;
  /** How long looking may take, in milliseconds. */
  readonly patienceMs: number;
  /** Asked before every look but the first, each of which is fifteen calls for logs. */
  readonly mayGoOn: () => boolean;
};

/**
 * The past of a ticket between its request and now. Looks at it from both ends, again and again while it may, and says
 * what is left. Throws where not even the first look came in time, and viem's error where the chain does not answer.
 */
export async function readTicketHistory({ client, chainId, id, maturesAt, ended, head, asked, patienceMs, mayGoOn }: HistoryOf): Promise<TicketHistory> {
  const deadline = Date.now() + patienceMs;
  const inTime = <Value>(reading: Promise<Value>) => within(deadline - Date.now(), reading);
  const life = { from: await inTime(findRequest(client, chainId, maturesAt - ticketWait, head)), to: head.number };
  let span: Range = (asked && overlap(asked, life)) ?? life;
  const whole = span.from === life.from && span.to === life.to;
  let gap: Range | undefined = span;
  let events: readonly TicketEvent[] = [];
  for (let looks = 0; gap !== undefined && looks < MOST_LOOKS; looks += 1) {
    if (looks > 0 && (Date.now() >= deadline || !mayGoOn())) break;
    const { ranges, between } = rangesFromEnds(gap, ended ? 1 : 3);
    const look = inTime(lookAtTicket({ client, chainId, id, ranges, head: head.number }));
    const found = looks === 0 ? await look : await look.catch(() => undefined);
    if (found === undefined) break;
    events = [...events, ...found.events];
    // Nothing happens to a ticket after its end.
    if (found.endedIn !== undefined) span = upTo(span, found.endedIn) ?? span;
    gap = between && upTo(between, span.to);
  }
  return { events: events.toSorted((one, other) => oldestFirst(other, one)), span, gap, whole };
}

/** The block of a moment, or one shortly before it. */
async function findRequest(client: Client, chainId: number, requestedAt: bigint, head: BlockTime): Promise<bigint> {
  const read = (number: bigint) => readBlock(client, number);
  const moment = requestedAt - 1n;
  const blocks = BigInt(Math.max(0, Math.ceil(Number(head.timestamp - moment) / chainFacts(chainId).blockSeconds)));
  // The line from a block that lies near is straighter than the one from the chain's first.
  const near = blocks * 2n < head.number ? await read(head.number - blocks * 2n) : undefined;
  const from = near && near.timestamp <= moment ? near : await read(0n);
  return from.timestamp > moment ? from.number : (await findBlock({ from, to: head, moment, tolerance: TOLERANCE, read })).number;
}

function overlap(one: Range, other: Range): Range | undefined {
  return upTo({ from: one.from > other.from ? one.from : other.from, to: one.to }, other.to);
}
