import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

// Every child is the leader of its own process group, and carries the ids of the runs it belongs to in its environment,
// outermost first, so that a process that left its group (a browser does) is still found on systems with /proc: also by
// a run around the one that started it, when that one and its reaper are killed before they have finished.
const RUNS = "AID_RUNS";

/** The environment variable that marks everything a run starts. */
export const mark = (runId) => ({ [RUNS]: [process.env[RUNS], runId].filter(Boolean).join("/") });

/** Stops groups and everything that carries the run's id: asks, waits up to `graceMs`, then kills. Returns what is left. */
export async function stopGroups(groups, runId, graceMs = 5_000) {
  const left = () => [...groups].filter(groupAlive).map((id) => -id).concat(marked(runId));
  signal(left(), "SIGTERM");
  if (await gone(left, graceMs)) return [];
  signal(left(), "SIGKILL");
  await gone(left, 5_000);
  return left();
}

async function gone(left, withinMs) {
  const end = Date.now() + withinMs;
  while (left().length > 0) {
    if (Date.now() > end) return false;
    await pause(50);
  }
  return true;
}

function signal(targets, name) {
  for (const target of targets) {
    try {
      process.kill(target, name);
    } catch {
      // It ended on its own in between.
    }
  }
}

/** Whether a process of this group runs. A dead process that its parent has not collected yet does not count. */
function groupAlive(id) {
  try {
    process.kill(-id, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  const processes = list();
  return processes.length === 0 || processes.some(({ group }) => group === id);
}

function marked(runId) {
  return list().flatMap(({ pid }) => (pid !== process.pid && runsOf(pid).includes(runId) ? [pid] : []));
}

/** The ids of the runs that a process belongs to. */
function runsOf(pid) {
  const variable = read(pid, "environ").split("\0").find((text) => text.startsWith(`${RUNS}=`));
  return variable?.slice(RUNS.length + 1).split("/") ?? [];
}

/** Running processes, from /proc; empty where that does not exist. */
function list() {
  let names;
  try {
    names = readdirSync("/proc");
  } catch {
    return [];
  }
  return names.filter((name) => /^[0-9]+$/.test(name)).flatMap((name) => {
    // pid (command) state ppid pgrp …; the command may hold spaces and brackets.
    const [state, , group] = read(name, "stat").replace(/^.*\) /s, "").split(" ");
    return !state || state === "Z" || state === "X" ? [] : [{ pid: Number(name), group: Number(group) }];
  });
}

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
