import { cpSync, existsSync, mkdirSync, renameSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { forgetOld } from "./forget.mjs";
import { use } from "./in-use.mjs";
import { withLock } from "./lock.mjs";
import { at, localFolder } from "./paths.mjs";
import { must } from "./run.mjs";

const BUILDS = join(localFolder, "builds");
/** What is not part of the app. Everything else is an input of its build, so that a new folder is never forgotten. */
const NOT_APP = new RegExp(
  [
    "^(contracts|world|e2e|docs|scripts|coverage|node_modules|test-results|playwright-report)$",
    String.raw`^\.(git|github|ci|local|cache|next.*|env\.example)$`,
    // Written by the build itself, from what is an input.
    String.raw`^public/exit\.html$`,
    String.raw`\.(md|tsbuildinfo|test\.tsx?)$`,
    "^(next-env.d.ts|LICENSE|eslint.config.js|knip.json|vitest.config.ts|playwright.config.ts)$",
  ].join("|"),
);
const ENV = ["CHAIN_ID", "LOCAL_WALLET", "WALLETCONNECT_PROJECT_ID"];
const KEEP = 3;

/** The two builds: what ships, and the one for a chain on this machine with demo wallet, faucet and voucher button. */
export const variants = {
  production: { distDir: ".next", env: { LOCAL_WALLET: "" } },
  local: { distDir: ".next-local", env: { LOCAL_WALLET: "1", CHAIN_ID: "31337" } },
};

/**
 * Builds the app, if something it is made of changed, and resolves with { folder, built }. The folder is complete
 * (server, assets) and never touched again, so a running copy is not disturbed by the next build; nor is it thrown away
 * while this process runs.
 */
export async function buildApp(variant) {
  const { distDir, env: own } = variants[variant];
  const env = { ...own, NEXT_DIST_DIR: distDir, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  return withLock(`app-${variant}`, async () => {
    const folder = join(BUILDS, `${variant}-${appPrint(env).slice(0, 16)}`);
    if (existsSync(folder)) {
      use(folder);
      utimesSync(folder, new Date(), new Date());
      return { folder, built: false };
    }
    await must("Writing exit.html", process.execPath, ["--import", "tsx", at("exit/build/main.ts")], {
      cwd: at(),
      env,
      log: join(localFolder, "logs", `exit-${variant}.log`),
      timeoutMs: 2 * 60_000,
    });
    await must("Building the app", process.execPath, [at("node_modules/next/dist/bin/next"), "build"], {
      cwd: at(),
      env,
      log: join(localFolder, "logs", `app-${variant}.log`),
      timeoutMs: 10 * 60_000,
    });
    collect(distDir, folder);
    use(folder);
    forgetOld(BUILDS, `${variant}-`, KEEP);
    return { folder, built: true };
  });
}

function appPrint(env) {
  const read = { ...process.env, ...env };
  return fingerprint({
    paths: ["."],
    skip: (path) => NOT_APP.test(path),
    values: { node: process.version, env: ENV.map((name) => [name, read[name] ?? ""]) },
  });
}

/** Puts the assets beside the server, which Next leaves to whoever deploys it, and moves the whole to its place. */
function collect(distDir, folder) {
  const standalone = at(distDir, "standalone");
  cpSync(at(distDir, "static"), join(standalone, distDir, "static"), { recursive: true });
  if (existsSync(at("public"))) cpSync(at("public"), join(standalone, "public"), { recursive: true });
  mkdirSync(BUILDS, { recursive: true });
  renameSync(standalone, folder);
}
