import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pidAlive } from "./pid-alive.mjs";

/**
 * Returns a function that tells whether npm, which started this script, still runs. npm passes on SIGTERM, but neither
 * SIGHUP nor its own sudden death. Always true when npm did not start this script.
 */
export function npmAlive() {
  if (!process.env.npm_lifecycle_event) return () => true;
  const parent = process.ppid;
  // npm runs a script through a shell, which some shells replace by the script and others do not.
  const { command, parent: grandparent } = describe(parent);
  const npm = /^\S*sh\s-c\s/.test(command) ? grandparent : parent;
  return () => process.ppid === parent && pidAlive(npm);
}

/** A process's command line and its parent, from /proc or, where that does not exist, from ps. */
function describe(pid) {
  try {
    const [, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return { command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "), parent: Number(parent) };
  } catch {
    return describeByPs(pid);
  }
}

function describeByPs(pid) {
  try {
    const [, parent, command] = /^\s*([0-9]+)\s+(.*)$/s.exec(execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" }));
    return { command, parent: Number(parent) };
  } catch {
    return { command: "", parent: pid };
  }
}
