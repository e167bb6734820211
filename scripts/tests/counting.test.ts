import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { demoWalletFindings } from "../lib/test/no-demo-wallet.mjs";
import { forgeCounts, playwrightCounts, vitestCounts } from "../lib/test/reports.mjs";

const folder = mkdtempSync(join(tmpdir(), "aid-counting-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let number = 0;
/** Writes a report to a file of its own. */
function report(content: unknown): string {
  number += 1;
  const file = join(folder, `${String(number)}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (numPassedTests: number, numFailedTests: number, rest: object = {}): string =>
  report({ numPassedTests, numFailedTests, numPendingTests: 0, numTodoTests: 0, testResults: [], ...rest });

describe("vitestCounts", () => {
  it("adds up", () => {
    expect(vitestCounts(vitest(12, 0), 0)).toEqual({ passed: 12, failed: 0, notes: [] });
    expect(vitestCounts(vitest(12, 3), 1)).toEqual({ passed: 12, failed: 3, notes: [] });
  });

  it("names the tests that failed", () => {
    const assertionResults = [
      { status: "passed", fullName: "adds" },
      { status: "failed", fullName: "the queue serves in order", failureMessages: ["\u001b[31mexpected 1 to be 2\u001b[39m\n at a.test.ts:3"] },
    ];
    const file = vitest(1, 1, { testResults: [{ name: "a.test.ts", status: "failed", assertionResults }] });
    expect(vitestCounts(file, 1).notes).toEqual(["a.test.ts: the queue serves in order: expected 1 to be 2"]);
  });

  it("counts a skipped test, a file that cannot be loaded and an error outside tests as failed", () => {
    expect(vitestCounts(vitest(1, 0, { numPendingTests: 2 }), 0).failed).toBe(2);
    const unloadable = { testResults: [{ name: "a.test.ts", status: "failed", message: "no such module", assertionResults: [] }] };
    expect(vitestCounts(vitest(1, 0, unloadable), 1)).toEqual({ passed: 1, failed: 1, notes: ["a.test.ts: no such module"] });
    expect(vitestCounts(vitest(1, 0), 1).failed).toBe(1);
  });

  it("takes a count that is missing for a failure", () => {
    const lacking = { passed: 0, failed: 1, notes: ["the report lacks a count"] };
    for (const name of ["numPassedTests", "numFailedTests", "numPendingTests", "numTodoTests"]) {
      expect(vitestCounts(vitest(3, 0, { [name]: undefined }), 0)).toEqual(lacking);
    }
    expect(playwrightCounts(report({ stats: { expected: 5, unexpected: 0, skipped: 0 } }), 0)).toEqual(lacking);
    expect(vitestCounts(report({ numPassedTests: 3 }), 0).failed).toBe(1);
  });

  it("takes no test and no report for a failure", () => {
    expect(vitestCounts(vitest(0, 0), 0)).toEqual({ passed: 0, failed: 1, notes: ["no test was found"] });
    expect(vitestCounts(join(folder, "absent.json"), 0)).toEqual({ passed: 0, failed: 1, notes: ["vitest wrote no report"] });
  });
});

describe("forgeCounts", () => {
  const suite = (results: Record<string, object>): string => report({ "test/A.t.sol:A": { test_results: results } });

  it("adds up, tells the reason of a failure and counts a skipped test as failed", () => {
    const file = suite({ "test_a()": { status: "Success" }, "test_b()": { status: "Failure", reason: "1 != 2" }, "test_c()": { status: "Skipped" } });
    expect(forgeCounts(file, 1)).toEqual({
      passed: 1,
      failed: 2,
      notes: ["test/A.t.sol:A test_b(): 1 != 2", "1 skipped, which counts as failed"],
    });
  });

  it("takes no test for a failure", () => {
    expect(forgeCounts(report({}), 0).failed).toBe(1);
  });
});

describe("playwrightCounts", () => {
  it("counts a test that passed only when repeated, and one that was not run, as failed", () => {
    const counts = playwrightCounts(report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, errors: [] }), 1);
    expect([counts.passed, counts.failed]).toEqual([5, 3]);
  });

  it("names the tests that failed, however deep their suites are", () => {
    const failed = { file: "a.spec.ts", line: 7, title: "mints", ok: false, tests: [{ results: [{ error: { message: "timed out\nat 7" } }] }] };
    const suites = [{ specs: [{ ...failed, ok: true }], suites: [{ specs: [failed, { ...failed, title: "stakes", tests: [] }] }] }];
    const file = report({ stats: { expected: 1, unexpected: 2, flaky: 0, skipped: 0 }, suites });
    expect(playwrightCounts(file, 1).notes).toEqual(["a.spec.ts:7 mints: timed out", "a.spec.ts:7 stakes: failed"]);
  });
});

describe("demoWalletFindings", () => {
  const mnemonic = "test test test test test test test test test test test junk";

  it("finds what a production build must not hold, wherever it lies, except in other people's packages", () => {
    const build = join(folder, "build");
    mkdirSync(join(build, "node_modules"), { recursive: true });
    mkdirSync(join(build, ".next", "static"), { recursive: true });
    writeFileSync(join(build, "node_modules", "a.js"), mnemonic);
    expect(demoWalletFindings(build)).toEqual([]);
    expect(demoWalletFindings(build, true)).toContain("The local build does not hold the development mnemonic.");
    writeFileSync(join(build, ".next", "static", "b.js"), `x="${mnemonic}"`);
    expect(demoWalletFindings(build)).toEqual([expect.stringMatching(/^The production build holds the development mnemonic: .*b\.js$/)]);
  });
});
