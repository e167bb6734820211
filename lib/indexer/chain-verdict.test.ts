import { expect, it } from "vitest";
import { blocksToCompare, type KnownBlock, verdictOf } from "./chain-verdict";

const at = (block: number): KnownBlock => ({ block, hash: `0x${String(block)}` });
const [oldest, newest] = [at(90), at(200)];

it("compares the newest and the oldest that are known", () => {
  expect(blocksToCompare([at(120), oldest, newest])).toEqual([newest, oldest]);
  expect(blocksToCompare([newest])).toEqual([newest]);
  expect(blocksToCompare([])).toEqual([]);
});

it.each([
  ["the newest is there", [newest.hash, oldest.hash], "same"],
  ["the newest was replaced", ["0xaa", oldest.hash], "reorganising"],
  ["the newest is gone", [undefined, oldest.hash], "reorganising"],
  ["nothing of it is reached", [undefined, undefined], "behind"],
  ["the oldest is another one", ["0xaa", "0xbb"], "another"],
  ["the oldest is another one, and the newest not reached", [undefined, "0xbb"], "another"],
] as const)("%s", (_name, hashes, verdict) => {
  expect(verdictOf([newest, oldest], hashes)).toBe(verdict);
});

it("within the blocks that may be replaced nothing is another chain", () => {
  expect(verdictOf([at(120), oldest], ["0xaa", "0xbb"])).toBe("reorganising");
  expect(verdictOf([oldest], ["0xbb"])).toBe("reorganising");
  expect(verdictOf([oldest], [undefined])).toBe("behind");
  expect(verdictOf([], [])).toBe("same");
});
