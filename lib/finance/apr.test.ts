import { expect, it } from "vitest";
import { aprRealised } from "./apr-realised";
import { aprRunning } from "./apr-running";
import { aidPerUsdc, one, secondsPerDay } from "./constants";

it("annualises a price change without compounding, negative ones too", () => {
  const month = 30n * secondsPerDay;
  expect(aprRealised({ p0: one, p1: one + one / 100n, seconds: 365n * secondsPerDay })).toBe(one / 100n);
  expect(aprRealised({ p0: one, p1: one + 3n * 10n ** 15n, seconds: month })).toBe(36_500_000_000_000_000n);
  expect(aprRealised({ p0: 2n * one, p1: one, seconds: 365n * secondsPerDay })).toBe(-one / 2n);
  expect(aprRealised({ p0: 3n, p1: 2n, seconds: 365n * secondsPerDay })).toBe(-333_333_333_333_333_334n);
});

it("has no figure without time, without a price, or without stakers", () => {
  expect(aprRealised({ p0: 0n, p1: one, seconds: 1n })).toBeNull();
  expect(aprRealised({ p0: one, p1: one, seconds: 0n })).toBeNull();
  expect(aprRunning({ bills: 1n, billRate: one, stakedAssets: 0n })).toBeNull();
});

it("spreads the bills' rate, less a tenth, over what is staked", () => {
  // 800 of bills at 4 % over 400 staked: 8 % less a tenth
  const running = aprRunning({ bills: 800_000_000n, billRate: (4n * one) / 100n, stakedAssets: 400_000_000n * aidPerUsdc });
  expect(running).toBe(72_000_000_000_000_000n);
});
