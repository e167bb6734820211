import { lateLoss, lateWhenBreached, lateWhenDefaulted, uncovered } from "./lateness";

/** How a deal stands to what it owes. Micro-dollars, seconds. */
export type DealStanding = {
  /** Outstanding principal. */
  readonly senior: bigint;
  readonly junior: bigint;
  /** What the Treasury carries the senior part at: less than it after a loss was realised. */
  readonly carrying: bigint;
  /** Since the oldest instalment that is not fully paid became late. */
  readonly late: bigint;
  /** Whether a default was declared and not cured, and whether any breach of a covenant is open. */
  readonly defaulted: boolean;
  readonly breached: boolean;
  /** A partner operator took over and has not fully paid an instalment yet. */
  readonly unproven: boolean;
  /** Aged value of the title, in an auction and after an unsold one at most its last ask. */
  readonly collateral: bigint;
  /** How far a pure revenue share is behind its schedule after grace: `scheduleShortfall`. */
  readonly shortfall: bigint;
};

/**
 * What of the outstanding principal counts as lost, juniors' part included: micro-dollars, rounded up, at most all of it. The
 * most of what lateness says (an open breach counts as 30 days, a default as over 90), of what the collateral leaves open of an
 * operator's debt who has proved nothing yet, and of a revenue share's shortfall. Mirrors DealBooks._loss().
 */
export function dealLoss({ senior, junior, late, defaulted, breached, unproven, collateral, shortfall }: Omit<DealStanding, "carrying">): bigint {
  const exposure = senior + junior;
  const counted = most(late, defaulted ? lateWhenDefaulted : breached ? lateWhenBreached : 0n);
  const byTime = lateLoss({ exposure, late: counted, collateral });
  const byOperator = unproven ? uncovered({ exposure, collateral }) : 0n;
  const lost = most(byTime, byOperator, shortfall);
  return lost < exposure ? lost : exposure;
}

/**
 * What of the carrying value the loss takes, juniors first; what was written off before is not in it again. Micro-dollars,
 * rounded up, at most the carrying value. Mirrors DealBooks._impairment().
 */
export function dealImpairment(standing: DealStanding): bigint {
  const { senior, junior, carrying } = standing;
  const lost = above(dealLoss(standing), junior);
  return above(carrying, above(senior, lost));
}

const above = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n);
const most = (...values: readonly [bigint, ...bigint[]]): bigint => values.reduce((a, b) => (a > b ? a : b));
