import { expect, it } from "vitest";
import { type Doubt, doubtAfter, isLost } from "./doubt";

type Look = readonly ["same" | "reorganising" | "behind" | "another", number];

function looksAt(isLocal: boolean, verdicts: readonly Look[]): boolean[] {
  let doubt: Doubt;
  return verdicts.map(([verdict, now]) => isLost((doubt = doubtAfter(doubt, verdict, now)), now, isLocal));
}

const looks = (...verdicts: readonly Look[]): boolean[] => looksAt(true, verdicts);

it("believes in another chain after a few looks, not after one", () => {
  expect(looks(["another", 0], ["another", 1_500], ["another", 3_000])).toEqual([false, false, true]);
  expect(looks(["another", 0], ["same", 1_500], ["another", 3_000])).toEqual([false, false, false]);
});

it("gives a reorganisation a minute, and a server that lags any time", () => {
  expect(looks(["reorganising", 0], ["reorganising", 59_999], ["reorganising", 60_000])).toEqual([false, false, true]);
  expect(looks(["behind", 0], ["behind", 600_000])).toEqual([false, false]);
});

it("has patience with a chain of the world: what is dropped takes hours to read again", () => {
  expect(looksAt(false, [["another", 0], ["another", 3_000], ["another", 599_999], ["another", 600_000]])).toEqual([false, false, false, true]);
  expect(looksAt(false, [["reorganising", 0], ["reorganising", 60_000]])).toEqual([false, false]);
  expect(looksAt(false, [["another", 0], ["same", 300_000], ["another", 600_000]])).toEqual([false, false, false]);
});
