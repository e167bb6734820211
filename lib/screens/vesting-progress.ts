import { unvestedAt } from "../finance/vesting";
import type { ProtocolView } from "../queries/lens";

/** How far rewards have become part of the price. AID wei, unix seconds. */
export type VestingProgress = {
  readonly unvested: bigint;
  readonly start: bigint;
  readonly end: bigint;
  /** Time passed of the span, 0 to 1; for drawing only. */
  readonly passed: number;
};

/** The line along which rewards vest at `now`; null when nothing is left on it. */
export function vestingProgress({ staking }: ProtocolView, now: bigint): VestingProgress | null {
  const { vestingAmount: amount, vestingStart: start, vestingEnd: end } = staking;
  const time = now < start ? start : now;
  const unvested = unvestedAt({ amount, start, end }, time);
  if (unvested === 0n) return null;
  return { unvested, start, end, passed: Number(time - start) / Number(end - start) };
}
