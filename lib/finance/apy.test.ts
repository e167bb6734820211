import { describe, expect, it } from "vitest";
import { weeklyApy } from "./apy";

const percent = 10n ** 16n;

describe("a rate compounded every week", () => {
  it("is more than the rate: 10 % come to 10.5065 %", () => {
    expect(weeklyApy(10n * percent) / 10n ** 12n).toBe(105_064n);
  });

  it("is nothing of nothing, and a loss stays one that is smaller than it says", () => {
    expect(weeklyApy(0n)).toBe(0n);
    const lost = weeklyApy(-10n * percent);
    expect(lost < 0n && lost > -10n * percent).toBe(true);
  });

  it("never takes more than everything", () => {
    expect(weeklyApy(-5_200n * percent)).toBe(-(10n ** 18n));
    expect(weeklyApy(-9_000n * percent)).toBe(-(10n ** 18n));
  });
});
