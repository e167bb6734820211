import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { mark, stopGroups } from "./groups.mjs";
import { npmAlive } from "./npm-alive.mjs";
import { Sentence } from "./sentence.mjs";

const runId = randomUUID();
const groups = new Set();
let reaper;
let stopping = false;

/**
 * Starts a process as the leader of its own group, so that it can be stopped with all it starts, and so that Ctrl-C
 * reaches only this script, which then stops things in order. `stdout` and `stderr` are pipes.
 */
export function start(command, args, { cwd, env = {} } = {}) {
  if (stopping) throw new Sentence("Stopped.");
  // First, so that there is no moment in which a child has nobody to watch over it.
  const watcher = watchOver();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env, ...mark(runId) },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  if (child.pid !== undefined) {
    const { pid } = child;
    groups.add(pid);
    watcher.stdin.write(`+${pid}\n`);
    child.once("exit", () => void stopGroup(pid));
  }
  return child;
}

/** Stops one group: its leader ended, or took too long. */
export async function stopGroup(pid) {
  if (!groups.has(pid)) return;
  await stopGroups([pid], "one group only");
  groups.delete(pid);
  reaper?.stdin.write(`-${pid}\n`);
}

/** Stops everything that was started, for good. Resolves when it is gone, with the ids of what could not be stopped. */
export async function stopAll(graceMs) {
  stopping = true;
  const left = await stopGroups(groups, runId, graceMs);
  groups.clear();
  await dismissReaper();
  return left;
}

async function dismissReaper() {
  const leaving = reaper;
  reaper = undefined;
  if (!leaving || leaving.exitCode !== null) return;
  leaving.ref();
  leaving.stdin.end();
  await new Promise((resolve) => leaving.once("exit", resolve));
}

function watchOver() {
  if (!reaper) {
    reaper = spawn(process.execPath, [fileURLToPath(new URL("./reaper.mjs", import.meta.url)), runId], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    });
    reaper.stdin.on("error", () => {});
    reaper.unref();
    reaper.stdin.unref?.();
  }
  return reaper;
}

/** Calls `stop()` once: on Ctrl-C, SIGTERM, SIGHUP, or when npm, which started this script, is gone. */
export function onStop(stop) {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    stop();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, once);
  const alive = npmAlive();
  setInterval(() => alive() || once(), 500).unref();
}
