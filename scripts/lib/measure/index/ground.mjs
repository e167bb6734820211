import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { start } from "../../children.mjs";
import { at, localFolder, shown } from "../../paths.mjs";
import { until } from "../../poll.mjs";
import { freePort } from "../../ports.mjs";
import { ended, record } from "../../run.mjs";
import { Sentence } from "../../sentence.mjs";

/** Longer than a million events take on a slow machine. */
const WORLD_WITHIN_MS = 60 * 60_000;
const INDEX_WITHIN_MS = 120 * 60_000;

/** Starts a chain with a past: so many events, or the demo's or the tests' story. Resolves with { rpcUrl, addresses, took }: seconds. */
export async function startPast({ events, world }) {
  const port = await freePort();
  const [file, size] = events === undefined ? ["world/main.ts", { WORLD_SIZE: world }] : ["world/large/main.ts", { EVENTS: String(events) }];
  const log = join(localFolder, "logs", `measure-chain-${port}.log`);
  const from = performance.now();
  const child = start(process.execPath, ["--max-old-space-size=8192", "--import", "tsx", at(file)], { cwd: at(), env: { RPC_PORT: String(port), ...size } });
  const text = record(child, log);
  const ready = until("The chain's past", () => /^ready (.*)$/m.exec(text())?.[1], { withinMs: WORLD_WITHIN_MS, everyMs: 200 });
  const past = JSON.parse(await orEnd(child, "The chain", log, ready));
  return { ...past, took: (performance.now() - from) / 1_000 };
}

/**
 * Starts a process that indexes and answers, and tells its lines. Resolves with { origin, lines, ready, child } at once; `ready` resolves
 * with the seconds from its start until it has reached the chain's head.
 */
export async function startIndexing({ name, command, rpcUrl, databaseUrl, env = {} }) {
  const port = await freePort();
  const folder = join(localFolder, "measure", name);
  mkdirSync(folder, { recursive: true });
  const log = join(localFolder, "logs", `measure-${name}.log`);
  const from = performance.now();
  const child = start(process.execPath, command(port), {
    cwd: folder,
    env: {
      ...{ CHAIN_ID: "31337", RPC_URLS: rpcUrl, DATABASE_URL: databaseUrl, INDEXER_FOLDER: folder },
      ...{ INDEXER_PORT: String(port), PONDER_TELEMETRY_DISABLED: "1", PORT: undefined, ...env },
    },
  });
  record(child, log);
  const lines = [];
  createInterface({ input: child.stdout }).on("line", (line) => line.startsWith("{") && /backfill indexing across|database indexes/.test(line) && lines.push(JSON.parse(line)));
  const origin = `http://127.0.0.1:${port}`;
  const isReady = async () => ((await fetch(`${origin}/ready`, { signal: AbortSignal.timeout(10_000) })).ok ? (performance.now() - from) / 1_000 : undefined);
  const ready = orEnd(child, `The index “${name}”`, log, until(`The index “${name}”`, isReady, { withinMs: INDEX_WITHIN_MS, everyMs: 100 }));
  ready.catch(() => {});
  return { origin, lines, ready, child };
}

/** Our index, as it is run. */
export const ourIndex = () => ["--import", import.meta.resolve("tsx"), at("indexer/run/main.ts")];

/** Ponder over the same contracts, with one handler that does nothing. */
export const emptyIndex = (port) => [
  ...[at("node_modules/ponder/dist/esm/bin/ponder.js"), "start", "--root", at("indexer/testing/empty"), "--schema", "empty"],
  ...["--port", String(port), "--hostname", "127.0.0.1", "--log-format", "json"],
];

function orEnd(child, what, log, work) {
  const died = ended(child).then((code) => Promise.reject(new Sentence(`${what} ended with code ${code}. The details are in ${shown(log)}.`)));
  died.catch(() => {});
  return Promise.race([work, died]);
}
