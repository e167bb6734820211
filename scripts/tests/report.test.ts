import { expect, it } from "vitest";
import { reportWith } from "../lib/test/report.mjs";

const result = (name: string, failed: number, note: string) => ({ name, passed: 1 - failed, failed, time: 61_000, notes: [note] });
const names = ["deep", "load"];

it("puts the rows of a run in place of older ones, and keeps those of stages that did not run", () => {
  const whole = reportWith("", [result("types", 0, ""), result("deep", 0, "a|b"), result("load", 1, "slow")], names, "Monday");
  expect(whole).toContain("| deep | 1 | 0 | 61 | Monday | a\\|b |\n| load | 0 | 1 | 61 | Monday | slow |\n");
  expect(whole).not.toContain("types");
  const again = reportWith(whole, [result("load", 0, "quick")], names, "Tuesday");
  expect(again).toContain("| deep | 1 | 0 | 61 | Monday | a\\|b |\n| load | 1 | 0 | 61 | Tuesday | quick |\n");
  expect(again).not.toContain("slow");
});
