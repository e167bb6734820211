import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { start } from "./children.mjs";
import { at, localFolder, shown } from "./paths.mjs";
import { until } from "./poll.mjs";
import { ended, record } from "./run.mjs";
import { Sentence } from "./sentence.mjs";

const SIGN_ANSWERS = pathToFileURL(at("scripts/lib/sign-answers.mjs")).href;

/** How long the chain's past may take where it is lived from the beginning on a slow machine. */
const PAST_WITHIN_MS = 900_000;

/**
 * Starts the chain with everything on it; `log` hears of its past. Resolves with { child, died } when it says that it is
 * ready; `died` resolves with a sentence when it ends, which it must not do by itself.
 */
export async function startWorld({ rpcPort, env = {}, log: tell = () => {} }) {
  const log = join(localFolder, "logs", `chain-${rpcPort}.log`);
  const child = start(process.execPath, ["--import", "tsx", at("world/main.ts")], {
    cwd: at(),
    env: { ...env, RPC_PORT: String(rpcPort) },
  });
  const text = record(child, log);
  createInterface({ input: child.stdout }).on("line", (line) => line.startsWith("Past:") && tell(line));
  const died = deathOf(child, "The chain", log);
  await orDeath(died, until("The start of the chain", () => (/^ready\b/m.test(text()) ? true : undefined), { withinMs: PAST_WITHIN_MS, everyMs: 50 }));
  return { child, died };
}

/**
 * Starts the server of a finished build. Returns { child, died, signature } at once; ask it over HTTP whether it is up:
 * its answers carry the signature.
 */
export function startApp({ folder, port, rpcPort, host, env = {} }) {
  const log = join(localFolder, "logs", `app-${port}.log`);
  const signature = randomUUID();
  const child = start(process.execPath, ["--import", SIGN_ANSWERS, join(folder, "server.js")], {
    cwd: folder,
    env: {
      ...env,
      NODE_ENV: "production",
      PORT: String(port),
      RPC_PORT: String(rpcPort),
      RPC_URLS: `http://127.0.0.1:${rpcPort}`,
      HOSTNAME: host,
      AID_SIGNATURE: signature,
    },
  });
  record(child, log);
  return { child, signature, died: deathOf(child, "The app", log) };
}

/**
 * Starts the indexer of the chain at a port. Returns { child, died, caughtUp } at once; `caughtUp` resolves when it has reached the
 * chain's head for the first time, and never rejects: a page shows what the chain tells without it.
 */
export function startIndexer({ rpcPort, port, host }) {
  const log = join(localFolder, "logs", `indexer-${port}.log`);
  const folder = join(localFolder, "indexer", String(port));
  const child = start(process.execPath, ["--import", "tsx", at("indexer/run/main.ts")], {
    cwd: at(),
    env: {
      ...{ CHAIN_ID: "31337", RPC_URLS: `http://127.0.0.1:${rpcPort}` },
      ...{ INDEXER_PORT: String(port), INDEXER_HOST: host, INDEXER_FOLDER: folder },
    },
  });
  record(child, log);
  const isReady = async () => ((await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(5_000) })).ok ? true : undefined);
  const caughtUp = until("The index", isReady, { withinMs: 600_000, everyMs: 500 }).then(
    () => true,
    () => false,
  );
  return { child, caughtUp, died: deathOf(child, "The indexer", log) };
}

/** `work`, unless the thing it waits for has died: then its sentence. */
export function orDeath(died, work) {
  return Promise.race([work, died.then((sentence) => Promise.reject(new Sentence(sentence)))]);
}

/** The sentence for a process that ended: with its own last complaint, when it left one that a person can read. */
export async function deathOf(child, what, log) {
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint = (complaint + chunk).slice(-400);
  });
  const code = await ended(child);
  const last = complaint.trim().split("\n").at(-1);
  return `${what} ended with code ${code}${last && last.length < 200 ? ` (${last})` : ""}. The details are in ${shown(log)}.`;
}
