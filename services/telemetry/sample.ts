import { setTimeout as pause } from "node:timers/promises";
import type { Chain, Client, Transport } from "viem";
import { getBlock } from "viem/actions";
import { type Log, sayingChanges } from "../agent/log";
import type { ChainClock } from "./chain-clock";
import type { Journal } from "./journal";
import { lookAtGpus, type LookOptions } from "./measure/look-at-gpus";
import { isOnline } from "./measure/reading";
import { type Sample, stretchBetween } from "./measure/stretch";
import type { TelemetryMeter } from "./meter";

export type Sampling = {
  readonly look: Omit<LookOptions, "freshMs">;
  readonly journal: Journal;
  readonly clock: ChainClock;
  readonly client: Client<Transport, Chain>;
  /** Between two looks. */
  readonly everySeconds: number;
  /** How long a look holds. */
  readonly holdSeconds: number;
  readonly log: Log;
  readonly meter: Pick<TelemetryMeter, "measured">;
};

/** A clock this far off is worth a line in the log, seconds. */
const noteworthyShift = 60;

/** Looks at the GPUs again and again and keeps what it saw, until it is told to end. Nothing that a source does ends it. */
export async function sample(sampling: Sampling, signal: AbortSignal): Promise<void> {
  const { clock, everySeconds, log } = sampling;
  const say = sayingChanges(log);
  const sayClock = sayingChanges(log);
  let before: Sample | undefined;
  while (!signal.aborted) {
    await setClock(sampling, sayClock);
    before = (await takeSample(sampling, before, say)) ?? before;
    const milliseconds = everySeconds * 1_000;
    // At the same moments whatever a look took, so that the ends of periods are seen just before they come.
    await pause(milliseconds - (clock.now() % milliseconds), undefined, { signal }).catch(() => undefined);
  }
}

/** One look; undefined when no source answered. */
export async function takeSample({ look, journal, clock, holdSeconds, log, meter }: Sampling, before: Sample | undefined, say: Log): Promise<Sample | undefined> {
  const { gpus, problems, answered } = await lookAtGpus({ ...look, freshMs: holdSeconds * 1_000 });
  const online = gpus.filter(isOnline).length;
  meter.measured({ answered, online, problems: problems.length });
  const why = problems.join(" ");
  if (answered === 0) {
    say("error", "not-measured", { why });
    return undefined;
  }
  const taken = { at: clock.now() / 1_000, gpus };
  say(problems.length > 0 || online === 0 ? "warn" : "info", "measured", { why, gpus: gpus.length, online });
  try {
    journal.add(stretchBetween(before, taken, holdSeconds));
  } catch (error) {
    log("error", "journal-not-written", { detail: error instanceof Error ? error.message : String(error) });
  }
  return taken;
}

async function setClock({ client, clock }: Sampling, say: Log): Promise<void> {
  // The chain that does not answer is told of by what reports to it.
  const head = await getBlock(client, { blockTag: "latest" }).catch(() => undefined);
  if (head === undefined) return;
  clock.observe(head);
  const seconds = clock.shiftSeconds();
  if (Math.abs(seconds) < noteworthyShift) say("info", "clock", { why: "right" });
  else say("warn", "clock", { why: `This machine's clock is ${seconds > 0 ? "behind" : "ahead of"} the chain: set it right.`, seconds });
}
