import { onStop, stopAll } from "../children.mjs";
import { installDependencies } from "../install.mjs";
import { Sentence, tell } from "../sentence.mjs";
import { seconds } from "../stopwatch.mjs";
import { writeReport } from "./report.mjs";
import { choose, stages } from "./stages.mjs";

/** Runs the chosen stages and ends the process; the last line is "N passed, N failed". */
export async function main(names) {
  const chosen = choose(names.length === 0 ? ["land"] : names);
  if (!chosen) {
    tell(new Sentence(`Name parts (land, unit, contracts, e2e, long, full) or stages (${stages.map(({ name }) => `"${name}"`).join(", ")}).`));
    process.exit(1);
  }
  onStop(() => void stopAll().then(() => process.exit(1)));
  const results = await runAll(chosen);
  await stopAll();
  summarise(results);
  if (names.some((name) => name === "full" || name === "long")) writeReport(results, names);
  const [passed, failed] = [sum(results, "passed"), sum(results, "failed")];
  const total = `${passed} passed, ${failed || (passed === 0 ? 1 : 0)} failed`;
  process.stdout.write(`${total}\n`, () => process.exit(failed > 0 || passed === 0 ? 1 : 0));
}

async function runAll(chosen) {
  const install = { name: "install", run: installed };
  const results = [];
  const env = {};
  for (const stage of [install, ...chosen]) {
    const bad = results.find(({ name, failed }) => failed > 0 && (name === "install" || stage.needs?.includes(name)));
    results.push(bad ? { name: stage.name, passed: 0, failed: 1, time: 0, notes: [`not run, because "${bad.name}" failed`] } : await runStage(stage, env));
  }
  return results;
}

/** Installing is no test: it counts only when it fails. */
async function installed() {
  await installDependencies();
  return { passed: 0, failed: 0, notes: [] };
}

async function runStage(stage, env) {
  console.log(`\n── ${stage.name}`);
  const from = performance.now();
  const result = await stage.run(env).catch((error) => {
    tell(error);
    return { passed: 0, failed: 1, notes: [] };
  });
  const time = performance.now() - from;
  for (const note of result.notes) console.log(`   ${note}`);
  console.log(`── ${stage.name}: ${result.passed} passed, ${result.failed} failed, ${seconds(time)} s`);
  return { name: stage.name, ...result, time };
}

function summarise(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log("\n── summary");
  for (const { name, passed, failed, time } of results) {
    const mark = failed > 0 ? "✗" : "✓";
    console.log(`${mark} ${name.padEnd(width)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds(time).padStart(6)} s`);
  }
  console.log(`  ${"all of it".padEnd(width)} ${seconds(sum(results, "time")).padStart(34)} s`);
  // Once more, next to the end, where who looks first looks.
  for (const { name, notes } of results.filter(({ failed }) => failed > 0)) for (const note of notes) console.log(`✗ ${name}: ${note}`);
}

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);
