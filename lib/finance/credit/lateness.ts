import { divide } from "../../money/divide";
import { bpsScale, secondsPerDay } from "../constants";
import { startOfDay } from "./calendar";

const month = 30n * secondsPerDay;
/** Lateness.LINE_ENDS: seconds after which the collateral decides. */
const lineEnds = 3n * month;
/** Lateness.SCALE: what `latePortion` counts in. */
export const latePortionScale = bpsScale * month;
/** Lateness.COLLATERAL_PERCENT: of the collateral's aged value, what a sale is trusted to bring. */
const collateralPercent = 60n;

/** Lateness.BREACHED: seconds late that an open breach counts as, at least. */
export const lateWhenBreached = month;
/** Lateness.DEFAULTED: seconds late that a declared default counts as, at least. */
export const lateWhenDefaulted = lineEnds + 1n;

/** Whether a day is over: from then on something may be lost. Mirrors Lateness.isOver(). */
export const isOver = (day: bigint, time: bigint): boolean => time >= startOfDay(day + 1n);

/** Seconds that an instalment is late: it is from the end of the day on which it is due. Mirrors Lateness.secondsLate(). */
export function secondsLate(dueDay: bigint, time: bigint): bigint {
  const late = time - startOfDay(dueDay + 1n);
  return late > 0n ? late : 0n;
}

/**
 * The part of the exposure that counts as lost for its lateness alone, in 1/`latePortionScale`, exact: straight from 0 to 5 %
 * in 30 days, to 20 % in 60, to 50 % in 90, where it stays. Mirrors Lateness.portion().
 */
export function latePortion(late: bigint): bigint {
  if (late <= month) return late * 500n;
  if (late <= 2n * month) return 500n * month + (late - month) * 1_500n;
  return 2_000n * month + ((late < lineEnds ? late : lineEnds) - 2n * month) * 3_000n;
}

/** What the loss of a late deal follows from. */
export type LateExposure = {
  /** Outstanding principal, senior and junior, micro-dollars. */
  readonly exposure: bigint;
  /** Seconds since the oldest instalment that is not fully paid became late. */
  readonly late: bigint;
  /** Aged value of the collateral, micro-dollars. */
  readonly collateral: bigint;
};

/** What counts as lost: micro-dollars, rounded up, at most the exposure. Mirrors Lateness.loss(). */
export function lateLoss({ exposure, late, collateral }: LateExposure): bigint {
  const byTime = divide(exposure * latePortion(late), latePortionScale, "ceil");
  if (late <= lineEnds) return byTime;
  const open = uncovered({ exposure, collateral });
  return byTime > open ? byTime : open;
}

/** What 60 % of the collateral leave open of the exposure: micro-dollars, rounded up. Mirrors Lateness.uncovered(). */
export function uncovered({ exposure, collateral }: Pick<LateExposure, "exposure" | "collateral">): bigint {
  const covered = (collateral * collateralPercent) / 100n;
  return exposure > covered ? exposure - covered : 0n;
}
