// Measures what the actions of users cost, by receipt, and every storage slot they touch: npm run gas.
// Writes the measured part of docs/gas.md. With --check, writes nothing and fails when a bar is broken or the page is old.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { broken } from "./gas/bars";
import { measureGas } from "./gas/measure";
import { gasReport, gasTable } from "./gas/report";

const page = fileURLToPath(new URL("../docs/gas.md", import.meta.url));
const [begin, end] = ["<!-- measured: begin -->", "<!-- measured: end -->"];

function withReport(text: string, report: string): string {
  const [head, rest] = text.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error(`docs/gas.md has lost its markers ${begin} and ${end}.`);
  return `${head}${begin}\n\n${report}\n\n${end}${tail}`;
}

async function main(): Promise<void> {
  const measurements = await measureGas(0);
  console.log(gasTable(measurements));
  const problems = broken(measurements);
  const before = readFileSync(page, "utf8");
  const after = withReport(before, gasReport(measurements));
  if (process.argv.includes("--check")) {
    if (after !== before) problems.push("docs/gas.md is not what is measured: run `npm run gas` and commit it");
  } else if (after !== before) {
    writeFileSync(page, after);
    console.log("docs/gas.md rewritten.");
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
