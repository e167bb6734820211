import fc from "fast-check";
import { expect, it } from "vitest";
import { type Capacity, capacityAfterMint, capacityAfterRedeem, capacityLeft, refillCapacity, secondsUntilMintable } from "./capacity";
import { micro, secondsPerDay } from "./constants";

const full: Capacity = { time: 0n, blockNumber: 0n, blockUsed: 0n, dayUsed: 0n, blockCap: 100n, dayCap: 864n };
const next = { time: 10n, blockNumber: 1n };

it("refills the day by the second and the block at once", () => {
  const used = { ...full, blockUsed: 70n * micro, dayUsed: 700n * micro };
  expect(refillCapacity(used, { time: 1_000n, blockNumber: 0n })).toMatchObject({ blockUsed: 70n * micro, dayUsed: 690n * micro });
  expect(refillCapacity(used, { time: 1_000n, blockNumber: 1n })).toMatchObject({ blockUsed: 0n, time: 1_000n, blockNumber: 1n });
  expect(refillCapacity(used, { time: secondsPerDay, blockNumber: 1n }).dayUsed).toBe(0n);
});

it("tells what is left, never less than nothing", () => {
  expect(capacityLeft({ ...full, blockUsed: 30n * micro, dayUsed: 800n * micro })).toEqual({ usdc: 64n * micro, blockLeft: 70n * micro, dayLeft: 64n * micro });
  expect(capacityLeft({ ...full, blockCap: 10n, blockUsed: 30n * micro })).toMatchObject({ usdc: 0n, blockLeft: 0n });
});

it("takes by minting and gives back by redeeming, not beyond the caps", () => {
  const minted = capacityAfterMint(full, 50n * micro, next);
  expect(capacityLeft(minted)).toMatchObject({ blockLeft: 50n * micro, dayLeft: 814n * micro });
  expect(capacityLeft(capacityAfterRedeem(minted, 20n * micro, next))).toMatchObject({ blockLeft: 70n * micro });
  expect(capacityLeft(capacityAfterRedeem(minted, 500n * micro, next))).toMatchObject({ blockLeft: 100n * micro, dayLeft: 864n * micro });
});

it("says when an amount will fit", () => {
  expect(secondsUntilMintable({ usdc: 5n * micro, dayLeft: 5n * micro, dayCap: 864n })).toBe(0n);
  expect(secondsUntilMintable({ usdc: 5n * micro + 1n, dayLeft: 5n * micro, dayCap: 864n })).toBe(1n);
  expect(secondsUntilMintable({ usdc: 864n * micro, dayLeft: 0n, dayCap: 864n })).toBe(secondsPerDay);
  expect(secondsUntilMintable({ usdc: 864n * micro + 1n, dayLeft: 0n, dayCap: 864n })).toBeNull();
});

it("says it to the second: one second earlier it does not fit", () => {
  const caps = fc.bigInt({ min: 1n, max: 1_000_000n });
  fc.assert(
    fc.property(caps, fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (dayCap, spent, wanted) => {
      const dayUsed = spent % (dayCap * micro + 1n);
      const usdc = (wanted % (dayCap * micro)) + 1n;
      const state = { ...full, dayCap, dayUsed };
      const leftAt = (time: bigint) => capacityLeft(refillCapacity(state, { time, blockNumber: 1n })).dayLeft;
      const wait = secondsUntilMintable({ usdc, dayLeft: leftAt(0n), dayCap }) ?? -1n;
      expect(leftAt(wait) >= usdc).toBe(true);
      if (wait > 0n) expect(leftAt(wait - 1n) < usdc).toBe(true);
    }),
  );
});
