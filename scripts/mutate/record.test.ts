import { describe, expect, it } from "vitest";
import { type Judged, recordWith, summary } from "./record";

const run = { when: "2030-01-01", only: ".", seed: 1, all: 900 };
const sources = new Map([["Deal.sol", "  if (a || b) return;\n  x = y + 1;"]]);
const or: Judged = { file: "Deal.sol", line: 1, before: "  if (a || b) return;", after: "  if (a && b) return;", outcome: "survived" };
const gone: Judged = { ...or, after: "", outcome: "survived" };
const noticed: Judged = { file: "Deal.sol", line: 2, before: "  x = y + 1;", after: "  x = y - 1;", outcome: "killed" };

const survivorsOf = (page: string): string[] => page.split("\n").filter((line) => line.startsWith("| `"));

describe("recordWith", () => {
  const first = recordWith("", run, [or, gone, noticed], sources);

  it("lists what no test noticed, and what was tried", () => {
    expect(survivorsOf(first)).toEqual(["| `Deal.sol:1` | `if (a \\|\\| b) return;` | *left out* |  |", "| `Deal.sol:1` | `if (a \\|\\| b) return;` | `if (a && b) return;` |  |"]);
    expect(first).toContain("| 2030-01-01 | all | 1 | 900 | 3 | 1 | 1 | 2 | 0 |\n");
  });

  it("keeps a reason, wherever its line has moved to, and the runs by other seeds", () => {
    const explained = first.replace("| *left out* |  |", "| *left out* | a shortcut |");
    const later = recordWith(explained, { ...run, seed: 2, only: "Deal|Loan" }, [{ ...gone, line: 7 }], sources);
    expect(survivorsOf(later)).toContain("| `Deal.sol:7` | `if (a \\|\\| b) return;` | *left out* | a shortcut |");
    expect(survivorsOf(later)).toHaveLength(2);
    expect(later).toContain("| 2030-01-01 | all | 1 | 900 |");
    expect(later).toContain("| 2030-01-01 | `Deal\\|Loan` | 2 | 900 | 1 | 1 | 0 | 1 | 0 |");
    const again = recordWith(later, { ...run, when: "2031-01-01" }, [], sources);
    expect(again).not.toContain("2030-01-01 | all");
    expect(again).toContain("`Deal\\|Loan`");
  });

  it("forgets what is noticed, and what the sources no longer have", () => {
    expect(survivorsOf(recordWith(first, run, [{ ...or, outcome: "killed" }], sources))).toHaveLength(1);
    expect(survivorsOf(recordWith(first, run, [], new Map([["Deal.sol", "  x = y + 1;"]])))).toEqual([]);
    expect(survivorsOf(recordWith(first, run, [], new Map()))).toEqual([]);
  });
});

it("summary tells the part of what compiles that was noticed", () => {
  expect(summary(run, [or, noticed, noticed, { ...noticed, outcome: "invalid" }])).toEqual({
    text: "seed 1: 4 of 900 mutants, of 1 files: 2 noticed, 1 not, 1 do not compile",
    noticed: 2 / 3,
  });
  expect(summary(run, []).noticed).toBeNaN();
});
