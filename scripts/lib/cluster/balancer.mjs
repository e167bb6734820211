import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "../children.mjs";
import { localFolder, shown } from "../paths.mjs";
import { ended, must, record, run } from "../run.mjs";
import { Sentence } from "../sentence.mjs";
import { balancerConfig } from "./balancer-config.mjs";

const PLACES = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy"];
const INSTALL = "apt-get update && apt-get install -y --no-install-recommends haproxy";

/** Path of a HAProxy, or undefined. HAPROXY_PATH wins, and must then be right. */
function findBalancer() {
  const chosen = process.env.HAPROXY_PATH?.trim();
  if (chosen && !runnable(chosen)) throw new Sentence(`HAPROXY_PATH is ${chosen}, which is not a program that can be run.`);
  return chosen || PLACES.find(runnable);
}

/** The same, installed through apt where that is possible. Throws a Sentence that says how otherwise. */
export async function ensureBalancer() {
  const found = findBalancer();
  if (found) return found;
  const log = join(localFolder, "logs", "haproxy-install.log");
  const canInstall = process.getuid?.() === 0 && (await run("apt-get", ["--version"], { timeoutMs: 20_000 })).code === 0;
  if (canInstall) await run("sh", ["-c", INSTALL], { env: { DEBIAN_FRONTEND: "noninteractive" }, log, stream: true, timeoutMs: 10 * 60_000 });
  const installed = findBalancer();
  if (!installed) throw new Sentence(`HAProxy is needed: run "sudo sh -c '${INSTALL}'" on Debian, or install it in another way and set HAPROXY_PATH to it.`);
  return installed;
}

/** Starts the balancer with a configuration that is written to `folder` and checked first. Resolves with { child, died }. */
export async function startBalancer({ folder, ...places }) {
  const program = await ensureBalancer();
  const file = join(folder, "haproxy.cfg");
  const log = join(localFolder, "logs", `balancer-${places.appPort}.log`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, balancerConfig(places));
  await must("Checking the balancer's configuration", program, ["-c", "-q", "-f", file], { log, timeoutMs: 20_000 });
  // -db: in the foreground, as one process, so that what is killed is the balancer itself.
  const child = start(program, ["-db", "-f", file]);
  record(child, log);
  return { child, died: ended(child).then((code) => `The balancer ended with code ${code}. The details are in ${shown(log)}.`) };
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
