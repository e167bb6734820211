import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vestingPeriod } from "./constants";
import { unvestedAt, type Vesting, vestingAfterLoss, vestingAfterReward } from "./vesting";

const start = 1_800_000_000n;
const none: Vesting = { amount: 0n, start: 0n, end: 0n };
const line: Vesting = { amount: 700n, start, end: start + vestingPeriod };

const vestings = fc
  .record({ amount: fc.bigInt({ min: 0n, max: 2n ** 100n }), start: fc.bigInt({ min: 1n, max: 2n ** 35n }), length: fc.bigInt({ min: 1n, max: vestingPeriod }) })
  .map(({ amount, start: from, length }) => ({ amount, start: from, end: from + length }));

describe("unvestedAt", () => {
  it("falls in a straight line and rounds up", () => {
    expect(unvestedAt(line, start)).toBe(700n);
    expect(unvestedAt(line, start + vestingPeriod / 7n)).toBe(600n);
    expect(unvestedAt(line, start + 1n)).toBe(700n);
    expect(unvestedAt(line, line.end - 1n)).toBe(1n);
    expect(unvestedAt(line, line.end)).toBe(0n);
    expect(unvestedAt(line, line.end + 1n)).toBe(0n);
    expect(unvestedAt(none, start)).toBe(0n);
  });

  it("never rises with time", () => {
    fc.assert(
      fc.property(vestings, fc.bigInt({ min: 0n, max: vestingPeriod }), (vesting, step) => {
        expect(unvestedAt(vesting, vesting.start + step) >= unvestedAt(vesting, vesting.start + step + 1n)).toBe(true);
      }),
    );
  });
});

describe("vestingAfterReward", () => {
  it("begins seven days where nothing was vesting", () => {
    expect(vestingAfterReward(none, 50n, start)).toEqual({ amount: 50n, start, end: start + vestingPeriod });
  });

  it("moves the end to the amount-weighted mean of the time left and seven days", () => {
    const day = vestingPeriod / 7n;
    // 400 left for 4 days, 100 more for 7: (400·4 + 100·7)/500 = 4.6 days
    expect(vestingAfterReward(line, 100n, start + 3n * day)).toEqual({ amount: 500n, start: start + 3n * day, end: start + 3n * day + (46n * day) / 10n });
  });

  it("keeps the end within what was left and seven days, and the price where it was", () => {
    fc.assert(
      fc.property(vestings, fc.bigInt({ min: 1n, max: 2n ** 100n }), fc.bigInt({ min: 0n, max: 2n * vestingPeriod }), (vesting, reward, after) => {
        const time = vesting.start + after;
        const next = vestingAfterReward(vesting, reward, time);
        expect(next.end <= time + vestingPeriod).toBe(true);
        expect(next.end > time).toBe(true);
        expect(unvestedAt(next, time)).toBe(unvestedAt(vesting, time) + reward);
      }),
    );
  });
});

describe("vestingAfterLoss", () => {
  it("takes from what has not vested, at most all of it", () => {
    expect(vestingAfterLoss(line, 300n, start)).toEqual({ amount: 400n, start, end: line.end });
    expect(vestingAfterLoss(line, 900n, start)).toEqual({ amount: 0n, start, end: line.end });
    expect(vestingAfterLoss(line, 900n, line.end)).toBe(line);
    expect(vestingAfterLoss(line, 0n, start)).toBe(line);
  });
});
