import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeBlocks, rangesAtOnce } from "../portfolio/span";
import { rangesFromEnds, readGap, upTo } from "./gap";

describe("rangesFromEnds", () => {
  it("takes so many ranges from the upper end, the others from the lower, and says what is between them", () => {
    const { ranges, between } = rangesFromEnds({ from: 100n, to: 50_099n }, 3);
    expect(ranges).toEqual([
      { from: 46_100n, to: 50_099n },
      { from: 42_100n, to: 46_099n },
      { from: 38_100n, to: 42_099n },
      { from: 100n, to: 4_099n },
      { from: 4_100n, to: 8_099n },
    ]);
    expect(between).toEqual({ from: 8_100n, to: 38_099n });
  });

  it("covers every block once, with what is between, in ranges that the proxy takes", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 6n }), fc.bigInt({ min: 0n, max: 60_000n }), fc.nat(rangesAtOnce), (from, blocks, fromTop) => {
        const { ranges, between } = rangesFromEnds({ from, to: from + blocks }, fromTop);
        const parts = [...ranges, ...(between ? [between] : [])].toSorted((one, other) => Number(one.from - other.from));
        expect(parts[0]?.from).toBe(from);
        expect(parts.at(-1)?.to).toBe(from + blocks);
        parts.slice(1).forEach((part, index) => { expect(part.from).toBe((parts[index]?.to ?? 0n) + 1n); });
        expect(ranges.length).toBeLessThanOrEqual(rangesAtOnce);
        for (const range of ranges) expect(range.to - range.from).toBeLessThan(rangeBlocks);
      }),
    );
  });
});

it("cuts a range at its upper end", () => {
  expect([upTo({ from: 3n, to: 9n }, 5n), upTo({ from: 3n, to: 9n }, 12n), upTo({ from: 3n, to: 9n }, 2n)]).toEqual([{ from: 3n, to: 5n }, { from: 3n, to: 9n }, undefined]);
});

it("reads the blocks that an address asks for, and refuses what is no range of them", () => {
  expect(readGap({ from: "4100", to: "8099" })).toEqual({ from: 4_100n, to: 8_099n });
  const odd = [{ from: "9", to: "8" }, { from: "-1", to: "8" }, { from: "1", to: "1e3" }, { from: "", to: "8" }, { to: "8" }, { from: "1" }, { from: ["1", "2"], to: "8" }, { from: "1", to: "9".repeat(16) }];
  for (const asked of odd) expect(readGap(asked), JSON.stringify(asked)).toBeUndefined();
});
