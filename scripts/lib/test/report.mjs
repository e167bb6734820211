import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { writeFileSync } from "node:fs";
import { at, root } from "../paths.mjs";
import { seconds } from "../stopwatch.mjs";

/** Writes what the long tests found to docs/test-report.md, which is committed. */
export function writeReport(results, names) {
  const rows = results
    .filter(({ name }) => name !== "install")
    .map(({ name, passed, failed, time, notes }) => `| ${name} | ${passed} | ${failed} | ${seconds(time)} | ${notes.map(cell).join("<br>")} |`);
  const text = `# Test report

Written by ${names.includes("full") ? "`npm run test:full`" : `\`node scripts/test.mjs ${names.join(" ")}\``} on ${new Date().toISOString().slice(0, 10)}, on ${commit()}, with Node ${process.versions.node} and ${cpus().length} cores.

| stage | passed | failed | seconds | found |
|---|---:|---:|---:|---|
${rows.join("\n")}
`;
  writeFileSync(at("docs/test-report.md"), text);
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
