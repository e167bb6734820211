import { divide } from "../money/divide";
import { vestingPeriod } from "./constants";

/** StakedAID.vesting(): a straight line from `amount` at `start` to nothing at `end`. AID wei, unix seconds. */
export type Vesting = {
  readonly amount: bigint;
  readonly start: bigint;
  readonly end: bigint;
};

/** Rewards not yet in the price at `time`, rounded up. Mirrors StakedAID.unvested() without the fees that wait to vest. */
export function unvestedAt(vesting: Vesting, time: bigint): bigint {
  if (time >= vesting.end) return 0n;
  return divide(vesting.amount * (vesting.end - time), vesting.end - vesting.start, "ceil");
}

/**
 * The line after a reward of `reward` AID wei (more than zero) at `time`: its end is the
 * amount-weighted mean of the time left and seven days. Mirrors StakedAID.addReward().
 */
export function vestingAfterReward(vesting: Vesting, reward: bigint, time: bigint): Vesting {
  const rest = unvestedAt(vesting, time);
  const timeLeft = rest === 0n ? 0n : vesting.end - time;
  const end = time + (rest * timeLeft + reward * vestingPeriod) / (rest + reward);
  return { amount: rest + reward, start: time, end };
}

/**
 * The line after a loss of `loss` AID wei at `time`, which takes unvested rewards first.
 * Mirrors StakedAID.absorbLoss(); the ledger falls by the whole loss.
 */
export function vestingAfterLoss(vesting: Vesting, loss: bigint, time: bigint): Vesting {
  const rest = unvestedAt(vesting, time);
  const taken = loss < rest ? loss : rest;
  return taken === 0n ? vesting : { amount: rest - taken, start: time, end: vesting.end };
}
