import fc from "fast-check";
import { expect, it } from "vitest";
import { accruedInterest, partOfYear } from "./interest";

const million = 1_000_000_000_000n;
const days = (from: string, to: string) => BigInt((Date.parse(to) - Date.parse(from)) / 86_400_000);
const atTenPercent = (from: string, to: string) => accruedInterest({ principal: million, rateBps: 1_000n, days: days(from, to) });

it("is the rate over a year of 365 days, and a day more over a leap year", () => {
  expect(atTenPercent("2023-01-01", "2024-01-01")).toBe(100_000_000_000n);
  // 100,000 · 366/365 = 100,273.9726027…
  expect(atTenPercent("2024-01-01", "2025-01-01")).toBe(100_273_972_603n);
});

it("counts 29 February, the first day, and not the last", () => {
  // 100,000 · 29/365 = 7,945.2054794…, · 28/365 = 7,671.2328767…
  expect(atTenPercent("2024-02-01", "2024-03-01")).toBe(7_945_205_480n);
  expect(atTenPercent("2023-02-01", "2023-03-01")).toBe(7_671_232_877n);
  expect(atTenPercent("2024-02-28", "2024-02-29")).toBe(atTenPercent("2024-02-29", "2024-03-01"));
  expect(atTenPercent("2024-02-29", "2024-02-29")).toBe(0n);
});

it("is rounded up to the micro-dollar, and nothing stays nothing", () => {
  expect(accruedInterest({ principal: 1n, rateBps: 1n, days: 1n })).toBe(1n);
  expect(accruedInterest({ principal: 3_650_000n, rateBps: 1n, days: 1n })).toBe(1n);
  expect(accruedInterest({ principal: 3_650_001n, rateBps: 1n, days: 1n })).toBe(2n);
  expect([
    accruedInterest({ principal: 0n, rateBps: 900n, days: 30n }),
    accruedInterest({ principal: million, rateBps: 0n, days: 30n }),
    accruedInterest({ principal: million, rateBps: 900n, days: 0n }),
  ]).toEqual([0n, 0n, 0n]);
});

it("is, cut into periods, never less and by rounding at most one micro-dollar a period more", () => {
  const amount = fc.bigInt({ min: 0n, max: 2n ** 72n - 1n });
  const count = fc.bigInt({ min: 0n, max: 400n });
  fc.assert(
    fc.property(amount, fc.bigInt({ min: 0n, max: 65_535n }), fc.array(count, { minLength: 1, maxLength: 36 }), (principal, rateBps, periods) => {
      const whole = accruedInterest({ principal, rateBps, days: periods.reduce((a, b) => a + b, 0n) });
      const parts = periods.reduce((sum, period) => sum + accruedInterest({ principal, rateBps, days: period }), 0n);
      expect(parts - whole >= 0n && parts - whole < BigInt(periods.length)).toBe(true);
    }),
  );
});

it("takes of a yearly amount what so many days have, rounded down", () => {
  expect([partOfYear(365n, 1n), partOfYear(364n, 1n), partOfYear(1_000n, 366n)]).toEqual([1n, 0n, 1_002n]);
});
