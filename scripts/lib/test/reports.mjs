import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

// Each function reads what a test runner wrote for machines and returns { passed, failed, notes }. A test that was
// skipped did not pass: it counts as failed. A runner that says that it failed has at least one failure.

/** vitest --reporter=json */
export function vitestCounts(file, exitCode) {
  const report = parse(file);
  if (!Array.isArray(report?.testResults)) return broken("vitest");
  const skipped = report.numPendingTests + report.numTodoTests;
  const unloadable = report.testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"));
  const tests = report.testResults.flatMap(({ name, assertionResults }) => assertionResults.map((test) => ({ ...test, file: name })));
  const failed = tests.filter(({ status }) => status === "failed");
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length, skipped, exitCode }, [
    ...unloadable.map(({ name, message }) => `${name}: ${message}`),
    ...failed.map(({ file, fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages?.[0])}`),
  ]);
}

/** forge test --json: { "path:Contract": { test_results: { "test()": { status, reason } } } } */
export function forgeCounts(file, exitCode) {
  const report = parse(file);
  if (!report) return broken("forge");
  const tests = Object.entries(report).flatMap(([suite, { test_results: results }]) =>
    Object.entries(results ?? {}).map(([name, result]) => ({ ...result, name: `${suite} ${name}` })),
  );
  const failed = tests.filter(({ status }) => status === "Failure");
  const passed = tests.filter(({ status }) => status === "Success").length;
  return settle(
    { passed, failed: failed.length, skipped: tests.length - passed - failed.length, exitCode },
    failed.map(({ name, reason, counterexample }) => `${name}: ${reason ?? "failed"}${counterexample ? ` ${JSON.stringify(counterexample)}` : ""}`),
  );
}

/** playwright --reporter=json */
export function playwrightCounts(file, exitCode) {
  const report = parse(file);
  if (!report?.stats) return broken("playwright");
  const { expected, unexpected, flaky, skipped } = report.stats;
  const notes = flaky > 0 ? [`${flaky} passed only when repeated, which counts as failed`] : [];
  const errors = (report.errors ?? []).map(({ message }) => message);
  return settle({ passed: expected, failed: unexpected + flaky, skipped, exitCode }, [...notes, ...errors, ...failedSpecs(report)]);
}

/** A note for each test of a suite, and of the suites in it, that did not pass. */
function failedSpecs({ suites = [], specs = [] }) {
  return [
    ...specs.filter(({ ok }) => !ok).map(({ file, line, title, tests }) => `${file}:${line} ${title}: ${firstLine(lastError(tests))}`),
    ...suites.flatMap(failedSpecs),
  ];
}

const lastError = (tests = []) => tests.flatMap(({ results = [] }) => results).findLast(({ error }) => error)?.error.message;

/** Without the colours of a terminal. */
const firstLine = (message) => stripVTControlCharacters(message ?? "failed").split("\n")[0];

function settle({ passed, failed, skipped, exitCode }, notes) {
  if (![passed, failed, skipped].every(Number.isInteger)) return { passed: 0, failed: 1, notes: [...notes, "the report lacks a count"] };
  const all = failed + skipped;
  if (skipped > 0) notes.push(`${skipped} skipped, which counts as failed`);
  if (passed + all === 0) return { passed: 0, failed: 1, notes: [...notes, "no test was found"] };
  if (exitCode !== 0 && all === 0) return { passed, failed: 1, notes: [...notes, `every test passed, but the runner ended with code ${exitCode}`] };
  return { passed, failed: all, notes };
}

function broken(runner) {
  return { passed: 0, failed: 1, notes: [`${runner} wrote no report`] };
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
