import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { localFolder } from "./paths.mjs";
import { pidAlive } from "./pid-alive.mjs";
import { Sentence } from "./sentence.mjs";

/** Does `work` while no other script in this clone does work under the same name. A lock whose owner is gone is taken over. */
export async function withLock(name, work, waitMs = 900_000) {
  const file = join(localFolder, "locks", name);
  mkdirSync(join(localFolder, "locks"), { recursive: true });
  const end = Date.now() + waitMs;
  while (!take(file)) {
    if (Date.now() > end) throw new Sentence(`Another script has held ${file} for ${waitMs / 60_000} minutes; stop it first.`);
    await pause(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener("exit", release);
  }
}

/** How long writing a few bytes may take. */
const WRITING_MS = 5_000;

function take(file) {
  if (create(file)) return true;
  const owner = ownerOf(file);
  return owner !== undefined && abandoned(file, owner) && takeOver(file, owner);
}

/** Puts this process in the place of an owner that is gone, in one step. Of all who want to, only one may try at a time. */
function takeOver(file, owner) {
  const turn = `${file}.after-${owner.replace(/\W/g, "_")}`;
  if (!create(turn)) {
    // Who died in the middle of it does not bar the others.
    if (olderThan(turn, WRITING_MS)) rmSync(turn, { force: true });
    return false;
  }
  const mine = `${file}.by-${process.pid}`;
  try {
    // Another may have been faster: what lies there now is the lock of a living one.
    if (ownerOf(file) !== owner || !abandoned(file, owner)) return false;
    writeFileSync(mine, String(process.pid));
    renameSync(mine, file);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

/** Whether this process made the file; false when there is one. */
function create(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** What the lock says; undefined when it was released in between. */
function ownerOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function abandoned(file, owner) {
  // Being written, or left by one that died before it wrote.
  if (owner.trim() === "") return olderThan(file, WRITING_MS);
  const pid = Number(owner);
  return Number.isInteger(pid) && pid > 0 && !pidAlive(pid);
}

function olderThan(file, ms) {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
  return Date.now() - mtimeMs > ms;
}
