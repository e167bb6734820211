import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localFolder } from "../paths.mjs";
import { run } from "../run.mjs";
import { Sentence } from "../sentence.mjs";
import { startSite } from "../site.mjs";

/** Not in the lock file: docs/adr/0009-lighthouse.md. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const PAGES = ["/", "/mint", "/stake"];
const RUNS = 5;
/** Lowest scores of 100. Performance is of Lighthouse's slow telephone, whose speed it works out from this machine's. */
const FLOORS = { performance: 70, accessibility: 100, "best-practices": 100 };
const FLAGS = "--headless=new --no-sandbox --disable-background-networking";

/** Lighthouse's scores of every page, the median of several runs. Returns { problems, notes }. */
export async function lighthouseScores(env) {
  const { origin } = await startSite();
  const [problems, notes] = [[], []];
  for (const page of PAGES) {
    const runs = [];
    for (let number = 1; number <= RUNS; number += 1) runs.push(await scores(origin + page, env));
    const medians = Object.keys(FLOORS).map((name) => [name, median(runs.map((run) => run[name]))]);
    notes.push(`${page}: ${medians.map(([name, score]) => `${name} ${score}`).join(", ")}`);
    for (const [name, score] of medians) if (score < FLOORS[name]) problems.push(`${page} scores ${score} for ${name}, less than ${FLOORS[name]}.`);
  }
  return { problems, notes };
}

async function scores(url, { CHROMIUM_PATH }) {
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
  const { categories } = JSON.parse(readFileSync(report, "utf8"));
  return Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
