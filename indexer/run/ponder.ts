import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { IndexerEnv } from "../env";
import { rest } from "./rests";
import { prefixOf, readNames, type Store } from "./store";

type Child = ChildProcessByStdio<Writable, null, null>;

export type RunningPonder = {
  /** Settles when Ponder has ended, with its code. */
  readonly ended: Promise<number>;
  stop(): Promise<number>;
};

const root = fileURLToPath(new URL("..", import.meta.url));
const guard = fileURLToPath(new URL("guard.mjs", import.meta.url));

/** Longest that a replica's question to its database may take: who asked has given up after ten seconds. */
const answerWithinMs = 8_000;

/**
 * Starts Ponder over an index: `start` makes and follows it and answers, `serve` only answers from what another process makes. It ends
 * with this process, however that ends.
 */
export function startPonder(env: IndexerEnv, { schema, folder }: Store, command: "start" | "serve"): RunningPonder {
  const args = [command, "--root", root, "--schema", schema, "--port", String(env.port), "--hostname", env.host, "--log-format", "json"];
  // Ponder reads .env.local of the folder it is started in, and writes there what its GraphQL knows: neither is the repository's.
  const cwd = resolve(folder);
  mkdirSync(cwd, { recursive: true });
  const child: Child = spawn(process.execPath, [guard, ...args], {
    // A process group of its own: Ctrl-C reaches this process only, which then stops Ponder in order.
    detached: true,
    cwd,
    stdio: ["pipe", "inherit", "inherit"],
    env: {
      ...process.env,
      // Ponder would take the app's port for its own, and tell its makers about every start.
      PORT: undefined,
      PONDER_TELEMETRY_DISABLED: "1",
      INDEXER_FOLDER: cwd,
      ...(command === "serve" && env.databaseUrl !== undefined && { DATABASE_URL: bounded(env.databaseUrl) }),
    },
  });
  const pidFile = join(env.folder, `${schema}.pid`);
  if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid));
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => {
      killGroupOf(child);
      rmSync(pidFile, { force: true });
      resolve(code ?? 1);
    });
    child.once("error", () => resolve(1));
  });
  const stop = (): Promise<number> => {
    child.stdin.end();
    return ended;
  };
  return { ended, stop };
}

/** Longer than a guard gives its Ponder. */
const leaveWithinMs = 10_000;
const lookEveryMs = 100;

/**
 * Waits for every Ponder that a process left behind which was killed: it has a few seconds to end in order, still writes into the folder of
 * its index, and answers at the port of the next one.
 */
export async function untilLeft(env: IndexerEnv, signal: AbortSignal): Promise<void> {
  if (env.databaseUrl !== undefined) return;
  const files = (): readonly string[] => readNames(env.folder).filter((name) => name.startsWith(prefixOf(env)) && name.endsWith(".pid"));
  for (let waitedMs = 0; waitedMs < leaveWithinMs && !signal.aborted; waitedMs += lookEveryMs) {
    if (!files().some((name) => isAlive(join(env.folder, name)))) break;
    await rest(lookEveryMs, signal);
  }
}

/** A guard leads a process group, which lives as long as any of it does. */
function isAlive(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return pid > 1 && process.kill(-pid, 0);
  } catch {
    // It is gone, or has ended in order meanwhile.
    return false;
  }
}

/** Said in the address, which is what counts: Ponder itself allows thirty seconds. */
function bounded(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("statement_timeout", String(answerWithinMs));
  url.searchParams.set("query_timeout", String(answerWithinMs));
  return url.href;
}

/** The guard leads a process group with Ponder in it; should the guard be killed, Ponder goes too. */
function killGroupOf(child: Child): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // As it should be: nobody is left in the group.
  }
}
