import type { Client } from "viem";
import { LOCAL_CHAIN_ID } from "../../lib/chain/chains";
import { classify } from "../../lib/errors/classify";
import { type Doubt, doubtAfter, isLost } from "../../lib/indexer/doubt";
import { type Log, sayingChanges } from "../../services/agent/log";
import type { IndexerEnv } from "../env";
import { beginReading, endReading, isHalfRead } from "./half-read";
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
    const store = await findStore(supervised);
    if (store === undefined) return;
    removeOtherStores(env, store);
    await untilLeft(store, signal);
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
  const { env, client, log, signal } = supervised;
  const say = sayingChanges(log);
  while (!signal.aborted) {
    try {
      const anchor = await hashAt(client, BigInt(Math.max(1, env.startBlock)));
      if (anchor !== undefined) {
        const store = storeOf(env, anchor);
        const last = remembered(env, store);
        const hash = last && (await hashAt(client, BigInt(last.block)));
        // A chain that begins alike may have gone on otherwise since. One of this machine that is not as long was made again.
        if (last !== undefined && hash !== last.hash && (hash !== undefined || env.chainId === LOCAL_CHAIN_ID)) await drop(supervised, store, "another-chain");
        const isKnown = last === undefined || hash !== undefined || env.chainId === LOCAL_CHAIN_ID;
        if (isKnown && (await makeRoom(env, store))) return store;
        if (isKnown) {
          say("info", "waiting-for-another-index", { why: "waiting-for-another-index" });
          await rest(lookEveryMs, signal);
          continue;
        }
      }
      say("info", "chain-too-short", { why: "chain-too-short" });
    } catch (error) {
      const { code, detail } = classify(error);
      say("warn", "chain-silent", { why: code, detail });
    }
    await rest(lookEveryMs, signal);
  }
  return undefined;
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
      await endReading(env, store, leaving);
      const { verdict, known } = await compare({ client, origin, signal: leaving });
      if (verdict === "same") remember(env, store, known);
      say("info", "compared", { why: verdict });
      doubt = doubtAfter(doubt, verdict, Date.now());
    } catch {
      // The chain or the index does not answer: nothing is known. Ponder tells the one, its end the other.
    }
    if (isLost(doubt, Date.now())) return "another-chain";
  }
  return "told";
}

