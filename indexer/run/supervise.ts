import type { Client } from "viem";
import { LOCAL_CHAIN_ID } from "../../lib/chain/chains";
import { classify } from "../../lib/errors/classify";
import { type Doubt, doubtAfter, isLost } from "../../lib/indexer/doubt";
import { type Log, sayingChanges } from "../../services/agent/log";
import type { IndexerEnv } from "../env";
import { beginReading, isHalfRead } from "./half-read";
import type { IndexMeter } from "./meter";
import { originOf } from "./origin";
import { startPonder, untilLeft } from "./ponder";
import { createRests, rest } from "./rests";
import { forget, remember, remembered } from "./remembered";
import { makeRoom, removeOtherStores, removeStore, type Store, storeOf } from "./store";
import { untilOver } from "./until-over";
import { compare, hashAt } from "./watch";

export type Supervised = {
  readonly env: IndexerEnv;
  readonly client: Client;
  readonly log: Log;
  readonly meter: IndexMeter;
  /** Aborted when the process is told to end. */
  readonly signal: AbortSignal;
};

const lookEveryMs = 1_500;

type Ending = "told" | "ended" | "another-chain";

/**
 * Keeps one index of the chain running until it is told to end. A chain that was made anew gets an index of its own: whether it was is
 * told by an early block before each start, and by the blocks that were indexed while it runs, for Ponder itself does not notice.
 */
export async function supervise(supervised: Supervised): Promise<void> {
  const { env, log, meter, signal } = supervised;
  const restAfter = createRests();
  while (!signal.aborted) {
    await untilLeft(env, signal);
    const store = await findStore(supervised);
    if (store === undefined) return;
    removeOtherStores(env, store);
    if (isHalfRead(store)) await drop(supervised, store, "half-read");
    const startedAt = Date.now();
    log("info", "following", { index: store.schema });
    meter.started(store.schema);
    const ending = await follow(supervised, store);
    if (ending === "told") return;
    if (ending === "another-chain") {
      await drop(supervised, store, ending);
      continue;
    }
    const restMs = restAfter(Date.now() - startedAt);
    log("warn", "ended-by-itself", { restMs });
    await rest(restMs, signal);
  }
}

async function drop({ env, log, meter }: Supervised, store: Store, why: "another-chain" | "half-read"): Promise<void> {
  log("warn", "index-dropped", { index: store.schema, why });
  if (why === "another-chain") meter.dropped();
  await removeStore(env, store);
  forget(env, store);
}

/** Waits for the chain, and tells where the index of it is. Undefined when told to end meanwhile. */
async function findStore(supervised: Supervised): Promise<Store | undefined> {
  const { log, signal } = supervised;
  const say = sayingChanges(log);
  let doubt: Doubt;
  while (!signal.aborted) {
    try {
      const found = await lookForStore(supervised, doubt);
      if ("store" in found) return found.store;
      doubt = found.doubt;
      say(found.doubt === undefined ? "info" : "warn", found.why, { why: found.why });
    } catch (error) {
      const { code, detail } = classify(error);
      say("warn", "chain-silent", { why: code, detail });
    }
    await rest(lookEveryMs, signal);
  }
  return undefined;
}

type Found = { readonly store: Store } | { readonly why: "chain-too-short" | "chain-differs" | "waiting-for-another-index"; readonly doubt: Doubt };

/** Where the index of the chain is, or why nothing can be begun at this moment. What is the index of another chain is dropped. */
async function lookForStore(supervised: Supervised, doubt: Doubt): Promise<Found> {
  const { env, client } = supervised;
  const isLocal = env.chainId === LOCAL_CHAIN_ID;
  const anchor = await hashAt(client, BigInt(Math.max(1, env.startBlock)));
  if (anchor === undefined) return { why: "chain-too-short", doubt };
  const store = storeOf(env, anchor);
  const last = remembered(env, store);
  const hash = last && (await hashAt(client, BigInt(last.block)));
  if (last !== undefined && hash === undefined && !isLocal) return { why: "chain-too-short", doubt };
  if (last !== undefined && hash !== last.hash) {
    // A chain that begins alike may have gone on otherwise since. One of this machine that is not as long was made again.
    const differs = doubtAfter(doubt, "another", Date.now());
    if (!isLocal && !isLost(differs, Date.now(), isLocal)) return { why: "chain-differs", doubt: differs };
    await drop(supervised, store, "another-chain");
  }
  return (await makeRoom(env, store)) ? { store } : { why: "waiting-for-another-index", doubt: undefined };
}

function follow(supervised: Supervised, store: Store): Promise<Ending> {
  const { env, signal } = supervised;
  beginReading(env, store);
  return untilOver(startPonder(env, store, "start"), signal, (leaving) => untilAnotherChain(supervised, store, leaving));
}

/** Resolves when the chain is not the one that was indexed, or when `leaving`. */
async function untilAnotherChain({ env, client, log }: Supervised, store: Store, leaving: AbortSignal): Promise<"told" | "another-chain"> {
  const origin = originOf(env);
  const say = sayingChanges(log);
  let doubt: Doubt;
  while (!leaving.aborted) {
    await rest(lookEveryMs, leaving);
    try {
      const { verdict, known } = await compare({ client, origin, signal: leaving });
      if (verdict === "same") remember(env, store, known);
      say("info", "compared", { why: verdict });
      doubt = doubtAfter(doubt, verdict, Date.now());
    } catch {
      // The chain or the index does not answer: nothing is known. Ponder tells the one, its end the other.
    }
    if (isLost(doubt, Date.now(), env.chainId === LOCAL_CHAIN_ID)) return "another-chain";
  }
  return "told";
}

