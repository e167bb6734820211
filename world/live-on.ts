import { setTimeout as pause } from "node:timers/promises";
import type { ChainClients } from "./chain/clients";
import { firstLine } from "./first-line";
import { liveBetween, type Plan, stir } from "./story";
import { openLiveStage } from "./stage/live-stage";
import type { EveryAddress } from "../lib/chain/credit-addresses";

/** Seconds between blocks while nothing is sent, so that the chain's clock goes on. */
const blockSeconds = 10;
/** How often the clock is looked at for moments of the story that have come, in real milliseconds. */
const lookEveryMs = 2_000;
/** A jump of the clock is lived through at most this far back, in the chain's seconds. */
const longestCatchUp = 7 * 86_400;

export type LiveOnOptions = {
  readonly clients: ChainClients;
  readonly addresses: EveryAddress;
  readonly plan: Plan;
  /** Seconds of the chain in each second of the machine. */
  readonly pace: number;
  readonly log: (line: string) => void;
};

export type Living = { stop(): Promise<void> };

/**
 * From a past that mined on command to a present: the clock goes on from now, what is sent is mined at once, blocks come
 * by themselves, and the people of the story go on with what they do at its moments.
 */
export async function liveOn(options: LiveOnOptions): Promise<Living> {
  const { clients } = options;
  const begin = await toThePresent(clients);
  const ending = new AbortController();
  const running = Promise.all([pulse(options, ending.signal), goOn(options, begin, ending.signal)]);
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/** Mines a block of this moment, from which the chain's clock goes on, and everything after it as it comes. */
async function toThePresent({ publicClient, testClient }: ChainClients): Promise<number> {
  const { timestamp } = await publicClient.getBlock();
  const now = Math.max(Math.floor(Date.now() / 1_000), Number(timestamp) + 1);
  await testClient.setNextBlockTimestamp({ timestamp: BigInt(now) });
  await testClient.mine({ blocks: 1 });
  await testClient.setAutomine(true);
  return Number(timestamp);
}

/** Mines when nothing else did. This also takes in whatever mining at once has left behind. */
async function pulse({ clients, pace, log }: LiveOnOptions, signal: AbortSignal): Promise<void> {
  const beat = async (): Promise<void> => {
    if (pace > 1) await clients.testClient.increaseTime({ seconds: (pace - 1) * blockSeconds });
    await clients.testClient.mine({ blocks: 1 });
  };
  await every(blockSeconds * 1_000, beat, "No block this time", log, signal);
}

/**
 * Plays the moments of the story that have come, and something small for each minute between them. One that fails is told, and
 * the next is played all the same.
 */
async function goOn({ clients, addresses, plan, log }: LiveOnOptions, begin: number, signal: AbortSignal): Promise<void> {
  const stage = await openLiveStage(clients, addresses);
  let lived = begin;
  let stirred = Math.floor(begin / 60);
  const look = async (): Promise<void> => {
    const { timestamp } = await clients.publicClient.getBlock();
    const [from, to] = [Math.max(lived, Number(timestamp) - longestCatchUp), Number(timestamp)];
    lived = to;
    // Minute by minute: a moment that fails does not take the next ones with it.
    for (let at = from; at < to && !signal.aborted; at += 60) {
      await liveBetween(stage, plan, at, Math.min(at + 60, to)).catch((error: unknown) => log(`A moment of the story failed (${firstLine(error)})`));
    }
    const minute = Math.floor(to / 60);
    if (minute === stirred) return;
    stirred = minute;
    // Of nothing, but afterwards the stage knows its head.
    await stage.block(to);
    await stir(stage, plan, minute);
  };
  await every(lookEveryMs, look, "The story waits", log, signal);
}

async function every(ms: number, work: () => Promise<void>, failure: string, log: (line: string) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => {
      log(`${failure} (${firstLine(error)})`);
    });
    await pause(ms, undefined, { signal }).catch(() => undefined);
  }
}
