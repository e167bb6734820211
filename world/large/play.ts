import { domainSeparator, type Log, parseEventLogs } from "viem";
import { dealFactoryAbi } from "../../abis/deal-factory";
import { secondsPerDay } from "../story/plan/plan";
import type { Stage } from "../stage/stage";
import { bookOf, hasSenior } from "./book";
import { doingsOf, liveDay } from "./crowd";
import { openDay } from "./day";
import { keepHouse, raiseCaps, verifyAll } from "./house";
import { commitJuniors } from "./juniors";
import { claimTickets, hearOfTickets } from "./leavers";
import { decideOnDeals, drawDeals, proposeDeals } from "./origination";
import { payEachOther } from "./payments";
import { fetchPayouts } from "./payouts";
import { open, payDue, payOff, workOut } from "./servicing";
import type { LargeSize } from "./size";
import { reportMachines } from "./telemetry";
import { chanceOf, isOurs, joinedBy, type LargeWorld, timeOf, type Today } from "./world";

/** Of the day's block: noon. */
const secondOfDay = 43_200;
/** More happens every day. */
const growth = 1.5;

export type LargePlan = { readonly seed: number; readonly size: LargeSize; readonly start: number };

/** Opens a large world on a stage on which all is deployed. */
export async function openLarge(stage: Stage, { seed, size, start }: LargePlan): Promise<LargeWorld> {
  const book = bookOf(seed, size);
  const world: LargeWorld = { stage, seed, size, start, book, running: new Map(), permits: new Map(), tickets: new Map(), served: new Set(), paid: [], counted: 0 };
  const logs = await stage.clients.publicClient.getLogs({ fromBlock: 0n, toBlock: "latest" });
  world.counted = logs.filter(isOurs(world)).length;
  return world;
}

/** Plays a day of it, 0 being the first; the last one makes the events as many as were asked for. */
export async function liveLargeDay(world: LargeWorld, index: number): Promise<void> {
  const { addresses, clients } = world.stage;
  const domain = { name: "AID Telemetry", version: "1", chainId: clients.chain.id, verifyingContract: addresses.Telemetry } as const;
  const telemetry = { address: addresses.Telemetry, domain: domainSeparator({ domain }) };
  await turn(world, index, 0, async (now) => {
    const left = goalOf(world.size, index) - world.counted;
    const doings = doingsOf(Math.max(0, left - structureOf(now)), chanceOf(now, "doings", index));
    await keepHouse(now, doings.requests);
    await raiseCaps(now);
    await verifyAll(now);
    // Before anybody reports: where revenue is shared, a report raises what pays a deal off.
    await payOff(now);
    await reportMachines(now, telemetry);
    await payDue(now);
    await workOut(now);
    await drawDeals(now);
    await decideOnDeals(now);
    await proposeDeals(now);
    await commitJuniors(now);
    await fetchPayouts(now);
    await claimTickets(now);
    await liveDay(now, doings, stakedOn(world, index));
    await payEachOther(now, doings.payments);
  });
  if (index === world.size.days - 1) await closeBooks(world, index);
}

/** Single payments for what is missing. That the desk mints what it pays, and allows it, makes four events. */
async function closeBooks(world: LargeWorld, index: number): Promise<void> {
  const besides = 4;
  const missing = world.size.events - world.counted - besides;
  if (missing <= 0) return;
  const none = { mints: 0, deposits: 0, requests: 0, swaps: 0, sharesPaid: 0, payments: 0 };
  await turn(world, index, 3_600, (now) => liveDay(now, { ...none, aidPaid: missing }, 0));
}

async function turn(world: LargeWorld, index: number, later: number, act: (now: Today) => Promise<void>): Promise<void> {
  const day = openDay(world.stage, timeOf(world, index) + secondOfDay + later);
  await act({ ...world, day, index, today: world.start / secondsPerDay + index });
  const logs = await day.end();
  world.counted += logs.filter(isOurs(world)).length;
  hear(world, logs);
  hearOfTickets(world, logs);
}

/** Remembers the deals that were proposed. */
function hear({ running, book, stage }: LargeWorld, logs: readonly Log[]): void {
  const factory = stage.addresses.DealFactory.toLowerCase();
  const told = logs.filter(({ address }) => address.toLowerCase() === factory);
  for (const { args } of parseEventLogs({ abi: dealFactoryAbi, eventName: "DealProposed", logs: [...told] })) {
    const deal = book[Number(args.number) - 1];
    if (deal === undefined) throw new Error(`Deal ${args.number} is none of the book's.`);
    running.set(deal.number, { deal, address: args.deal, token: args.juniorToken, termsHash: args.termsHash, juniors: [], isOver: false });
  }
}

/** Left for the last day, so that what nobody counted beforehand does not make it more than was asked for. */
const keptBack = 0.015;

const goalOf = ({ events, days }: LargeSize, index: number): number => events * (1 - keptBack) * ((index + 1) / days) ** growth;

/** About how many events a day has besides those of the crowd that is there. */
function structureOf(now: Today): number {
  const newcomers = joinedBy(now.size, now.index) - joinedBy(now.size, now.index - 1);
  const deals = now.book.filter(({ proposed, ends }) => proposed === now.index || ends === now.index).length;
  return open(now).length + 7 * newcomers + 25 * deals + 10;
}

/** Of the stakers' money that is lent when most is, how much they hold, in per cent; and what comes first of all, whole AID. */
const stakedPercent = 170;
const stakedFirst = 4_000_000;

/** Whole AID that those who join on a day stake together. */
function stakedOn({ book, size }: LargeWorld, index: number): number {
  const [before, now] = [joinedBy(size, index - 1), joinedBy(size, index)];
  const lent = Array.from({ length: size.days }, (_, day) => book.filter((deal) => hasSenior(deal) && deal.proposed <= day && day <= deal.ends).reduce((sum, { principal, junior }) => sum + principal - junior, 0));
  const later = (((now - before) / size.accounts) * Math.max(...lent) * stakedPercent) / 100;
  return later + (before === 0 && now > 0 ? stakedFirst : 0);
}
