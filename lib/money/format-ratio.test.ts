import { expect, it } from "vitest";
import { formatBps, formatPercent, formatPrice } from "./format-ratio";

const e18 = 10n ** 18n;

it("writes basis points as per cent", () => {
  expect(formatBps({ bps: 1000n })).toBe("10%");
  expect(formatBps({ bps: 1n })).toBe("0.01%");
  expect(formatBps({ bps: 725n, minDecimals: 2 })).toBe("7.25%");
  expect(formatBps({ bps: 1050n, locale: "uk" })).toBe("10,5%");
  expect(formatBps({ bps: 1050n, locale: "fr-FR" })).toMatch(/^10,5[\u00a0\u202f]%$/);
  expect(formatBps({ bps: 1050n, locale: "tr" })).toBe("%10,5");
});

it("writes ratios to the nearest, with a sign where asked", () => {
  expect(formatPercent({ value: e18 / 3n, decimals: 18 })).toBe("33.33%");
  expect(formatPercent({ value: (e18 * 2n) / 3n, decimals: 18 })).toBe("66.67%");
  expect(formatPercent({ value: -e18 / 200n, decimals: 18, sign: "always" })).toBe("\u22120.5%");
  expect(formatPercent({ value: e18 / 200n, decimals: 18, sign: "always" })).toBe("+0.5%");
  expect(formatPercent({ value: 1n, decimals: 18 })).toBe("0%");
});

it("writes a price with four decimals, rounded down", () => {
  expect(formatPrice({ price: 1_046_299_999_999_999_999n })).toBe("1.0462");
  expect(formatPrice({ price: e18 })).toBe("1.0000");
  expect(formatPrice({ price: e18, minDecimals: 0 })).toBe("1");
  expect(formatPrice({ price: 1_046_299_999_999_999_999n, rounding: "up", maxDecimals: 6 })).toBe("1.046300");
});
