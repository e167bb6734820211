import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { IndexerEnv } from "../env";
import type { Store } from "./store";

type Child = ChildProcessByStdio<Writable, null, null>;

export type RunningPonder = {
  /** Settles when Ponder has ended, with its code. */
  readonly ended: Promise<number>;
  stop(): Promise<number>;
};

const root = fileURLToPath(new URL("..", import.meta.url));
const guard = fileURLToPath(new URL("guard.mjs", import.meta.url));

/** Starts Ponder over an index. It ends with this process, however that ends. */
export function startPonder(env: IndexerEnv, { schema, folder }: Store): RunningPonder {
  const args = ["start", "--root", root, "--schema", schema, "--port", String(env.port), "--hostname", env.host, "--log-format", "json"];
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
    },
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => {
      killGroupOf(child);
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

/** The guard leads a process group with Ponder in it; should the guard be killed, Ponder goes too. */
function killGroupOf(child: Child): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // As it should be: nobody is left in the group.
  }
}
