import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { at, localFolder } from "../paths.mjs";
import { run } from "../run.mjs";
import { forgeCounts, playwrightCounts, vitestCounts } from "./reports.mjs";

// The kinds of stages. Each returns a function (env) → { passed, failed, notes }.

const node = process.execPath;
const report = (name) => join(localFolder, "reports", `${name}.json`);
const bin = (...parts) => at("node_modules", ...parts);

/** Runs a command; it counts as one check. `notes()` tells more about a run that has ended. */
export function check(command, args, { cwd = at(), minutes = 5, env, notes = () => [] } = {}) {
  return async (given) => {
    const { code, timedOut } = await run(command, args, { cwd, env: { ...given, ...env }, stream: true, timeoutMs: minutes * 60_000 });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notes: [...notes(), ...late(timedOut, minutes)] };
  };
}

/** A check that is one of ours or of a dependency, run by Node. */
export const script = (file, args = [], options = {}) => check(node, [at(file), ...args], options);

/** A TypeScript script of ours. */
export const typescript = (file, args = [], options = {}) => check(node, ["--import", "tsx", at(file), ...args], options);

/** forge with these arguments, as one check. */
export const forge = (args, options = {}) => script("scripts/foundry.mjs", ["forge", ...args], { cwd: at("contracts"), ...options });

export function vitest(name, projects, { minutes, args = [], env: own = {}, notes = () => [] }) {
  return async (given) => {
    const env = { ...given, ...own };
    const outputs = ["--reporter=default", "--reporter=json", `--outputFile.json=${report(name)}`];
    const chosen = projects.flatMap((project) => ["--project", project]);
    const counts = await counted(vitestCounts, name, [bin("vitest/vitest.mjs"), "run", ...chosen, ...outputs, ...args], { env, minutes });
    return { ...counts, notes: [...notes(), ...counts.notes] };
  };
}

export function forgeTests(name, args, { minutes, env: own = {} }) {
  return async (env) =>
    counted(forgeCounts, name, [at("scripts/foundry.mjs"), "forge", "test", "--json", ...args], {
      env: { ...env, ...own },
      cwd: at("contracts"),
      out: report(name),
      minutes,
    });
}

export function playwright(name, { minutes, args = [] }) {
  return async (env) =>
    counted(playwrightCounts, name, [bin("@playwright/test/cli.js"), "test", ...args], { env: { ...env, E2E_REPORT: report(name) }, minutes });
}

async function counted(read, name, args, { minutes, ...options }) {
  // A report of an earlier run must not speak for this one.
  rmSync(report(name), { force: true });
  const { code, timedOut } = await run(node, args, { cwd: at(), stream: true, timeoutMs: minutes * 60_000, ...options });
  const counts = read(report(name), code);
  return { ...counts, notes: [...counts.notes, ...late(timedOut, minutes)] };
}

/** Work in this process that throws when it fails; it counts as one check. */
export function work(task) {
  return async (env) => {
    const notes = (await task(env)) ?? [];
    return { passed: notes.length === 0 ? 1 : 0, failed: notes.length, notes };
  };
}

/** Like `work`, for a task that also has figures to tell: it resolves with { problems, notes }. */
export function figures(task) {
  return async (env) => {
    const { problems, notes } = await task(env);
    return { passed: problems.length === 0 ? 1 : 0, failed: problems.length, notes: [...notes, ...problems] };
  };
}

/** For a run that has figures to tell: it writes them to the file that TOLD names, which is read once. */
export function telling(name, env = {}) {
  const file = join(localFolder, "reports", `${name}.txt`);
  const notes = () => {
    if (!existsSync(file)) return [];
    const text = readFileSync(file, "utf8");
    rmSync(file);
    return [text];
  };
  return { env: { ...env, TOLD: file }, notes };
}

const late = (timedOut, minutes) => (timedOut ? [`stopped after ${minutes} minutes`] : []);
