import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "../children.mjs";
import { localFolder, shown } from "../paths.mjs";
import { ensureProgram, findProgram } from "../program.mjs";
import { ended, must, record } from "../run.mjs";
import { balancerConfig } from "./balancer-config.mjs";

const PLACES = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy"];
const VARIABLE = "HAPROXY_PATH";

/** Path of a HAProxy, installed through apt where that is possible. Throws a Sentence that says how otherwise. */
export function ensureBalancer() {
  return ensureProgram({ name: "HAProxy", find: () => findProgram(VARIABLE, PLACES), packages: "haproxy", variable: VARIABLE });
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
