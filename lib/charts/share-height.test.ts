import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareHeight } from "./share-height";

const heights = (values: readonly bigint[], least = 4) =>
  shareHeight({ values, height: 100, least }).map(({ height }) => height);

describe("shareHeight", () => {
  it("is to scale", () => {
    expect(heights([1n, 3n])).toEqual([25, 75]);
    expect(heights([10n ** 30n, 10n ** 30n])).toEqual([50, 50]);
  });

  it("keeps a sliver visible and says that it is not to scale", () => {
    const shares = shareHeight({ values: [1n, 10n ** 24n], height: 100, least: 4 });
    expect(shares).toEqual([
      { height: 4, enlarged: true },
      { height: 96, enlarged: false },
    ]);
  });

  it("finds those that become too small only because others were enlarged", () => {
    expect(heights([1n, 41n, 958n])).toEqual([4, 4, 92]);
  });

  it("divides evenly what cannot hold them all", () => {
    expect(heights([1n, 2n, 3n, 4n], 30)).toEqual([25, 25, 25, 25]);
    expect(heights([])).toEqual([]);
  });

  it("always adds up, and never falls below the least", () => {
    const values = fc.array(fc.bigInt({ min: 1n, max: 10n ** 30n }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(values, (list) => {
        const shares = heights(list);
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 5);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(4 - 1e-6);
      }),
    );
  });
});
