import { numberToHex } from "viem";
import { describe, expect, it } from "vitest";
import { MAX_LOG_BLOCKS, isBoundedRange } from "../server/rpc/log-range";
import type { Activity } from "./event";
import { carryOnFrom, newestFirst, rangeBlocks, rangesAtOnce, rangesBack, rereadBlocks, withEarlier, withNewest } from "./span";
import { addressOf, moved } from "./testing/events";

const known = (change: Partial<Activity> = {}): Activity => ({ events: [], from: 1_000n, to: 5_000n, complete: false, ...change });
const at = (block: number, index = 0) => moved("AID", 1n, { block, index });

describe("rangesBack", () => {
  it("covers every block once, newest first, and ends at the first block", () => {
    const ranges = rangesBack(9_000n);
    expect(ranges).toEqual([
      { from: 5_001n, to: 9_000n },
      { from: 1_001n, to: 5_000n },
      { from: 0n, to: 1_000n },
    ]);
    expect(rangesBack(0n)).toEqual([{ from: 0n, to: 0n }]);
    expect(rangesBack(rangeBlocks - 1n)).toEqual([{ from: 0n, to: rangeBlocks - 1n }]);
    expect(rangesBack(-1n)).toEqual([]);
  });

  it("stops after as many as are read together", () => {
    expect(rangesBack(10n ** 8n)).toHaveLength(rangesAtOnce);
  });

  it("stays within what the proxy takes, also when the chain goes on meanwhile", () => {
    const [newest] = rangesBack(10n ** 8n);
    const filter = { address: addressOf(1), fromBlock: numberToHex(newest?.from ?? 0n), toBlock: "latest" as const };
    expect(isBoundedRange(filter, 10n ** 8n + (MAX_LOG_BLOCKS - rangeBlocks) - 1n)).toBe(true);
  });
});

describe("carryOnFrom", () => {
  it("reads the newest blocks again, and never what was not looked at", () => {
    expect(carryOnFrom(known(), 5_003n)).toBe(5_000n - rereadBlocks + 1n);
    expect(carryOnFrom(known({ from: 4_995n }), 5_003n)).toBe(4_995n);
    expect(carryOnFrom(known({ from: 0n, to: 3n }), 4n)).toBe(0n);
  });

  it("begins anew with nothing known, too far behind, and on a chain that went back", () => {
    expect(carryOnFrom(undefined, 5_000n)).toBeUndefined();
    expect(carryOnFrom(known(), 5_000n + rangeBlocks)).toBeUndefined();
    expect(carryOnFrom(known(), 100n)).toBeUndefined();
    expect(carryOnFrom(known(), 4_995n)).toBeDefined();
  });
});

describe("withNewest", () => {
  it("replaces what a reorganisation took away, and keeps what is older", () => {
    const before = known({ events: [at(4_999, 1), at(4_990), at(2_000)] });
    const after = withNewest(before, [at(5_001), at(4_990)], 4_985n, 5_001n);
    expect(after.events.map(({ id }) => id)).toEqual(["5001:0", "4990:0", "2000:0"]);
    expect([after.from, after.to, after.complete]).toEqual([1_000n, 5_001n, false]);
  });

  it("takes nothing back because one server is behind", () => {
    expect(withNewest(known(), [], 4_985n, 4_998n).to).toBe(5_000n);
  });
});

describe("withEarlier", () => {
  it("adds what was found below", () => {
    const earlier = known({ from: 0n, to: 999n, complete: true, events: [at(40)] });
    expect(withEarlier(known({ events: [at(3_000)] }), earlier)).toEqual({
      events: [at(3_000), at(40)],
      from: 0n,
      to: 5_000n,
      complete: true,
    });
  });

  it("adds nothing that leaves a gap", () => {
    const now = known({ from: 2_000n });
    expect(withEarlier(now, known({ from: 0n, to: 999n, complete: true, events: [at(40)] }))).toBe(now);
  });
});

it("keeps an event that was found twice once", () => {
  expect(newestFirst([at(3), at(7), at(3), at(3, 1)]).map(({ id }) => id)).toEqual(["7:0", "3:1", "3:0"]);
});
