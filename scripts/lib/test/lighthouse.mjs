import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localFolder } from "../paths.mjs";
import { run } from "../run.mjs";
import { Sentence } from "../sentence.mjs";
import { startSite } from "../site.mjs";

/** Not in the lock file: docs/adr/0009-lighthouse.md. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const RUNS = 5;
/** Lowest scores of 100. Performance is of Lighthouse's slow phone, which takes four times as long as this machine. */
const FLOORS = { performance: 70, accessibility: 100, "best-practices": 100, seo: 100 };
/** Nothing may move once it is drawn (CLS). */
const MOST_SHIFT = 0;
const FLAGS = "--headless=new --no-sandbox --disable-background-networking";

/** Lighthouse's scores of every public page, the median of several runs. Returns { problems, notes }. */
export async function lighthouseScores(env) {
  // Not at the top: the first stages run before anything is installed.
  const { tsImport } = await import("tsx/esm/api");
  const { publicRoutes } = await tsImport("../../../lib/routes.ts", import.meta.url);
  const { origin } = await startSite();
  const [problems, notes, machine] = [[], [], []];
  for (const { path } of publicRoutes) {
    const runs = [];
    for (let number = 1; number <= RUNS; number += 1) runs.push(await measured(origin + path, env));
    machine.push(...runs.map(({ benchmark }) => benchmark));
    const scores = Object.keys(FLOORS).map((name) => [name, median(runs.map((one) => one.scores[name]))]);
    const shift = median(runs.map((one) => one.shift));
    notes.push(`${path}: ${scores.map(([name, score]) => `${name} ${score}`).join(", ")}, layout shift ${shift}`);
    for (const [name, score] of scores) if (score < FLOORS[name]) problems.push(`${path} scores ${score} for ${name}, less than ${FLOORS[name]}.`);
    if (shift > MOST_SHIFT) problems.push(`${path} has a layout shift of ${shift}, more than ${MOST_SHIFT}.`);
  }
  // A run on a slower or busier machine scores lower; this says on what these were made.
  notes.push(`Lighthouse's benchmark of the machine: ${median(machine)}`);
  return { problems, notes };
}

async function measured(url, { CHROMIUM_PATH }) {
  const folder = join(localFolder, "reports");
  mkdirSync(folder, { recursive: true });
  const report = join(folder, "lighthouse.json");
  const options = ["--output=json", `--output-path=${report}`, `--chrome-flags=${FLAGS}`, `--only-categories=${Object.keys(FLOORS).join(",")}`];
  const { code } = await run("npx", ["-y", LIGHTHOUSE, url, "--quiet", "--no-enable-error-reporting", ...options], {
    // Outside of the clone, whose packages it is not to find.
    cwd: tmpdir(),
    env: { CHROME_PATH: CHROMIUM_PATH },
    log: join(localFolder, "logs", "lighthouse.log"),
    timeoutMs: 180_000,
  });
  if (code !== 0) throw new Sentence("Lighthouse could not measure a page. The details are in .local/logs/lighthouse.log.");
  const { categories, audits, environment } = JSON.parse(readFileSync(report, "utf8"));
  return {
    scores: Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)])),
    shift: audits["cumulative-layout-shift"].numericValue,
    benchmark: environment.benchmarkIndex,
  };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
