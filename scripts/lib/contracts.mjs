import { existsSync } from "node:fs";
import { fingerprint, stamp, stampFile, stamped } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { at, localFolder } from "./paths.mjs";
import { must } from "./run.mjs";

const STAMP = stampFile("contracts");

/** Compiles the contracts that get deployed, if one of them changed. Resolves with whether it had to. */
export async function buildContracts() {
  return withLock("contracts", async () => {
    const print = fingerprint({
      paths: ["contracts", "pnpm-lock.yaml", "scripts/foundry.mjs"],
      skip: (path) => /^contracts\/(out|cache|broadcast|test|node_modules)$/.test(path) || /\.md$/.test(path),
      values: { node: process.version },
    });
    if (stamped(STAMP, print) && existsSync(at("contracts", "out"))) return false;
    // Tests are compiled by the tests.
    await must("Compiling the contracts", process.execPath, [at("scripts", "foundry.mjs"), "forge", "build", "--skip", "test"], {
      cwd: at("contracts"),
      log: `${localFolder}/logs/contracts.log`,
      timeoutMs: 10 * 60_000,
    });
    stamp(STAMP, print);
    return true;
  });
}
