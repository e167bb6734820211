import { describe, expect, it } from "vitest";
import { formatDrawn } from "./format-drawn";

const AID = 10n ** 18n;

describe("formatDrawn", () => {
  it.each([
    [0n, "0.00"],
    [1n, "<0.01"],
    [1_234n * AID + AID / 3n, "1,234.33"],
    [99_999n * AID, "99,999.00"],
    [100_000n * AID + AID / 2n, "100,000"],
    [999_999n * AID, "999,999"],
    [41_369_999n * AID, "41.36M"],
    [-1_500n * AID, "−1,500.00"],
    [-2_345_678n * AID, "−2.34M"],
  ])("writes %s as %s", (raw, text) => {
    expect(formatDrawn({ raw, locale: "en" })).toBe(text);
  });

  it("marks what is added", () => {
    expect(formatDrawn({ raw: 500n * AID, locale: "en", sign: "always" })).toBe("+500.00");
    expect(formatDrawn({ raw: 5_000_000n * AID, locale: "en", sign: "always" })).toBe("+5.00M");
  });

  it("never rounds away from zero", () => {
    expect(formatDrawn({ raw: -(100_000n * AID + 999n), locale: "en" })).toBe("−100,000");
  });
});
