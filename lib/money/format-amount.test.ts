import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOf } from "./amount";
import { formatAmount, formatExact, formatExactWithSymbol } from "./format-amount";
import { parseDecimal } from "./parse-amount";

const e18 = 10n ** 18n;

describe("formatAmount", () => {
  it.each([
    [0n, "0.00"],
    [1_000_000n, "1.00"],
    [1_234_567_890_000n, "1,234,567.89"],
    [9_985_029_999n, "9,985.02"],
    [1n, "<0.01"],
    [9_999n, "<0.01"],
    [10_000n, "0.01"],
    [-1n, ">\u22120.01"],
    [-1_500_001n, "\u22121.51"],
  ])("USDC %d → %s, rounded down", (raw, text) => expect(formatAmount({ amount: amountOf("USDC", raw) })).toBe(text));

  it("rounds a cost up", () => {
    expect(formatAmount({ amount: amountOf("USDC", 1_000_001n), rounding: "up" })).toBe("1.01");
    expect(formatAmount({ amount: amountOf("USDC", -1_509_999n), rounding: "up" })).toBe("\u22121.50");
    expect(formatAmount({ amount: amountOf("USDC", 1n), rounding: "up" })).toBe("<0.01");
  });

  it("takes the number of decimals from the caller", () => {
    const amount = amountOf("AID", 1_234_567_891_234_567_891n);
    expect(formatAmount({ amount, maxDecimals: 0 })).toBe("1");
    expect(formatAmount({ amount, maxDecimals: 4 })).toBe("1.2345");
    expect(formatAmount({ amount, maxDecimals: 40 })).toBe("1.234567891234567891");
    expect(formatAmount({ amount: amountOf("AID", e18), maxDecimals: 4, minDecimals: 0 })).toBe("1");
    expect(formatAmount({ amount: amountOf("AID", e18 / 2n), maxDecimals: 0 })).toBe("<1");
  });

  it("marks gains where asked, and zero never", () => {
    expect(formatAmount({ amount: amountOf("USDC", 1_000_000n), sign: "always" })).toBe("+1.00");
    expect(formatAmount({ amount: amountOf("USDC", 0n), sign: "always" })).toBe("0.00");
  });

  it.each([
    ["pt-PT", "1\u00a0234\u00a0567,89"],
    ["pt-BR", "1.234.567,89"],
    ["uk", "1\u00a0234\u00a0567,89"],
    ["ar-EG", "1,234,567.89"],
  ])("follows %s with the digits 0–9", (locale, text) => {
    expect(formatAmount({ amount: amountOf("USDC", 1_234_567_890_000n), locale })).toBe(text);
  });

  it("does not lose a digit of a number that no double can hold", () => {
    const raw = 123_456_789_012_345_678_901_234_567n * e18;
    expect(formatAmount({ amount: amountOf("AID", raw) })).toBe("123,456,789,012,345,678,901,234,567.00");
  });

  it("never shows more than there is, and at most one unit less", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10_000n, max: 2n ** 200n }), (raw) => {
        const shown = parseDecimal({ text: formatAmount({ amount: amountOf("USDC", raw) }), decimals: 6 });
        const value = shown.status === "ok" ? shown.raw : -1n;
        expect(value <= raw && raw - value < 10_000n).toBe(true);
      }),
    );
  });
});

describe("formatExact", () => {
  it.each([
    [1000n * e18, "1,000"],
    [e18 / 2n, "0.5"],
    [1n, "0.000000000000000001"],
    [0n, "0"],
    [1_234_560_000_000_000_000_000n, "1,234.56"],
    [-e18, "\u22121"],
  ])("AID %d → %s", (raw, text) => expect(formatExact({ amount: amountOf("AID", raw) })).toBe(text));

  it("can carry the symbol", () => {
    expect(formatExactWithSymbol({ amount: amountOf("sAID", 1500n * e18) })).toBe("1,500 sAID");
  });
});
