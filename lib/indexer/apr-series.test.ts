import { describe, expect, it } from "vitest";
import { aprSeries } from "./apr-series";

const day = 86_400;
const one = 10n ** 18n;
/** A price that gains a thousandth of what it began with each day, and stands still from day 60 on. */
const prices = Array.from({ length: 100 }, (_, index) => ({ time: 1_000_000 + index * day, price: one + (BigInt(Math.min(index, 60)) * one) / 1_000n }));
const percent = (rate: bigint | null | undefined): number | null => (rate === null || rate === undefined ? null : Number(rate) / 1e16);

describe("realised yield over time", () => {
  const series = aprSeries(prices, day);
  const at = (index: number) => series[index]?.rates;

  it("is between the first and the last price of each window", () => {
    expect(percent(at(7)?.days7)).toBeCloseTo(36.5, 10);
    expect(percent(at(50)?.days30)).toBeCloseTo((100 * 365 * 0.03) / 30 / 1.02, 10);
    expect(percent(at(99)?.days90)).toBeCloseTo((100 * 365 * 0.051) / 90 / 1.009, 10);
    expect(percent(at(80)?.days7)).toBe(0);
  });

  it("is not known where history is shorter than the window", () => {
    expect(at(0)).toEqual({ days7: null, days30: null, days90: null });
    expect(at(4)?.days7).toBeNull();
    expect(at(5)?.days7).not.toBeNull();
    expect(at(80)?.days90).toBeNull();
  });

  it("shows a loss as one", () => {
    const fallen = aprSeries([...prices.slice(0, 10), { time: 1_000_000 + 10 * day, price: one / 2n }], day);
    expect(percent(fallen[10]?.rates.days7)).toBeLessThan(-2_000);
  });

  it("is nothing of nothing", () => {
    expect(aprSeries([], day)).toEqual([]);
  });
});
