import { divide } from "../money/divide";
import { micro, secondsPerDay } from "./constants";

/** The Issuer's two token buckets on mint minus redeem. Caps in whole USDC, use in micro-dollars. */
export type Capacity = {
  readonly time: bigint;
  readonly blockNumber: bigint;
  readonly blockUsed: bigint;
  readonly dayUsed: bigint;
  readonly blockCap: bigint;
  readonly dayCap: bigint;
};

export type Moment = { readonly time: bigint; readonly blockNumber: bigint };

const less = (a: bigint, b: bigint) => (b >= a ? 0n : a - b);
const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** The use brought to a moment: a new block starts at zero, the day refills linearly. Mirrors Issuer._refilled(). */
export function refillCapacity(capacity: Capacity, { time, blockNumber }: Moment): Capacity {
  const refill = (capacity.dayCap * micro * (time - capacity.time)) / secondsPerDay;
  return {
    ...capacity,
    time,
    blockNumber,
    blockUsed: blockNumber === capacity.blockNumber ? capacity.blockUsed : 0n,
    dayUsed: less(capacity.dayUsed, refill),
  };
}

/** What is left of both caps at the capacity's own moment, and the smaller of them, in micro-dollars. */
export function capacityLeft(capacity: Capacity): { usdc: bigint; blockLeft: bigint; dayLeft: bigint } {
  const blockLeft = less(capacity.blockCap * micro, capacity.blockUsed);
  const dayLeft = less(capacity.dayCap * micro, capacity.dayUsed);
  return { usdc: least(blockLeft, dayLeft), blockLeft, dayLeft };
}

/** The capacity after minting `usdc` micro-dollars, which must fit. Mirrors Issuer._useCapacity(). */
export function capacityAfterMint(capacity: Capacity, usdc: bigint, moment: Moment): Capacity {
  const refilled = refillCapacity(capacity, moment);
  return { ...refilled, blockUsed: refilled.blockUsed + usdc, dayUsed: refilled.dayUsed + usdc };
}

/** The capacity after redeeming `usdc` micro-dollars: given back, not beyond the caps. Mirrors Issuer._returnCapacity(). */
export function capacityAfterRedeem(capacity: Capacity, usdc: bigint, moment: Moment): Capacity {
  const refilled = refillCapacity(capacity, moment);
  return { ...refilled, blockUsed: less(refilled.blockUsed, usdc), dayUsed: less(refilled.dayUsed, usdc) };
}

/**
 * Seconds until `usdc` micro-dollars fit into the day's cap if nobody mints or redeems meanwhile,
 * rounded up; 0 when they fit now, null when they never will.
 */
export function secondsUntilMintable(options: { usdc: bigint; dayLeft: bigint; dayCap: bigint }): bigint | null {
  const { usdc, dayLeft, dayCap } = options;
  if (usdc <= dayLeft) return 0n;
  if (usdc > dayCap * micro) return null;
  return divide((usdc - dayLeft) * secondsPerDay, dayCap * micro, "ceil");
}
