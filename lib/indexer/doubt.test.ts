import { expect, it } from "vitest";
import { type Doubt, doubtAfter, isLost } from "./doubt";

const looks = (...verdicts: readonly (readonly ["same" | "reorganising" | "behind" | "another", number])[]): boolean[] => {
  let doubt: Doubt;
  return verdicts.map(([verdict, now]) => isLost((doubt = doubtAfter(doubt, verdict, now)), now));
};

it("believes in another chain after a few looks, not after one", () => {
  expect(looks(["another", 0], ["another", 1_500], ["another", 3_000])).toEqual([false, false, true]);
  expect(looks(["another", 0], ["same", 1_500], ["another", 3_000])).toEqual([false, false, false]);
});

it("gives a reorganisation a minute, and a server that lags any time", () => {
  expect(looks(["reorganising", 0], ["reorganising", 59_999], ["reorganising", 60_000])).toEqual([false, false, true]);
  expect(looks(["behind", 0], ["behind", 600_000])).toEqual([false, false]);
});
