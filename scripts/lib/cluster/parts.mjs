import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../poll.mjs";
import { Sentence } from "../sentence.mjs";
import { killTree } from "./kill-tree.mjs";

/** Before a part that has ended is started again: 0.5, 1, 2, 4, at most 8 seconds; from the beginning after one that lived a minute. */
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 8_000;
const SETTLED_MS = 60_000;

const inOrder = (pid) => process.kill(pid, "SIGTERM");

/**
 * Keeps processes alive, as a service manager does on a server: a part that ends is started again. What runs stands in `file`, for whoever
 * wants to look or to kill: { name: { pid, starts, …its ports } }.
 */
export function createParts(file, { log = () => {} } = {}) {
  const parts = new Map();
  let stopped = false;

  function tell() {
    mkdirSync(dirname(file), { recursive: true });
    const told = Object.fromEntries([...parts].map(([name, { child, ports, starts }]) => [name, { pid: child.pid, starts, ...ports }]));
    // In the place of the old one at once, so that nobody reads half of it.
    writeFileSync(`${file}.new`, `${JSON.stringify(told, undefined, 2)}\n`);
    renameSync(`${file}.new`, file);
  }

  const isWanted = (name) => !stopped && parts.has(name);

  async function keep(name, part) {
    let rest = FIRST_REST_MS;
    for (;;) {
      const startedAt = Date.now();
      const sentence = await part.died;
      if (!isWanted(name)) return;
      if (Date.now() - startedAt > SETTLED_MS) rest = FIRST_REST_MS;
      log(`${name} is started again. ${sentence}`);
      do {
        await pause(rest);
        if (!isWanted(name)) return;
        rest = Math.min(2 * rest, LONGEST_REST_MS);
      } while (!(await started(name, part)));
    }
  }

  async function started(name, part) {
    try {
      Object.assign(part, await part.start());
    } catch (error) {
      log(`${name} did not start: ${error.message}`);
      return false;
    }
    part.starts += 1;
    tell();
    return true;
  }

  function partOf(name) {
    const part = parts.get(name);
    if (part === undefined) throw new Sentence(`There is no part ${name}.`);
    return part;
  }

  async function end(name, kill, withinMs) {
    const part = partOf(name);
    const before = part.starts;
    kill(part.child.pid);
    await until(`The start of ${name}`, () => (part.starts > before ? true : undefined), { withinMs, everyMs: 20 });
  }

  return {
    /** Starts a part by `start`, which gives { child, died } or a promise of them, and keeps it. */
    async add(name, ports, start) {
      const part = { ...(await start()), start, ports, starts: 1 };
      parts.set(name, part);
      tell();
      void keep(name, part);
    },
    /** Ends a part with all that it started at once, as a crash does; resolves when it was started again. */
    kill: (name, withinMs = 60_000) => end(name, killTree, withinMs),
    /** Lets a part end in order, as a service manager does; resolves when it was started again. */
    restart: (name, withinMs = 60_000) => end(name, inOrder, withinMs),
    /** Lets a part end in order and starts another in its place; resolves when that was started. */
    async replace(name, start, withinMs = 60_000) {
      partOf(name).start = start;
      await end(name, inOrder, withinMs);
    },
    /** Lets a part end in order, for good. Resolves when it is gone. */
    async remove(name) {
      const part = partOf(name);
      parts.delete(name);
      tell();
      inOrder(part.child.pid);
      await part.died;
    },
    /** From now on nothing is started again. */
    release() {
      stopped = true;
    },
  };
}
