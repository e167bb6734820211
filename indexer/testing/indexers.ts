import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../world/chain/ports";

type Line = { readonly event?: string; readonly why?: string; readonly msg?: string };

export type TestIndexer = {
  readonly origin: string;
  /** Lines of its log so far. */
  lines(): readonly Line[];
  /** Asks its GraphQL; throws what it answers instead of data. */
  ask<Data>(query: string): Promise<Data>;
  /** What it tells Prometheus. */
  metrics(): Promise<string>;
  /** Waits until a block is indexed. */
  indexed(block: bigint): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

const startWithinMs = 200_000;
const followWithinMs = 150_000;
const lookEveryMs = 100;

export type TestIndexers = {
  start(): Promise<TestIndexer>;
  /** Starts one that is killed as soon as it writes down the past. */
  startHalf(): Promise<void>;
  /** Ends all, and removes what they kept. */
  stop(): Promise<void>;
};

/** Asks the GraphQL of an index; throws what it answers instead of data. */
export const askOf = (origin: string) => async <Data>(query: string): Promise<Data> => {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }), signal: AbortSignal.timeout(10_000) };
  const answer = (await (await fetch(`${origin}/graphql`, init)).json()) as { data?: Data; errors?: unknown };
  if (answer.data === undefined || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
};

/** Indexers of one chain as processes of their own, one after another over the same store and port. */
export async function testIndexers(rpcUrl: string): Promise<TestIndexers> {
  const folder = mkdtempSync(join(tmpdir(), "aid-indexer-"));
  const [port, metricsPort] = [await freePort(0), await freePort(0)];
  const children: ChildProcess[] = [];
  const begin = (): ChildProcess => {
    const file = fileURLToPath(new URL("../run/main.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", file], {
      env: { NODE_ENV: "test", PATH: process.env["PATH"], RPC_URLS: rpcUrl, INDEXER_PORT: String(port), INDEXER_FOLDER: folder, METRICS_PORT: String(metricsPort) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    return child;
  };
  return {
    start: () => running(begin(), `http://127.0.0.1:${port}`, `http://127.0.0.1:${metricsPort}/metrics`),
    async startHalf() {
      const child = begin();
      await said(child, "Created database tables");
      await endOf(child, "SIGKILL");
    },
    async stop() {
      for (const child of children) await endOf(child, "SIGKILL");
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Waits until a process has said something. */
async function said(child: ChildProcess, words: string): Promise<void> {
  let text = "";
  const within = AbortSignal.timeout(startWithinMs);
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  while (!text.includes(words)) {
    if (child.exitCode !== null || within.aborted) throw new Error(`“${words}” was not said: ${text.slice(-3_000)}`);
    await pause(5);
  }
}

async function running(child: ChildProcess, origin: string, figures: string): Promise<TestIndexer> {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const fetchOk = async (path: string): Promise<boolean> => {
    try {
      return (await fetch(origin + path, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      // It does not listen yet.
      return false;
    }
  };
  const ask = askOf(origin);
  const until = async (what: string, withinMs: number, isSo: () => Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + withinMs;
    while (!(await isSo())) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${what} did not come: ${text.slice(-3_000)}`);
      await pause(lookEveryMs);
    }
  };
  await until("The index", startWithinMs, () => fetchOk("/ready"));
  return {
    origin,
    lines: () => text.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Line),
    ask,
    metrics: async () => (await fetch(figures, { signal: AbortSignal.timeout(10_000) })).text(),
    indexed: (block) =>
      until(`Block ${block}`, followWithinMs, async () => {
        try {
          const { indexedBlocks } = await ask<{ indexedBlocks: { items: { block: number }[] } }>(
            '{ indexedBlocks(orderBy: "block", orderDirection: "desc", limit: 1) { items { block } } }',
          );
          return BigInt(indexedBlocks.items[0]?.block ?? -1) >= block;
        } catch {
          // It starts anew.
          return false;
        }
      }),
    kill: (signal) => endOf(child, signal),
  };
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, "close");
  child.kill(signal);
  const [code] = (await closed) as [number | null];
  return code;
}
