import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { one } from "./constants";
import { squareRoot } from "./square-root";
import { belowPar, costToConfirm, isExhausted, leastReceived, movedPrice, type PoolPrice, poolPrice, priceImpact, swapFee, swapTolerances } from "./swap";

const aid = one;
const usdc = 10n ** 6n;

/** A pool at so many USDC for one AID (18 decimals), with AID as either token. */
function at(price: bigint, aidIsToken0: boolean): PoolPrice {
  // Smallest units of USDC for one of AID, over 10^30.
  const scale = 10n ** 30n;
  const square = aidIsToken0 ? (price << 192n) / scale : (scale << 192n) / price;
  return { sqrtPriceX96: squareRoot(square), aidIsToken0 };
}

/** Apart by less than a billionth: a pool's price is cut to 96 bits, and USDC to six decimals. */
const near = (a: bigint, b: bigint) => (a > b ? a - b : b - a) <= one / 10n ** 9n;

describe.each([true, false])("with AID as token0: %s", (aidIsToken0) => {
  it("reads the price as USDC for one AID", () => {
    for (const price of [one, (one * 9_987n) / 10_000n, (one * 11n) / 10n]) expect(near(poolPrice(at(price, aidIsToken0)), price)).toBe(true);
    expect(poolPrice({ sqrtPriceX96: 0n, aidIsToken0 })).toBe(0n);
  });

  it("tells the impact without the fee, rounded up", () => {
    const price = at(one, aidIsToken0);
    // 10,000 less the fee of 1 are worth 9,999.
    const impact = (out: bigint) => priceImpact({ amount: 10_000n * aid, out, from: "AID", price });
    expect(impact(9_999n * usdc)).toBe(0n);
    expect(impact(10_500n * usdc)).toBe(0n);
    expect(near(impact(9_899_010_000n), one / 100n)).toBe(true);
    const bought = priceImpact({ amount: 10_000n * usdc, out: (9_999n * aid * 98n) / 100n, from: "USDC", price });
    expect(near(bought, one / 50n)).toBe(true);
  });

  it("moves the price of AID down for AID and up for USDC, by the part asked for", () => {
    const price = at(one, aidIsToken0);
    const after = (from: "AID" | "USDC", bps: bigint) => poolPrice({ sqrtPriceX96: movedPrice(price, from, bps), aidIsToken0 });
    expect(near(after("AID", 10n), (one * 999n) / 1_000n)).toBe(true);
    expect(near(after("USDC", 100n), (one * 101n) / 100n)).toBe(true);
  });
});

describe("the fee", () => {
  it("is a hundredth of a per cent, rounded up", () => {
    expect([swapFee(10_000n * usdc), swapFee(1n), swapFee(10_001n), swapFee(0n)]).toEqual([usdc, 1n, 2n, 0n]);
  });
});

describe("how much less than one for one is paid", () => {
  it("counts everything, either way, and is nothing where more is paid", () => {
    expect(belowPar({ amount: 100n * aid, out: 90n * usdc, from: "AID" })).toBe(one / 10n);
    expect(belowPar({ amount: 100n * usdc, out: 90n * aid, from: "USDC" })).toBe(one / 10n);
    expect(belowPar({ amount: 100n * aid, out: 100n * usdc, from: "AID" })).toBe(0n);
    expect(belowPar({ amount: 100n * usdc, out: 111n * aid, from: "USDC" })).toBe(0n);
  });

  it("is exact at one per cent: a unit less is more than that", () => {
    expect(belowPar({ amount: 100n * aid, out: 99n * usdc, from: "AID" })).toBe(costToConfirm);
    expect(belowPar({ amount: 100n * aid + 1n, out: 99n * usdc, from: "AID" })).toBe(costToConfirm + 1n);
    expect(belowPar({ amount: 100n * usdc, out: 99n * aid, from: "USDC" })).toBe(costToConfirm);
    expect(belowPar({ amount: 100n * usdc, out: 99n * aid - 1n, from: "USDC" })).toBe(costToConfirm + 1n);
  });
});

describe("the least that is accepted", () => {
  it("gives up the tolerance and never more", () => {
    expect(leastReceived(9_999_990n, 10n)).toBe(9_989_991n);
    expect(leastReceived(9n, 100n)).toBe(9n);
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 30n), fc.constantFrom(...swapTolerances), (quoted, bps) => {
        const least = leastReceived(quoted, bps);
        expect(least).toBeLessThanOrEqual(quoted);
        expect(least * 10_000n).toBeGreaterThanOrEqual(quoted * (10_000n - bps));
      }),
    );
  });
});

describe("an exhausted pool", () => {
  it("is one whose price has come to either end", () => {
    expect([4_295_128_740n, 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_341n].map(isExhausted)).toEqual([true, true]);
    expect([4_295_128_741n, 1n << 96n].map(isExhausted)).toEqual([false, false]);
  });
});

describe("squareRoot", () => {
  it("is the greatest whole root", () => {
    expect([0n, 1n, 2n, 3n, 4n, 15n, 16n].map(squareRoot)).toEqual([0n, 1n, 1n, 1n, 2n, 3n, 4n]);
    expect(() => squareRoot(-1n)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.bigInt(0n, 1n << 400n), (value) => {
        const root = squareRoot(value);
        expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
      }),
    );
  });
});
