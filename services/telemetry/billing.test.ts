import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bill, earnedBy, parseBills } from "./billing";

const bill = { id: "2026-10", from: "2026-10-01T00:00:00Z", to: "2026-11-01T00:00:00Z", usdc: "168432.1" };
const october = Date.parse(bill.from) / 1_000;
const text = (changes: object = {}): string => JSON.stringify({ titleId: "7", currency: "USDC", revenue: [bill], ...changes });

describe("the bills", () => {
  it("are read to the micro-dollar, credit notes too", () => {
    expect(parseBills(text({ revenue: [bill, { ...bill, id: "b", usdc: "-0.000001" }] }), 7n)).toEqual([
      { id: "2026-10", from: october, to: october + 31 * 86_400, usdc: 168_432_100_000n },
      { id: "b", from: october, to: october + 31 * 86_400, usdc: -1n },
    ]);
  });

  it.each([
    ["of another title", text(), 8n, "The bills are those of title 7, not of title 8."],
    ["that are no JSON", "{", 7n, "The bills are no JSON."],
    ["in another currency", text({ currency: "EUR" }), 7n, "The bills cannot be used: currency must be USDC."],
    ["with an amount as a number", text({ revenue: [{ ...bill, usdc: 5 }] }), 7n, "The bills cannot be used: revenue.0.usdc"],
    ["with seven decimals", text({ revenue: [{ ...bill, usdc: "1.1234567" }] }), 7n, "must be an amount of USDC as text, with at most 6 decimals."],
    ["that end before they begin", text({ revenue: [{ ...bill, to: bill.from }] }), 7n, "revenue.0 must end after it begins."],
    ["with times of no zone", text({ revenue: [{ ...bill, from: "2026-10-01 00:00" }] }), 7n, "must be a time in UTC"],
    ["of which two have one id", text({ revenue: [bill, bill] }), 7n, "must not have two bills with one id."],
    ["with what nobody asked for", text({ revenue: [{ ...bill, vat: "19" }] }), 7n, "The bills cannot be used: revenue.0"],
    ["of nothing", "null", 7n, "The bills cannot be used:"],
  ])("%s are refused in one sentence", (_what, given, titleId, sentence) => {
    expect(() => parseBills(given, titleId)).toThrow(sentence);
  });

  it("are earned evenly over their time, rounded down", () => {
    const all = parseBills(text({ revenue: [{ ...bill, usdc: "31" }] }), 7n);
    expect(earnedBy(all, october - 1)).toBe(0n);
    expect(earnedBy(all, october + 86_400)).toBe(1_000_000n);
    expect(earnedBy(all, october + 86_399)).toBe(999_988n);
    expect(earnedBy(all, october + 400 * 86_400)).toBe(31_000_000n);
  });

  it("never earn less later, nor more than is billed; and with credit notes never less than nothing", () => {
    const one = fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 500 }), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }));
    fc.assert(
      fc.property(fc.array(one), fc.nat(2_000), fc.nat(2_000), (given, a, b) => {
        const all = given.map(([from, length, usdc], index): Bill => ({ id: String(index), from, to: from + length, usdc }));
        const positive = all.filter(({ usdc }) => usdc >= 0n);
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        expect(earnedBy(positive, first)).toBeLessThanOrEqual(earnedBy(positive, second));
        expect(earnedBy(positive, 2_000)).toBe(positive.reduce((sum, { usdc }) => sum + usdc, 0n));
        expect(earnedBy(all, second)).toBeGreaterThanOrEqual(0n);
        expect(earnedBy(all, second)).toBeLessThanOrEqual(earnedBy(positive, second));
      }),
    );
  });
});
