import { describe, expect, it } from "vitest";
import { aprSeries, type SnapshotAt } from "./apr-series";

const day = 86_400;
const one = 10n ** 18n;
const usdc = (whole: bigint) => whole * 1_000_000n;
/** Nothing staked, lent or approved. */
const idle = {
  ...{ billPrice: 1_000_000_000n, cash: 0n, bills: 0n, totalAssets: 0n, exitFees: 0n, targetAprBps: 900 },
  ...{ lentCarrying: 0n, lentByRate: 0n, lentByMargin: 0n, lentRevenueShare: 0n },
  ...{ approvedCarrying: 0n, approvedByRate: 0n, approvedByMargin: 0n, approvedRevenueShare: 0n },
} as const;
/** A price that gains a thousandth of what it began with each day, and stands still from day 60 on. */
const prices: readonly SnapshotAt[] = Array.from({ length: 100 }, (_, index) => ({ ...idle, time: 1_000_000 + index * day, entryPrice: one + (BigInt(Math.min(index, 60)) * one) / 1_000n }));
const start = { time: 1_000_000, price: one };
const percent = (rate: bigint | null | undefined): number | null => (rate === null || rate === undefined ? null : Number(rate) / 1e16);

describe("realised yield over time", () => {
  const series = aprSeries(prices, day, start);
  const at = (index: number) => series[index]?.rates;

  it("is between the first and the last price of each window", () => {
    expect(percent(at(7)?.days7)).toBeCloseTo(36.5, 10);
    expect(percent(at(50)?.days30)).toBeCloseTo((100 * 365 * 0.03) / 30 / 1.02, 10);
    expect(percent(at(99)?.days90)).toBeCloseTo((100 * 365 * 0.051) / 90 / 1.009, 10);
    expect(percent(at(80)?.days7)).toBe(0);
  });

  it("is not known where history is shorter than the window", () => {
    expect(at(0)).toEqual({ days7: null, days30: null, days90: null, sinceStart: null, running: null, expected: null, target: 900, billRate: null });
    expect(at(4)?.days7).toBeNull();
    expect(at(5)?.days7).not.toBeNull();
    expect(at(80)?.days90).toBeNull();
  });

  it("knows what was earned since the first price, also where that is before all that is asked for", () => {
    expect(percent(at(10)?.sinceStart)).toBeCloseTo(36.5, 10);
    expect(percent(aprSeries(prices.slice(50), day, start)[10]?.rates.sinceStart)).toBeCloseTo(36.5, 10);
  });

  it("tells what the book paid and would pay, with T-bills and fees of the month before", () => {
    const rich = { ...idle, entryPrice: one, cash: usdc(500_000n), bills: usdc(5_500_000n), totalAssets: 10_000_000n * one, lentCarrying: usdc(4_000_000n), lentByRate: usdc(4_000_000n) * 1_200n };
    const before = { ...rich, time: start.time, exitFees: 1_000n * one };
    const last = { ...rich, time: start.time + 30 * day, billPrice: 1_003_287_671n, exitFees: 4_000n * one, approvedCarrying: usdc(1_000_000n), approvedByRate: usdc(1_000_000n) * 1_000n };
    const rates = aprSeries([before, last], 30 * day, start).at(-1)?.rates;
    // As in lib/finance/credit/earnings.test.ts: 2.4 + 4.8 − 0.7 − 0.2 %, and 3,000 AID of fees in thirty days.
    expect(percent(rates?.billRate)).toBeCloseTo(4, 3);
    expect([percent(rates?.running?.debt), percent(rates?.running?.exitFees)]).toEqual([4.8, 0.365]);
    expect(percent(rates?.running?.total)).toBeCloseTo(6.3 + 0.365, 3);
    expect([percent(rates?.expected?.debt), rates?.expected?.idleDrag]).toEqual([5.8, 0n]);
    expect(aprSeries([{ ...last, approvedCarrying: usdc(7_000_000n) }], day, start)[0]?.rates.expected).toBeNull();
  });

  it("shows a loss as one", () => {
    const fallen = aprSeries([...prices.slice(0, 10), { ...idle, time: 1_000_000 + 10 * day, entryPrice: one / 2n }], day, start);
    expect(percent(fallen[10]?.rates.days7)).toBeLessThan(-2_000);
  });

  it("is nothing of nothing", () => {
    expect(aprSeries([], day, undefined)).toEqual([]);
  });
});
