import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, root } from "../paths.mjs";
import { seconds } from "../stopwatch.mjs";
import { stages } from "./stages.mjs";

const file = at("docs/test-report.md");
const long = stages.filter(({ parts }) => parts.includes("long")).map(({ name }) => name);

/** Writes what the long tests among `results` found to docs/test-report.md, which is committed. */
export function writeReport(results) {
  if (!results.some(({ name }) => long.includes(name))) return;
  const when = `${new Date().toISOString().slice(0, 10)}, ${commit()}, Node ${process.versions.node}, ${cpus().length} cores`;
  writeFileSync(file, reportWith(existsSync(file) ? readFileSync(file, "utf8") : "", results, long, when));
}

/** The report with the rows of these results in place of older ones: a stage that did not run keeps its own. */
export function reportWith(known, results, names, when) {
  const rows = new Map(known.split("\n").map((line) => [/^\| ([^|]+) \| \d/.exec(line)?.[1], line]));
  for (const { name, passed, failed, time, notes } of results) {
    rows.set(name, `| ${name} | ${passed} | ${failed} | ${seconds(time)} | ${when} | ${notes.map(cell).join("<br>")} |`);
  }
  return `# Test report

Written by \`npm run test:full\`, or for one stage by \`node scripts/test.mjs "<stage>"\`.

| stage | passed | failed | seconds | run | found |
|---|---:|---:|---:|---|---|
${names.flatMap((name) => rows.get(name) ?? []).join("\n")}
`;
}

function cell(note) {
  return note.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function commit() {
  try {
    const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return `commit ${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? " with changes" : ""}`;
  } catch {
    return "a copy without git";
  }
}
