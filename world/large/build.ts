import type { RunningChain } from "../chain/start-chain";
import { everyTenth } from "../record/progress";
import type { Stage } from "../stage/stage";
import { startStage } from "../stage/start-stage";
import { secondsPerDay } from "../story/plan/plan";
import { liveLargeDay, openLarge } from "./play";
import { sizeOf } from "./size";
import type { LargeWorld } from "./world";

export type LargeOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  readonly events: number;
  /** Unix seconds: the last day is the one before it. */
  readonly end: number;
  readonly seed?: number;
  readonly log: (line: string) => void;
  /** Hears of the chain once it is started, so that it can be stopped meanwhile. */
  readonly started?: (chain: RunningChain) => void;
};

export type Large = { readonly chain: RunningChain; readonly stage: Stage; readonly world: LargeWorld };

const usualSeed = 2026;
/** What the deployment takes, a second a block, and some. */
const deploymentSeconds = 3_600;

/** Builds a large world on a chain of its own, with the same events in the same blocks from the same seed and end. Whoever builds it stops the chain. */
export async function buildLarge({ port, events, end, seed = usualSeed, log, started }: LargeOptions): Promise<Large> {
  const size = sizeOf(events);
  const start = (Math.floor(end / secondsPerDay) - size.days) * secondsPerDay;
  const { chain, stage } = await startStage({ port, timestamp: start - deploymentSeconds, largeRequests: true, ...(started === undefined ? {} : { started }) });
  try {
    const world = await openLarge(stage, { seed, size, start });
    const tell = everyTenth(size.days, (percent) => log(`Large: ${percent} % of ${size.days} days, ${world.counted} events in ${stage.head.number} blocks`));
    for (let index = 0; index < size.days; index += 1) {
      await liveLargeDay(world, index);
      tell(index + 1);
    }
    return { chain, stage, world };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}
