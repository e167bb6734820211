import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatExact } from "./format-amount";
import { parseAmount, parseDecimal } from "./parse-amount";
import { type Token, tokenList, tokens } from "./tokens";

const raw = (text: string, token: Token = "USDC") => {
  const result = parseAmount({ text, token });
  return result.status === "ok" ? result.raw : result.problem.code;
};

describe("parseAmount reads", () => {
  it.each([
    ["1", 1_000_000n],
    ["1.5", 1_500_000n],
    ["1,5", 1_500_000n],
    ["0.000001", 1n],
    [".5", 500_000n],
    [",5", 500_000n],
    ["5.", 5_000_000n],
    ["007", 7_000_000n],
    ["1 234,56", 1_234_560_000n],
    ["1\u00a0234,56", 1_234_560_000n],
    ["1\u202f234,56", 1_234_560_000n],
    ["1\u2009234,56", 1_234_560_000n],
    ["1\u2007234.56", 1_234_560_000n],
    ["1'234.56", 1_234_560_000n],
    ["1\u2019234.56", 1_234_560_000n],
    ["1,234.56", 1_234_560_000n],
    ["1.234,56", 1_234_560_000n],
    ["1,234.567", 1_234_567_000n],
    ["1.234,567", 1_234_567_000n],
    ["1 234,567", 1_234_567_000n],
    ["1,234,567", 1_234_567_000_000n],
    ["1.234.567", 1_234_567_000_000n],
    ["1 234 567", 1_234_567_000_000n],
    ["1,234,567.89", 1_234_567_890_000n],
    ["1 234", 1_234_000_000n],
    ["1'234", 1_234_000_000n],
    ["1,234.", 1_234_000_000n],
    ["  12.5\n", 12_500_000n],
    ["\u200e12.5\u200b", 12_500_000n],
    ["\u00a012.5\u00a0", 12_500_000n],
    ["1,23", 1_230_000n],
    ["1,2345", 1_234_500n],
    ["0,123", 123_000n],
    ["0.123", 123_000n],
    ["00.123", 123_000n],
    ["012.345", 12_345_000n],
    ["1234.567", 1_234_567_000n],
    ["1234,567", 1_234_567_000n],
    [",123", 123_000n],
  ])("%j", (text, expected) => expect(raw(text)).toBe(expected));

  it("every decimal a token has", () => {
    expect(raw("0.000000000000000001", "AID")).toBe(1n);
    expect(raw("1.000000000000000001", "sAID")).toBe(10n ** 18n + 1n);
  });
});

