import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localFolder } from "../paths.mjs";
import { run } from "../run.mjs";
import { Sentence } from "../sentence.mjs";
import { startSite } from "../site.mjs";

/** Not in the lock file: docs/adr/0009-lighthouse.md. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const RUNS = 5;
/** Of one run: Lighthouse now and then falls over its own wait for a quiet page (below). */
const ATTEMPTS = 5;
/** A page that asks the chain all the time is never quiet. All that counts is over long before. */
const LONGEST_WAIT_MS = 25_000;
/** Lowest scores of 100. Performance is of Lighthouse's mid-tier phone. */
const FLOORS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
/** Nothing may move once it is drawn (CLS). */
const MOST_SHIFT = 0;
/**
 * How many times slower than this machine that phone is, by its benchmark of the machine: what Lighthouse's guide to
 * throttling advises for a fast desktop, and for a slow one or a fast phone. Below the last no phone can be told from the noise.
 */
const SLOWDOWNS = [
  { atLeast: 1_500, times: 4 },
  { atLeast: 800, times: 2 },
];
const FLAGS = "--headless=new --no-sandbox --disable-background-networking";

/** Lighthouse's scores of every public page, the median of several runs. Returns { problems, notes }. */
export async function lighthouseScores(env) {
  // Not at the top: the first stages run before anything is installed.
  const { tsImport } = await import("tsx/esm/api");
  const { publicRoutes } = await tsImport("../../../lib/routes.ts", import.meta.url);
  const { origin } = await startSite();
  const [problems, notes, machine] = [[], [], []];
  const { benchmark } = await measured(origin, 1, env);
  const slowdown = SLOWDOWNS.find(({ atLeast }) => benchmark >= atLeast)?.times;
  if (!slowdown) throw new Sentence(`Lighthouse's benchmark of this machine is ${benchmark}: it is too slow or too busy to stand for a phone.`);
  for (const { path } of publicRoutes) {
    const runs = [];
    for (let number = 1; number <= RUNS; number += 1) runs.push(await measured(origin + path, slowdown, env));
    machine.push(...runs.map(({ benchmark }) => benchmark));
    const scores = Object.keys(FLOORS).map((name) => [name, median(runs.map((one) => one.scores[name]))]);
    const shift = median(runs.map((one) => one.shift));
    notes.push(`${path}: ${scores.map(([name, score]) => `${name} ${score}`).join(", ")}, layout shift ${shift}`);
    for (const [name, score] of scores) if (score < FLOORS[name]) problems.push(`${path} scores ${score} for ${name}, less than ${FLOORS[name]}.`);
    if (shift > MOST_SHIFT) problems.push(`${path} has a layout shift of ${shift}, more than ${MOST_SHIFT}.`);
  }
  // A run on a slower or busier machine scores lower; this says on what these were made.
  notes.push(`Lighthouse's benchmark of the machine: ${median(machine)}; its phone is ${slowdown} times as slow`);
  return { problems, notes };
}

/** The report of one visit. A visit that Lighthouse could not end is made again. */
async function measured(url, slowdown, env) {
  let report;
  for (let attempt = 0; !report && attempt < ATTEMPTS; attempt += 1) report = await visit(url, slowdown, env);
  if (!report) throw new Sentence("Lighthouse could not measure a page. The details are in .local/logs/lighthouse.log.");
  const { categories, audits, environment } = report;
  return {
    scores: Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)])),
    shift: audits["cumulative-layout-shift"].numericValue,
    benchmark: environment.benchmarkIndex,
  };
}

/**
 * Undefined where Lighthouse did not come to its report. How it ends says nothing: when it stops waiting for a quiet page it
 * forgets one of its watches, which goes on until the browser is closed below it and may end it before or after the report.
 */
async function visit(url, slowdown, { CHROMIUM_PATH }) {
  const folder = join(localFolder, "reports");
  mkdirSync(folder, { recursive: true });
  const report = join(folder, "lighthouse.json");
  rmSync(report, { force: true });
  const options = [
    ...["--output=json", `--output-path=${report}`, `--chrome-flags=${FLAGS}`, `--only-categories=${Object.keys(FLOORS).join(",")}`],
    // A slow network and processor while the page loads, not a fast visit from which a slow one is reckoned.
    ...["--throttling-method=devtools", `--throttling.cpuSlowdownMultiplier=${slowdown}`],
    `--max-wait-for-load=${LONGEST_WAIT_MS}`,
  ];
  await run("npx", ["-y", LIGHTHOUSE, url, "--quiet", "--no-enable-error-reporting", ...options], {
    // Outside of the clone, whose packages it is not to find.
    cwd: tmpdir(),
    env: { CHROME_PATH: CHROMIUM_PATH },
    log: join(localFolder, "logs", "lighthouse.log"),
    timeoutMs: 180_000,
  });
  const result = existsSync(report) && JSON.parse(readFileSync(report, "utf8"));
  return result && !result.runtimeError ? result : undefined;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
