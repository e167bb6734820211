import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { localFolder } from "./paths.mjs";
import { run } from "./run.mjs";
import { Sentence } from "./sentence.mjs";

const installing = (packages) => `apt-get update && apt-get install -y --no-install-recommends ${packages}`;

/**
 * What `find` finds, installed through apt where that is possible: `packages` are Debian's. Throws a Sentence that says how otherwise.
 * `variable` names where it is, `what` it is that `variable` is set to.
 */
export async function ensureProgram({ name, find, packages, variable, what = "it" }) {
  const found = find();
  if (found) return found;
  const log = join(localFolder, "logs", `${name.toLowerCase()}-install.log`);
  const canInstall = process.getuid?.() === 0 && (await run("apt-get", ["--version"], { timeoutMs: 20_000 })).code === 0;
  if (canInstall) await run("sh", ["-c", installing(packages)], { env: { DEBIAN_FRONTEND: "noninteractive" }, log, stream: true, timeoutMs: 10 * 60_000 });
  const installed = find();
  if (installed) return installed;
  throw new Sentence(`${name} ${canInstall ? "could not be installed" : "is needed"}: run "sudo sh -c '${installing(packages)}'" on Debian, or install it in another way and set ${variable} to ${what}.`);
}

/** The first of `places` that can be run, or undefined. What `variable` names wins, and must then be right. */
export function findProgram(variable, places) {
  const chosen = process.env[variable]?.trim();
  if (chosen && !runnable(chosen)) throw new Sentence(`${variable} is ${chosen}, which is not a program that can be run.`);
  return chosen || places.find(runnable);
}

export function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
