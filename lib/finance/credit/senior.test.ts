import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "./calendar";
import { type OpenPosition, mostSilent, seniorImpairment } from "./senior";

const position: OpenPosition = { carrying: 200_000n, junior: 20_000n, lateAfter: 100n, asks: false, answer: null };
const day = 86_400n;
const daysLate = (days: bigint): bigint => startOfDay(101n) + days * day;

describe("what counts as lost of one position", () => {
  it("is nothing before the due day is over, and then what lateness leaves of the juniors", () => {
    expect(seniorImpairment([position], daysLate(0n))).toBe(0n);
    expect(seniorImpairment([position], daysLate(30n))).toBe(0n);
    expect(seniorImpairment([position], daysLate(60n))).toBe(24_000n);
    expect(seniorImpairment([position], daysLate(90n))).toBe(90_000n);
    expect(seniorImpairment([{ ...position, junior: 200_000n }], daysLate(90n))).toBe(0n);
  });

  it("is what the deal says once it must be asked, at most all, and all when it is silent", () => {
    for (const asked of [{ ...position, lateAfter: 0n, asks: true }, { ...position, lateAfter: 100n, asks: true }, { ...position, lateAfter: 9n }]) {
      expect(seniorImpairment([{ ...asked, answer: 7n }], startOfDay(asked.lateAfter + 1n) - 1n), "nothing before its day is over").toBe(0n);
      expect(seniorImpairment([{ ...asked, answer: 7n }], daysLate(1n))).toBe(7n);
      expect(seniorImpairment([{ ...asked, answer: 300_000n }], daysLate(1n))).toBe(200_000n);
      expect(seniorImpairment([asked], daysLate(1n))).toBe(200_000n);
      expect(seniorImpairment([{ ...asked, carrying: 0n }], daysLate(1n))).toBe(0n);
    }
  });
});

it("asks nobody behind as many silent ones as it takes, and counts them alike", () => {
  const silent = { ...position, lateAfter: 0n, asks: true };
  const honest = { ...silent, answer: 1n };
  const many = (count: number) => Array.from({ length: count }, () => silent);
  expect(seniorImpairment([...many(mostSilent - 1), honest], daysLate(0n))).toBe(200_000n * BigInt(mostSilent - 1) + 1n);
  expect(seniorImpairment([...many(mostSilent), honest], daysLate(0n))).toBe(200_000n * BigInt(mostSilent + 1));
  expect(seniorImpairment([honest, ...many(mostSilent)], daysLate(0n))).toBe(200_000n * BigInt(mostSilent) + 1n);
});

it("never exceeds what is carried, and never falls while a deal is only late", () => {
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(amounts, amounts, fc.bigInt({ min: 0n, max: 90n * day }), fc.bigInt({ min: 0n, max: 90n * day }), (carrying, junior, a, b) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      const at = (late: bigint) => seniorImpairment([{ ...position, carrying, junior }], daysLate(0n) + late);
      expect(at(earlier)).toBeLessThanOrEqual(at(later));
      expect(at(later)).toBeLessThanOrEqual(carrying);
    }),
  );
});
