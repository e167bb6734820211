import { requireAll, verifyDeployment } from "../../contracts/script/lib/verify/verify-deployment";
import { chainClients, type ChainClients } from "../chain/clients";
import type { RunningChain } from "../chain/start-chain";
import { type Miner, openMiner } from "../stage/miner";
import { openStage, type Stage } from "../stage/stage";
import { stageClients, startStage, startStagedChain } from "../stage/start-stage";
import { daysOf, live, liveBetween, type Plan, planOf } from "../story";
import { recordingFile } from "./file";
import { fits } from "./fits";
import { everyTenth, monthOf } from "./progress";
import { readRecording, type Recording, recordingOf, writeRecording } from "./recording";
import { replay, ReplayDiffersError } from "./replay";

export type PastOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  readonly size: Plan["size"];
  /** Unix seconds: the past ends here. */
  readonly now: number;
  readonly log: (line: string) => void;
  /** Where recordings are kept; absent: below .local. */
  readonly folder?: string;
  /** Hears of every chain that is started, so that it can be stopped meanwhile. */
  readonly started?: (chain: RunningChain) => void;
};

/** A chain with a past up to now, still mining on command. */
export type Past = {
  readonly chain: RunningChain;
  /** That send to the node directly, for when it mines what comes at once. */
  readonly clients: ChainClients;
  readonly stage: Stage;
  readonly plan: Plan;
  readonly way: "replayed" | "lived";
};

const seed = 2026;
/** Before the story begins: what the deployment takes, a second a block, and some. */
const deploymentSeconds = 3_600;

/**
 * Opens a chain with a past: a recorded one is replayed and lived on to now with the same people, or everything is deployed
 * and lived from the beginning. Either way it is recorded up to now. Whoever opens it stops the chain.
 */
export async function openPast(options: PastOptions): Promise<Past> {
  const file = recordingFile({ size: options.size, seed }, options.folder);
  const recording = readRecording(file);
  const again = recording && fits(recording, options.now) ? await replayed(options, recording, file) : undefined;
  return again ?? lived(options, file);
}

const chainOptions = ({ port, started }: PastOptions, timestamp: number) => ({ port, timestamp, ...(started && { started }) });

type Playing = { readonly chain: RunningChain; readonly miner: Miner; readonly stage: Stage; readonly plan: Plan; readonly begin: number };

/** Undefined when this machine makes another chain of it. */
async function replayed(options: PastOptions, recording: Recording, file: string): Promise<Past | undefined> {
  const { begin, takes, addresses, end } = recording;
  const { clients, ...chain } = await startStagedChain(chainOptions(options, begin));
  try {
    const tell = everyTenth(takes.length, (percent) => options.log(`Past: ${percent} % of it replayed`));
    await replay(clients, recording, tell);
    const miner = await openMiner(clients, takes);
    const stage = openStage(stageClients(chain, miner), miner, addresses);
    const playing = { chain, miner, stage, plan: planOf(options.size, { seed, end }), begin };
    await upToNow(options, playing, file, stage.head.timestamp);
    options.log(`Past: ${takes.length} blocks replayed, ${miner.takes.length - takes.length} lived since`);
    return { chain, clients, stage, plan: playing.plan, way: "replayed" };
  } catch (error) {
    await chain.stop();
    if (!(error instanceof ReplayDiffersError)) throw error;
    options.log(`Past: ${error.message}`);
    return undefined;
  }
}

async function lived(options: PastOptions, file: string): Promise<Past> {
  const plan = planOf(options.size, { seed, end: options.now });
  const begin = plan.start - deploymentSeconds;
  const { chain, miner, stage, verification } = await startStage({ ...chainOptions(options, begin), log: options.log });
  try {
    const checks = await verifyDeployment(verification);
    requireAll(checks);
    options.log(`Deployment verified: ${checks.length} checks hold`);
    const days = daysOf(plan);
    const tell = everyTenth(days, (percent) => options.log(`Past: ${percent} % of ${days} days lived, by transactions, up to ${monthOf(stage.head.timestamp)}`));
    for (let today = 0; today < days; today += 1) {
      await live(stage, plan, today);
      tell(today + 1);
    }
    await upToNow(options, { chain, miner, stage, plan, begin }, file, plan.end - 1);
    return { chain, clients: chainClients(chain.rpcUrl, chain.chainId), stage, plan, way: "lived" };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

/** Lives from a moment to now, and records all there is when anything is new. */
async function upToNow({ now }: PastOptions, { stage, miner, plan, begin }: Playing, file: string, from: number): Promise<void> {
  const known = miner.takes.length;
  await liveBetween(stage, plan, from, now);
  if (miner.takes.length > known || from < plan.end) writeRecording(file, await recordingOf(stage, miner, { begin, end: plan.end }));
}
