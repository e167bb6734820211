import { isOver, lateLoss, lateWhenDefaulted, secondsLate } from "./lateness";

/** What the stakers have in one deal, as it stands in the list. Micro-dollars. */
export type OpenPosition = {
  readonly carrying: bigint;
  /** Outstanding principal of the deal's juniors. */
  readonly junior: bigint;
  /** From the end of this day on something may be lost, 0 for already. */
  readonly lateAfter: bigint;
  /** From then on days do not tell how much: the deal does. */
  readonly asks: boolean;
  /** What the deal itself says is impaired; null where it gives no answer. */
  readonly answer: bigint | null;
};

/** SeniorPositions.MAX_SILENT: after so many deals without an answer the rest is not asked. */
export const mostSilent = 8;

/** Until then, lateness alone tells. */
const collateral = 0n;

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/**
 * What of senior positions counts as lost, before any surplus: micro-dollars, rounded up. Positions in the contract's
 * order. Juniors lose first; a deal that must be asked and is silent counts as lost. Mirrors SeniorPositions.impairment().
 */
export function seniorImpairment(positions: readonly OpenPosition[], time: bigint): bigint {
  let [total, silent] = [0n, 0];
  for (const { carrying, junior, lateAfter, asks, answer } of positions) {
    if (!isOver(lateAfter, time)) continue;
    const late = secondsLate(lateAfter, time);
    if (!asks && late < lateWhenDefaulted) {
      const loss = lateLoss({ exposure: carrying + junior, late, collateral });
      total += loss > junior ? least(loss - junior, carrying) : 0n;
    } else if (carrying > 0n) {
      const said = silent < mostSilent ? answer : null;
      if (said === null) silent += 1;
      total += said === null ? carrying : least(said, carrying);
    }
  }
  return total;
}
