import { dirname } from "node:path";
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
import { playAgain, replay, ReplayDiffersError, replaySince } from "./replay";
import { forgetOldSince, readSince, type Since, sinceFile, type SinceTake, type SinceWriter, writeSince } from "./since";

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
  /** Is told what happens from here on, so that the next start of this port has it too. */
  readonly since: SinceWriter;
  /** Blocks that it may be told of. */
  readonly room: number;
};

const seed = 2026;
/** Blocks that are played again at most: the state of each stays in memory, and of 5,000 at most (stage/start-stage.ts). */
const mostBlocks = 3_500;
/** Before the story begins: what the deployment takes, a second a block, and some. */
const deploymentSeconds = 3_600;

/**
 * Opens a chain with a past: a recorded one is replayed, with what was sent on this port since, and lived on to now with the same
 * people; or everything is deployed and lived from the beginning. Either way it is recorded up to now. Whoever opens it stops the chain.
 */
export async function openPast(options: PastOptions): Promise<Past> {
  const file = recordingFile({ size: options.size, seed }, options.folder);
  forgetOldSince(dirname(file), Date.now());
  const recording = readRecording(file);
  if (recording === undefined) return lived(options, file);
  const since = readSince(sinceFile(file, options.port), recording, options.now);
  for (const what of since === undefined ? [nothingSince(recording)] : [since, nothingSince(recording)]) {
    const past = fits({ end: recording.end, takes: takesOf(recording, what) }, options.now) ? await replayed(options, recording, what, file) : undefined;
    if (past !== undefined) return past;
  }
  return lived(options, file);
}

const nothingSince = ({ takes }: Recording): Since => ({ after: takes.length, takes: [] });
const takesOf = ({ takes }: Recording, since: Since): readonly SinceTake[] => [...takes.slice(0, since.after), ...since.takes];

const chainOptions = ({ port, started }: PastOptions, timestamp: number) => ({ port, timestamp, ...(started && { started }) });

type Playing = { readonly chain: RunningChain; readonly miner: Miner; readonly stage: Stage; readonly plan: Plan; readonly begin: number };

/** Undefined when this machine makes another chain of it. */
async function replayed(options: PastOptions, recording: Recording, since: Since, file: string): Promise<Past | undefined> {
  const { begin, addresses, end, head } = recording;
  const [takes, own] = [recording.takes.slice(0, since.after), since.takes];
  const { clients, ...chain } = await startStagedChain(chainOptions(options, begin));
  try {
    const tell = everyTenth(takes.length, (percent) => options.log(`Past: ${percent} % of it replayed`));
    // Another copy may have lived on from it and recorded that: what comes before is still the same.
    await (since.after === recording.takes.length ? replay(clients, { takes, head }, tell) : playAgain(clients, takes, tell));
    await replaySince(clients, own);
    const known = [...takes, ...own];
    const miner = await openMiner(clients, known);
    const stage = openStage(stageClients(chain, miner), miner, addresses);
    const playing = { chain, miner, stage, plan: planOf(options.size, { seed, end }), begin };
    await upToNow(options, playing, own.length > 0 ? undefined : file, stage.head.timestamp);
    const lately = miner.takes.slice(known.length);
    options.log(`Past: ${known.length} blocks replayed, ${lately.length} lived since`);
    return { chain, clients, stage, plan: playing.plan, way: "replayed", ...presentOf(playing, file, own.length > 0 ? { ...since, takes: [...own, ...lately] } : undefined) };
  } catch (error) {
    await chain.stop();
    if (!(error instanceof ReplayDiffersError)) throw error;
    options.log(`Past: ${error.message}`);
    return undefined;
  }
}

/** Where what follows is written down: after what was recorded of everybody's past, or after what this port had of its own. */
function presentOf({ chain, miner }: Playing, file: string, since: Since | undefined): Pick<Past, "since" | "room"> {
  const own = since ?? { after: miner.takes.length, takes: [] };
  return { since: writeSince(sinceFile(file, chain.port), miner, own), room: Math.max(0, mostBlocks - miner.takes.length) };
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
    const playing = { chain, miner, stage, plan, begin };
    await upToNow(options, playing, file, plan.end - 1);
    return { chain, clients: chainClients(chain.rpcUrl, chain.chainId), stage, plan, way: "lived", ...presentOf(playing, file, undefined) };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

/** Lives from a moment to now, and records all there is when anything is new and there is a file for it. */
async function upToNow({ now }: PastOptions, { stage, miner, plan, begin }: Playing, file: string | undefined, from: number): Promise<void> {
  const known = miner.takes.length;
  await liveBetween(stage, plan, from, now);
  if (file !== undefined && (miner.takes.length > known || from < plan.end)) writeRecording(file, await recordingOf(stage, miner, { begin, end: plan.end }));
}
