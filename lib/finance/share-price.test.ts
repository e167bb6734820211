import fc from "fast-check";
import { expect, it } from "vitest";
import { one } from "./constants";
import { depositsOpen, entryPrice, exitPrice, exitWorth } from "./share-price";

const state = { totalAssets: 1_100n * one, supply: 1_000n * one };

it("is one at the start", () => {
  expect(entryPrice({ totalAssets: 0n, supply: 0n })).toBe(one);
  expect(entryPrice(state)).toBe(1_099_999_999_999_999_999n); // the virtual share costs one wei of it
});

it("takes off only what unvested rewards do not cover", () => {
  const entry = entryPrice(state);
  expect(exitPrice({ ...state, vesting: 0n, impairment: 0n })).toBe(entry);
  expect(exitPrice({ ...state, vesting: 50n, impairment: 50n })).toBe(entry);
  expect(exitPrice({ ...state, vesting: 50n * one, impairment: 150n * one })).toBe(one);
  expect(exitPrice({ ...state, vesting: 0n, impairment: 1_100n * one })).toBe(0n);
  expect(exitPrice({ ...state, vesting: 0n, impairment: 9_999n * one })).toBe(0n);
});

it("never lets those who leave get more than those who enter pay", () => {
  const wei = fc.bigInt({ min: 0n, max: 2n ** 110n });
  fc.assert(
    fc.property(wei, wei, wei, wei, (totalAssets, supply, vesting, impairment) => {
      expect(exitPrice({ totalAssets, supply, vesting, impairment }) <= entryPrice({ totalAssets, supply })).toBe(true);
    }),
  );
});

it("rounds what shares are worth to those who leave as it is told", () => {
  const leaving = { totalAssets: 20n, supply: 10n, vesting: 5n, impairment: 15n };
  expect(exitWorth(4n, leaving)).toBe(4n); // 4 · 11/11
  expect(exitWorth(3n, { ...leaving, supply: 11n })).toBe(2n); // 3 · 11/12 = 2.75
  expect(exitWorth(3n, { ...leaving, supply: 11n }, "up")).toBe(3n);
  expect(exitWorth(3n, { ...leaving, impairment: 25n }, "up")).toBe(0n);
});

it("closes deposits when the shares outstanding stand for nothing", () => {
  expect(depositsOpen({ totalAssets: 0n, supply: 0n })).toBe(true);
  expect(depositsOpen({ totalAssets: 1n, supply: 5n })).toBe(true);
  expect(depositsOpen({ totalAssets: 0n, supply: 5n })).toBe(false);
});
