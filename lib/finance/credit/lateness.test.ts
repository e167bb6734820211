import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lateLoss, latePortion, latePortionScale, lateWhenBreached, lateWhenDefaulted, secondsLate, uncovered } from "./lateness";

const day = 86_400n;
const million = 1_000_000_000_000n;
const amounts = fc.bigInt({ min: 0n, max: 2n ** 72n - 1n });
const spans = fc.oneof(fc.bigInt({ min: 0n, max: 95n * day }), fc.bigInt({ min: 0n, max: 2n ** 40n }));

describe("an instalment", () => {
  it("is late from the end of its day on", () => {
    // Due on 31 January 2024, day 19,753.
    const midnight = BigInt(Date.UTC(2024, 1, 1) / 1_000);
    expect([midnight - 1n, midnight, midnight + 1n, midnight + day].map((time) => secondsLate(19_753n, time))).toEqual([0n, 0n, 1n, day]);
    expect(secondsLate(19_753n, 0n)).toBe(0n);
  });
});

describe("the loss", () => {
  const after = (days: bigint, collateral = million * 100n) => lateLoss({ exposure: million, late: days * day, collateral });

  it("is 5 % after 30 days, 20 % after 60, 50 % after 90, and straight between", () => {
    expect([0n, 30n, 60n, 90n].map((days) => after(days) / 10_000_000_000n)).toEqual([0n, 5n, 20n, 50n]);
    expect([15n, 45n, 75n].map((days) => after(days))).toEqual([25_000_000_000n, 125_000_000_000n, 350_000_000_000n]);
    // A second of 5 % in 30 days on a million: 19,290.12… micro-dollars.
    expect(lateLoss({ exposure: million, late: 1n, collateral: 0n })).toBe(19_291n);
  });

  it("is half after 90 days, or what 60 % of the collateral leave open", () => {
    expect(after(91n)).toBe(million / 2n);
    expect(after(3_650n)).toBe(million / 2n);
    // At exactly 90 days the collateral does not count yet.
    expect(after(90n, 0n)).toBe(million / 2n);
    const later = (collateral: bigint) => lateLoss({ exposure: million, late: lateWhenDefaulted, collateral });
    expect(later(0n)).toBe(million);
    expect(later(million / 2n)).toBe(700_000_000_000n);
    expect(later(1n)).toBe(million);
    expect(later(2n)).toBe(million - 1n);
    expect(later(million)).toBe(million / 2n);
  });

  it("counts a breach as 30 days and a default as more than 90", () => {
    expect(lateLoss({ exposure: million, late: lateWhenBreached, collateral: 0n })).toBe(million / 20n);
    expect(uncovered({ exposure: million, collateral: million })).toBe(400_000_000_000n);
    expect(uncovered({ exposure: million, collateral: 2n * million })).toBe(0n);
    expect(latePortion(lateWhenDefaulted)).toBe(latePortionScale / 2n);
  });

  it("is rounded up: a micro-dollar that is late is lost", () => {
    expect(lateLoss({ exposure: 1n, late: 1n, collateral: 10n })).toBe(1n);
    expect(lateLoss({ exposure: 1n, late: 0n, collateral: 0n })).toBe(0n);
    expect(lateLoss({ exposure: 0n, late: 1_000n * day, collateral: 0n })).toBe(0n);
  });

  it("is never more than the exposure, never falls with time, and never with less collateral", () => {
    fc.assert(
      fc.property(amounts, spans, spans, amounts, amounts, (exposure, late, more, collateral, further) => {
        const loss = lateLoss({ exposure, late, collateral });
        expect(loss >= 0n && loss <= exposure).toBe(true);
        expect(lateLoss({ exposure, late: late + more, collateral }) >= loss).toBe(true);
        expect(lateLoss({ exposure, late, collateral: collateral + further }) <= loss).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("grows below 90 days by no more than 1 % of the exposure a day, and a micro-dollar", () => {
    const line = fc.bigInt({ min: 0n, max: 90n * day });
    fc.assert(
      fc.property(amounts, line, line, (exposure, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const grown = lateLoss({ exposure, late: to, collateral: 0n }) - lateLoss({ exposure, late: from, collateral: 0n });
        expect(grown <= (exposure * (to - from)) / (100n * day) + 1n).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("has pieces that meet: every second adds what its piece adds", () => {
    const added = (late: bigint) => latePortion(late + 1n) - latePortion(late);
    const around = [0n, 30n, 60n, 90n].flatMap((days) => [days * day - 1n, days * day]).slice(1);
    expect(around.map((late) => added(late))).toEqual([500n, 500n, 1_500n, 1_500n, 3_000n, 3_000n, 0n]);
  });
});
