import { divide } from "../../money/divide";
import { bpsScale } from "../constants";

const daysPerYear = 365n;

/** What so many days have of a yearly amount, ACT/365, rounded down: every civil day counts, and a leap year has 366/365 of it. */
export function partOfYear(yearly: bigint, days: bigint): bigint {
  return divide(yearly * days, daysPerYear, "floor");
}

/**
 * Simple interest, ACT/365 (Fixed): micro-dollars, rounded up, for they are owed. Mirrors Interest.accrued().
 * @param principal micro-dollars
 * @param rateBps a year's interest, basis points of the principal
 * @param days whole days from the first, which counts, to the last, which does not
 */
export function accruedInterest({ principal, rateBps, days }: { principal: bigint; rateBps: bigint; days: bigint }): bigint {
  return divide(principal * rateBps * days, bpsScale * daysPerYear, "ceil");
}
