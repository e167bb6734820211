import { existsSync, readFileSync } from "node:fs";
import { fingerprint, stamp, stamped } from "./fingerprint.mjs";
import { linkContracts } from "./link-contracts.mjs";
import { withLock } from "./lock.mjs";
import { at, localFolder, shown } from "./paths.mjs";
import { run } from "./run.mjs";
import { Sentence } from "./sentence.mjs";

const PNPM = "pnpm@10.34.8";
const LOG = `${localFolder}/logs/install.log`;
const STAMP = at("node_modules", ".installed");

const MISSING = "pnpm-lock.yaml is missing: restore it with git.";
const BROKEN = "pnpm-lock.yaml is broken: restore it with git.";

/** What pnpm says when it will not install, and what that means for a person. */
const REFUSALS = [
  [/ERR_PNPM_NO_LOCKFILE/, MISSING],
  [/ERR_PNPM_(BROKEN_LOCKFILE|LOCKFILE_BREAKING_CHANGE|LOCKFILE_MISSING_DEPENDENCY)/, BROKEN],
  [
    /ERR_PNPM_(OUTDATED_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)/,
    `pnpm-lock.yaml does not fit package.json: restore both with git, or write a new lock with npx -y ${PNPM} install --no-frozen-lockfile.`,
  ],
  [/ERR_PNPM_TARBALL_INTEGRITY/, "A package is not the one that pnpm-lock.yaml was written for: restore the lock with git."],
  [/ERR_PNPM_(FETCH|NO_MATCHING_VERSION|META_FETCH)|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|E404/, "The package registry did not give what the lock names: check the network."],
  [/ENOSPC/, "The disk is full."],
];

/** Installs exactly what the lock file names, if that is not already done. Resolves with whether it had to. */
export async function installDependencies() {
  return withLock("install", async () => {
    const print = installPrint();
    linkContracts();
    if (stamped(STAMP, print)) return false;
    const result = await run("npx", ["-y", PNPM, "install", "--frozen-lockfile", "--config.confirmModulesPurge=false", "--config.fetchRetryMaxtimeout=10000"], {
      cwd: at(),
      // pnpm asks before it replaces a foreign node_modules, unless it runs for a machine.
      env: { CI: "true", PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
      log: LOG,
      timeoutMs: 15 * 60_000,
    });
    if (result.code !== 0) throw new Sentence(explain(result));
    stamp(STAMP, print);
    return true;
  });
}

function installPrint() {
  const lock = at("pnpm-lock.yaml");
  if (!existsSync(lock)) throw new Sentence(MISSING);
  // pnpm would try to merge it, and fail in its own words.
  if (/^[<>]{7} /m.test(readFileSync(lock, "utf8"))) throw new Sentence(BROKEN);
  const { scripts: _scripts, ...manifest } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const { platform, arch, versions } = process;
  return fingerprint({
    paths: ["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc", "stubs"],
    values: { manifest, platform, arch, node: versions.node.split(".")[0], PNPM },
  });
}

function explain({ code, timedOut, text }) {
  if (code === 127) return "npx is missing: it comes with npm, which comes with Node.";
  const known = REFUSALS.find(([pattern]) => pattern.test(text));
  const reason = known?.[1] ?? (timedOut ? "It took longer than 15 minutes." : "");
  return `The dependencies could not be installed. ${reason} The details are in ${shown(LOG)}.`.replace("  ", " ");
}
