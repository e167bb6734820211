import { readFileSync } from "node:fs";
import { join } from "node:path";
import { at, localFolder, root } from "../paths.mjs";
import { run } from "../run.mjs";
import { Sentence } from "../sentence.mjs";
import { lcovTotals } from "./lcov.mjs";

/** Lowest shares, in percent, of everything in contracts/src. */
const FLOORS = { lines: 98, branches: 98 };

/** What calls cost and how large contracts are is measured with the optimiser, which coverage does without. */
const NOT_COSTS = ["--no-match-path", "test/{gas/*,conformance/CodeSize.t.sol}", "--no-match-test", "test_cost"];

/** How much of the contracts their tests run. Returns { problems, notes }. */
export async function contractCoverage() {
  const report = join(localFolder, "reports", "contracts.lcov");
  const { code } = await run(process.execPath, [at("scripts/foundry.mjs"), "forge", "coverage", "--report", "lcov", "--report-file", report, ...NOT_COSTS], {
    cwd: at("contracts"),
    stream: true,
    timeoutMs: 30 * 60_000,
  });
  if (code !== 0) throw new Sentence("forge could not measure what the tests cover.");
  const totals = lcovTotals(readFileSync(report, "utf8"), (file) => file.startsWith("src/"));
  const shares = Object.entries(FLOORS).map(([what, floor]) => ({ what, floor, percent: (totals[what].hit / totals[what].found) * 100 }));
  return {
    notes: [shares.map(({ what, percent }) => `${what} ${percent.toFixed(1)} %`).join(", ")],
    problems: shares.flatMap(({ what, floor, percent }) => (percent >= floor ? [] : [`The tests cover ${percent.toFixed(1)} % of the contracts' ${what}, less than ${floor} %.`])),
  };
}

/** What vitest wrote of its coverage, whose floors are in vitest.config.ts. */
export function libCoverageNotes() {
  const { total } = JSON.parse(readFileSync(join(root, "coverage", "coverage-summary.json"), "utf8"));
  return [`lines ${total.lines.pct} %, branches ${total.branches.pct} %`];
}