describe("parseAmount refuses", () => {
  it.each([
    ["", "empty"],
    [" \u00a0\t", "empty"],
    ["\u200b", "empty"],
    [".", "no-digits"],
    [",", "no-digits"],
    ["'", "no-digits"],
    ["0", "zero"],
    ["0.000000", "zero"],
    ["00", "zero"],
    ["0,000", "zero"],
    ["-1", "negative"],
    ["\u22121", "negative"],
    ["\u20131", "negative"],
    ["-1e5", "negative"],
    ["-", "negative"],
    ["+1", "plus-sign"],
    ["1e18", "exponent"],
    ["1E18", "exponent"],
    ["1.5e-3", "exponent"],
    ["1e", "exponent"],
    ["1 AID", "letters"],
    ["ten", "letters"],
    ["0x10", "letters"],
    ["Infinity", "letters"],
    ["NaN", "letters"],
    ["\uff11\uff12", "foreign-digits"],
    ["\u0661\u0662\u0663", "foreign-digits"],
    ["$5", "symbol"],
    ["5 %", "symbol"],
    ["(5)", "symbol"],
    ["5-", "symbol"],
    ["1_000", "symbol"],
    ["1\n234", "symbol"],
    ["½", "symbol"],
    ["\u202e12.5\u202c", "symbol"],
    ["\u206612.5\u2069", "symbol"],
    ["12,34,567", "misplaced-separator"],
    ["1,2345,678", "misplaced-separator"],
    ["0,123,456", "misplaced-separator"],
    ["1..5", "misplaced-separator"],
    ["1.234.56", "misplaced-separator"],
    ["1,234.567,8", "misplaced-separator"],
    ["1,234.567.890", "misplaced-separator"],
    ["1.234,567,890", "misplaced-separator"],
    ["1 234'567", "misplaced-separator"],
    ["1 234.567,89", "misplaced-separator"],
    ["1  234", "misplaced-separator"],
    ["1 23", "misplaced-separator"],
    ["1.5 ,", "misplaced-separator"],
    ["1.23 4", "misplaced-separator"],
    ["1 .5", "misplaced-separator"],
    [",5,", "misplaced-separator"],
    ["1.0000001", "too-many-decimals"],
    ["1.0000000", "too-many-decimals"],
    [`1${"0".repeat(77)}`, "too-large"],
    ["1,234", "ambiguous"],
    ["1.234", "ambiguous"],
    [" 999,000 ", "ambiguous"],
  ])("%j as %s", (text, code) => expect(raw(text)).toBe(code));

  it("a text of any length without working on it", () => {
    const text = "9".repeat(50_000_000);
    // The fastest of several: whatever else the machine does must not count.
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      expect(parseAmount({ text, token: "AID" })).toEqual({ status: "problem", problem: { code: "too-long", maxLength: 128 } });
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it("says how many decimals there are and which character is wrong", () => {
    expect(parseAmount({ text: "0.1234567", token: "USDC" })).toMatchObject({ problem: { decimals: 6 } });
    expect(parseAmount({ text: "€5", token: "USDC" })).toMatchObject({ problem: { character: "€" } });
    expect(parseAmount({ text: "5🙂", token: "USDC" })).toMatchObject({ problem: { character: "🙂" } });
  });

  it("fewer decimals than the token has, where only those can be paid", () => {
    const parse = (text: string) => parseAmount({ text, token: "AID", maxDecimals: 6 });
    expect(parse("0.1234567")).toEqual({ status: "problem", problem: { code: "too-many-decimals", decimals: 6 } });
    expect(parse("0.123456")).toEqual({ status: "ok", raw: 123_456_000_000_000_000n });
  });

  it("takes 2^256 − 1 and nothing above", () => {
    const most = 2n ** 256n - 1n;
    expect(parseDecimal({ text: most.toString(), decimals: 0 })).toEqual({ status: "ok", raw: most });
    expect(parseDecimal({ text: (most + 1n).toString(), decimals: 0 })).toMatchObject({ problem: { code: "too-large" } });
  });
});

describe("an ambiguous text", () => {
  const grouped = { kind: "grouped", raw: 1_234_000_000n };
  const decimal = { kind: "decimal", raw: 1_234_000n };

  it.each([
    ["1,234", "en-US", [grouped, decimal]],
    ["1.234", "en-US", [decimal, grouped]],
    ["1,234", "pt-PT", [decimal, grouped]],
    ["1,234", "uk", [decimal, grouped]],
    ["1.234", "uk", [grouped, decimal]],
  ])("%s in %s offers both readings, the usual one first", (text, locale, readings) => {
    const result = parseAmount({ text, token: "USDC", locale });
    expect(result).toEqual({ status: "problem", problem: { code: "ambiguous", readings } });
  });

  it("offers one reading where three decimals are not possible", () => {
    const result = parseDecimal({ text: "1,234", decimals: 2 });
    expect(result).toEqual({ status: "problem", problem: { code: "ambiguous", readings: [{ kind: "grouped", raw: 123_400n }] } });
  });
});

describe("properties", () => {
  const anyRaw = fc.bigInt({ min: 1n, max: 2n ** 256n - 1n });
  const anyToken = fc.constantFrom(...tokenList);
  /** As many cases as a slow machine makes in this time are enough; a failure prints its seed. */
  const bounded = { interruptAfterTimeLimit: 10_000 };

  it("what is displayed exactly in any locale reads back as itself, or offers itself", () => {
    fc.assert(
      fc.property(anyRaw, anyToken, fc.constantFrom("en-US", "pt-PT", "uk", "de-CH", "fr-FR", "de-DE"), (value, token, locale) => {
        const result = parseAmount({ text: formatExact({ amount: { token, raw: value }, locale }), token, locale });
        const ambiguous = result.status === "problem" && result.problem.code === "ambiguous";
        if (!ambiguous) expect(result).toEqual({ status: "ok", raw: value });
        else expect(result.problem.readings[0]?.raw).toBe(value);
      }),
      { ...bounded, numRuns: 2000 },
    );
  });

  it("never throws and never reads more than 2^256 − 1, whatever is typed", () => {
    const alphabet = fc.constantFrom(...Array.from("0123456789.,' -+eE\u00a0\u202f\u0663x"));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: alphabet })), anyToken, (text, token) => {
        const result = parseAmount({ text, token });
        if (result.status === "ok") expect(result.raw > 0n && result.raw < 2n ** 256n).toBe(true);
      }),
      { ...bounded, numRuns: 5000 },
    );
  });

  it("reads digits with a decimal mark as the number they are", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 999_999 }), fc.constantFrom(".", ","), (whole, micro, mark) => {
        const result = parseAmount({ text: `${whole}${mark}${micro.toString().padStart(6, "0")}`, token: "USDC" });
        const expected = whole * 10n ** BigInt(tokens.USDC.decimals) + BigInt(micro);
        expect(result.status === "ok" ? result.raw : 0n).toBe(expected);
      }),
      bounded,
    );
  });
});
