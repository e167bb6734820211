import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expWad, rpow } from "./fixed-point";

const wad = 10n ** 18n;

describe("a power", () => {
  it("is exact where nothing has to be rounded", () => {
    expect(rpow(3n, 5, 1n)).toBe(243n);
    expect(rpow(11n * 10n ** 26n, 2, 10n ** 27n)).toBe(121n * 10n ** 25n);
    expect([rpow(0n, 0, wad), rpow(0n, 3, wad), rpow(7n, 0, wad), rpow(7n, 1, wad)]).toEqual([wad, 0n, wad, 7n]);
  });

  it("is within its roundings of the power of whole numbers", () => {
    const unit = 120_000n * 10n ** 22n;
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 65_535n }), fc.integer({ min: 1, max: 36 }), (rateBps, months) => {
        const exponent = BigInt(months);
        const exact = ((120_000n + rateBps) ** exponent * unit) / 120_000n ** exponent;
        const difference = rpow(unit + rateBps * 10n ** 22n, months, unit) - exact;
        // Half a unit a multiplication, each of which the later ones let grow as the power itself grows.
        const bound = 40n * (exact / unit + 1n);
        expect(difference <= bound && difference >= -bound).toBe(true);
      }),
    );
  });
});

describe("an exponential", () => {
  /** e^(x / 1e18) by its series, with 40 more digits than are asked for. */
  function exact(x: bigint): bigint {
    const unit = 10n ** 80n;
    const scaled = (x < 0n ? -x : x) * 10n ** 62n;
    let [sum, term] = [0n, unit];
    for (let n = 1n; term > 0n; n += 1n) {
      sum += term;
      term = (term * scaled) / (unit * n);
    }
    return x < 0n ? (unit * wad) / sum : (sum * wad) / unit;
  }

  it("is what the tables say", () => {
    expect(expWad(0n)).toBe(wad);
    expect(expWad(wad)).toBe(2_718_281_828_459_045_235n);
    expect(expWad(-wad)).toBe(367_879_441_171_442_321n);
    expect(expWad(-20n * wad)).toBe(2_061_153_622n);
  });

  it("is within a wei of the series, for nothing and less", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -45n * wad, max: 0n }), (x) => {
        const difference = expWad(x) - exact(x);
        expect(difference <= 1n && difference >= -1n).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("ends where it is nothing, and where it is more than can be held", () => {
    expect(expWad(-41_446_531_673_892_822_313n)).toBe(0n);
    expect(expWad(-(10n ** 40n))).toBe(0n);
    expect(expWad(135_305_999_368_893_231_588n)).toBeGreaterThan(10n ** 76n);
    expect(() => expWad(135_305_999_368_893_231_589n)).toThrow(RangeError);
  });
});
