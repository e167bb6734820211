import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportDays } from "./report-days";

const day = 86_400;

describe("a report by days", () => {
  it("is shared out by the seconds of each day", () => {
    const span = { start: 100 * day + day / 2, end: 102 * day, gpusOnline: 8, utilisationBps: 5_000, energyWh: 90n, revenue: 31n };
    expect(reportDays(span)).toEqual([
      { day: 100, seconds: day / 2, gpuSeconds: 4n * BigInt(day), utilisationSeconds: 2_500n * BigInt(day), energyWh: 30n, revenue: 10n },
      { day: 101, seconds: day, gpuSeconds: 8n * BigInt(day), utilisationSeconds: 5_000n * BigInt(day), energyWh: 60n, revenue: 21n },
    ]);
  });

  it("sums up to the report, to the micro-dollar and the watt-hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 31 * day }), fc.bigInt({ min: 0n, max: 2n ** 64n }), fc.bigInt({ min: 0n, max: 2n ** 64n }), (start, length, energyWh, revenue) => {
        const days = reportDays({ start, end: start + length, gpusOnline: 3, utilisationBps: 10_000, energyWh, revenue });
        expect(days.reduce((sum, one) => sum + one.revenue, 0n)).toBe(revenue);
        expect(days.reduce((sum, one) => sum + one.energyWh, 0n)).toBe(energyWh);
        expect(days.reduce((sum, one) => sum + one.seconds, 0)).toBe(length);
        expect(new Set(days.map((one) => one.day)).size).toBe(days.length);
      }),
    );
  });
});
