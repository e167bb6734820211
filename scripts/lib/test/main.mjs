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
  const from = performance.now();
  const results = await runAll(chosen);
  await stopAll();
  summarise(results, performance.now() - from);
  writeReport(results);
  const [passed, failed] = [sum(results, "passed"), sum(results, "failed")];
  const total = `${passed} passed, ${failed || (passed === 0 ? 1 : 0)} failed`;
  process.stdout.write(`${total}\n`, () => process.exit(failed > 0 || passed === 0 ? 1 : 0));
}

async function runAll(chosen) {
  const begun = new Map();
  const installing = await runStage("install", timed({ name: "install", run: installed }, {}));
  const results = [installing];
  const env = {};
  /** Begins a stage once those that it needs have ended well and the one before it, if there is one, has ended. */
  const begin = (stage, before) => {
    const needs = (stage.needs ?? []).map((name) => begun.get(name));
    const ending = Promise.all([...needs, before]).then((ended) => {
      const bad = [installing, ...ended.slice(0, needs.length)].find(({ failed }) => failed > 0);
      return bad ? notRun(stage, bad) : timed(stage, env);
    });
    begun.set(stage.name, ending);
    return ending;
  };
  for (const stage of chosen) {
    if (!begun.has(stage.name)) begin(stage);
    let last;
    for (const other of chosen.filter(({ beside }) => beside === stage.name)) last = begin(other, last);
    results.push(await runStage(stage.name, begun.get(stage.name)));
  }
  return results;
}

const notRun = ({ name }, bad) => ({ name, passed: 0, failed: 1, time: 0, notes: [`not run, because "${bad.name}" failed`] });

/** Installing is no test: it counts only when it fails. */
async function installed() {
  await installDependencies();
  return { passed: 0, failed: 0, notes: [] };
}

/** Tells of a stage that has begun, and resolves with its result. */
async function runStage(name, begun) {
  console.log(`\n── ${name}`);
  const result = await begun;
  for (const note of result.notes) console.log(`   ${note}`);
  console.log(`── ${name}: ${result.passed} passed, ${result.failed} failed, ${seconds(result.time)} s`);
  return result;
}

/** Never rejects: a stage that throws has failed. */
async function timed(stage, env) {
  const from = performance.now();
  const result = await stage.run(env).catch((error) => {
    tell(error);
    return { passed: 0, failed: 1, notes: [] };
  });
  return { name: stage.name, ...result, time: performance.now() - from };
}

function summarise(results, time) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log("\n── summary");
  for (const { name, passed, failed, time } of results) {
    const mark = failed > 0 ? "✗" : "✓";
    console.log(`${mark} ${name.padEnd(width)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds(time).padStart(6)} s`);
  }
  console.log(`  ${"all of it".padEnd(width)} ${seconds(time).padStart(34)} s`);
  // Once more, next to the end, where who looks first looks.
  for (const { name, notes } of results.filter(({ failed }) => failed > 0)) for (const note of notes) console.log(`✗ ${name}: ${note}`);
}

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);
