import type { Client } from "viem";
import { classify } from "../../lib/errors/classify";
import { sayingChanges } from "../../services/agent/log";
import type { IndexerEnv } from "../env";
import { startPonder } from "./ponder";
import { createRests, rest } from "./rests";
import { isBegun, type Store, storeOf } from "./store";
import type { Supervised } from "./supervise";
import { untilOver } from "./until-over";
import { hashAt } from "./watch";

const lookEveryMs = 1_500;

type Ending = "told" | "ended" | "another-index";

/**
 * Answers from the index that an indexer of the same version makes of the same chain, as soon as there is one, until it is told to end.
 * Which one that is both work out for themselves: nothing has to be switched, and no replica reads rows of a version it does not know.
 */
export async function runReplica(replica: Supervised): Promise<void> {
  const { env, log, meter, signal } = replica;
  const restAfter = createRests();
  while (!signal.aborted) {
    const store = await untilBegun(replica);
    if (store === undefined) return;
    const startedAt = Date.now();
    log("info", "answering", { index: store.schema });
    meter.started(store.schema);
    const ending = await serve(replica, store);
    if (ending === "told") return;
    if (ending === "another-index") {
      log("warn", "another-index", { index: store.schema });
      continue;
    }
    const restMs = restAfter(Date.now() - startedAt);
    log("warn", "ended-by-itself", { restMs, port: env.port });
    await rest(restMs, signal);
  }
}

/** Where the index is, once somebody has begun it. Undefined when told to end meanwhile. */
async function untilBegun({ env, client, log, signal }: Supervised): Promise<Store | undefined> {
  const say = sayingChanges(log);
  while (!signal.aborted) {
    try {
      const store = await currentStore(env, client);
      if (store !== undefined && (await isBegun(env, store))) return store;
      say("info", "no-index-yet", { why: "no-index-yet", index: store?.schema });
    } catch (error) {
      const { code } = classify(error);
      // What a database says may name its user and address: a code is enough.
      say("warn", "cannot-look", { why: code });
    }
    await rest(lookEveryMs, signal);
  }
  return undefined;
}

async function currentStore(env: IndexerEnv, client: Client): Promise<Store | undefined> {
  const anchor = await hashAt(client, BigInt(Math.max(1, env.startBlock)));
  return anchor === undefined ? undefined : storeOf(env, anchor);
}

const serve = ({ env, client, signal }: Supervised, store: Store): Promise<Ending> =>
  untilOver(startPonder(env, store, "serve"), signal, (leaving) => untilAnother(env, client, store, leaving));

/** Resolves when the chain was made anew, so that its index has another name, or when `leaving`. */
async function untilAnother(env: IndexerEnv, client: Client, store: Store, leaving: AbortSignal): Promise<"told" | "another-index"> {
  while (!leaving.aborted) {
    await rest(lookEveryMs, leaving);
    // A chain that does not answer is not another one.
    const current = await currentStore(env, client).catch(() => undefined);
    if (current !== undefined && current.schema !== store.schema) return "another-index";
  }
  return "told";
}
