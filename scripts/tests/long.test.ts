import { describe, expect, it } from "vitest";
import { lcovTotals } from "../lib/test/lcov.mjs";
import { summarise } from "../lib/test/load-summary.mjs";

describe("lcovTotals", () => {
  it("adds up the files that are wanted", () => {
    const record = (file: string, lines: [number, number], branches: [number, number]): string =>
      `TN:\nSF:${file}\nDA:1,1\nLF:${lines[0]}\nLH:${lines[1]}\nBRF:${branches[0]}\nBRH:${branches[1]}\nend_of_record\n`;
    const text = record("src/A.sol", [10, 9], [4, 4]) + record("src/B.sol", [20, 20], [6, 3]) + record("local/C.sol", [50, 0], [50, 0]);
    expect(lcovTotals(text, (file) => file.startsWith("src/"))).toEqual({ lines: { found: 30, hit: 29 }, branches: { found: 10, hit: 7 } });
  });
});

describe("the summary of the load", () => {
  const answers = (ms: number): { times: number[]; errors: string[] } => ({ times: Array.from({ length: 100 }, () => ms), errors: [] });
  const crowd = { name: "/", clients: 100, seconds: 20, lone: answers(10) };

  it("is content when a crowd waits for its turn and for nothing else", () => {
    expect(summarise({ ...crowd, many: answers(1_000) })).toEqual({
      note: "/: alone 10 ms, 100 at once 1000 ms (p95 1000 ms), 5 per second, stretch 1.00, 0 errors",
      problems: [],
    });
  });

  it("says when a crowd waits for much longer than its turn", () => {
    expect(summarise({ ...crowd, many: answers(3_100) }).problems).toEqual(["/ takes 3.1 times as long as its share under load, more than 3."]);
  });

  it("says when answers fail, also all of them", () => {
    const some = { ...answers(500), errors: ["status 429", "status 429"] };
    expect(summarise({ ...crowd, many: some }).problems).toEqual(["/ failed 2 times under load (status 429)."]);
    expect(summarise({ ...crowd, many: { times: [], errors: ["socket hang up"] } }).problems).toEqual(["/ gave no right answer (socket hang up)."]);
  });
});
