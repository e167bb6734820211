import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offer, outbid } from "./fees";

const wei = fc.bigInt({ min: 0n, max: 10n ** 13n });
const market = fc.record({ baseFee: wei, tip: wei, ceiling: wei.map((extra) => 20n * extra) });

describe("what is offered for gas", () => {
  it("holds while the base fee doubles, where the ceiling allows", () => {
    expect(offer({ baseFee: 10n, tip: 2n, ceiling: 100n })).toEqual({ maxFeePerGas: 22n, maxPriorityFeePerGas: 2n });
    expect(offer({ baseFee: 10n, tip: 2n, ceiling: 15n })).toEqual({ maxFeePerGas: 15n, maxPriorityFeePerGas: 2n });
  });

  it("is nothing when the network asks for more than the ceiling", () => {
    expect(offer({ baseFee: 10n, tip: 2n, ceiling: 12n })).toBeDefined();
    expect(offer({ baseFee: 10n, tip: 3n, ceiling: 12n })).toBeUndefined();
  });

  it("never exceeds the ceiling, and never promises a tip above it", () => {
    fc.assert(
      fc.property(market, market, (before, now) => {
        const first = offer(before);
        const fees = [first, first && outbid(first, now)];
        [before, now].forEach(({ ceiling }, index) => {
          const made = fees[index];
          if (made) expect(made.maxPriorityFeePerGas <= made.maxFeePerGas && made.maxFeePerGas <= ceiling).toBe(true);
        });
      }),
    );
  });

  it("is raised in both parts by a tenth at least, so that nodes take it in place of the earlier one", () => {
    fc.assert(
      fc.property(market, market, (before, now) => {
        const earlier = offer(before);
        const later = earlier && outbid(earlier, now);
        if (!earlier || !later) return;
        for (const part of ["maxFeePerGas", "maxPriorityFeePerGas"] as const) {
          expect(later[part] > earlier[part] && later[part] * 10n >= earlier[part] * 11n).toBe(true);
        }
      }),
    );
  });
});
