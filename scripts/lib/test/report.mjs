import { cpus } from "node:os";
import { writeFileSync } from "node:fs";
import { at } from "../paths.mjs";
import { seconds } from "../stopwatch.mjs";

/** Writes what the long tests found to docs/test-report.md, which is committed. */
export function writeReport(results) {
  const rows = results.map(({ name, passed, failed, time, notes }) => `| ${name} | ${passed} | ${failed} | ${seconds(time)} | ${notes.join("; ")} |`);
  const text = `# What \`npm run test:full\` found

Written by the command itself on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores.

| stage | passed | failed | seconds | notes |
|---|---|---|---|---|
${rows.join("\n")}
`;
  writeFileSync(at("docs/test-report.md"), text);
}
