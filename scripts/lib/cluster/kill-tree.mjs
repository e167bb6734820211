import { readdirSync, readFileSync } from "node:fs";

/** Kills a process and all that it started, without a word to any, as a machine that loses its power does. Without /proc the process alone. */
export function killTree(pid) {
  // The uppermost first, so that none of them starts another in place of one that is gone.
  for (const one of [pid, ...descendantsOf(pid)]) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // It went with its parent.
    }
  }
}

function descendantsOf(pid) {
  const parents = parentsOf();
  const found = [pid];
  for (const one of found) found.push(...parents.filter(({ parent }) => parent === one).map((child) => child.pid));
  return found.slice(1);
}

function parentsOf() {
  try {
    return readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).flatMap((name) => parentOf(Number(name)));
  } catch {
    return [];
  }
}

function parentOf(pid) {
  try {
    // pid (command) state ppid …; the command may hold spaces and brackets.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return [{ pid, parent: Number(parent) }];
  } catch {
    // It ended while it was looked at.
    return [];
  }
}
