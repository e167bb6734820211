import fc from "fast-check";
import { expect, it } from "vitest";
import { convertToAssets, convertToShares } from "./shares";

const totals = fc.record({ totalAssets: fc.bigInt({ min: 0n, max: 2n ** 110n }), supply: fc.bigInt({ min: 0n, max: 2n ** 110n }) });
const wei = fc.bigInt({ min: 0n, max: 2n ** 110n });

it("is one for one while nobody has staked", () => {
  expect(convertToShares(5n, { totalAssets: 0n, supply: 0n })).toBe(5n);
  expect(convertToAssets(5n, { totalAssets: 0n, supply: 0n })).toBe(5n);
});

it("counts the virtual asset and share", () => {
  const state = { totalAssets: 20n, supply: 10n };
  expect(convertToShares(10n, state)).toBe(5n); // 10 · 11/21 = 5.2
  expect(convertToShares(10n, state, "up")).toBe(6n);
  expect(convertToAssets(10n, state)).toBe(19n); // 10 · 21/11 = 19.09
  expect(convertToAssets(10n, state, "up")).toBe(20n);
});

it("never lets a round trip gain", () => {
  fc.assert(
    fc.property(wei, totals, (amount, state) => {
      expect(convertToAssets(convertToShares(amount, state), state) <= amount).toBe(true);
      expect(convertToShares(convertToAssets(amount, state), state) <= amount).toBe(true);
      expect(convertToAssets(convertToShares(amount, state, "up"), state, "up") >= amount).toBe(true);
    }),
  );
});
