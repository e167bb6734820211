import { divide } from "../../money/divide";
import { one, secondsPerYear } from "../constants";
import { dayOf, startOfDay } from "./calendar";
import { expWad } from "./fixed-point";

/** Depreciation.SCRAP: what is left of hardware at last, 3 %, 1e18. */
const scrap = (3n * one) / 100n;

/** How fast value falls towards it, a year, 1e18: `steep` is Depreciation.RATE, `optimistic` is only shown beside it. */
export const decay = { steep: (46n * one) / 100n, optimistic: (17n * one) / 100n } as const;

/** What an appraiser says a title is worth on a day: micro-dollars and a day's number. */
export type Appraisal = { readonly value: bigint; readonly day: bigint };

/** Appraisals.FRESH_DAYS: appraisals older than the newest by more than this do not count, and older than today do not for a draw. */
const freshDays = 35n;

/**
 * `V0 · (s + (1 − s) · e^(−k·t))`, t in years of 365 days, by the second: micro-dollars, rounded down at each step. Mirrors
 * Depreciation.aged().
 * @param value at the appraisal, micro-dollars
 * @param age seconds since the start of its day
 * @param rate k, a year, 1e18
 */
export function agedValue({ value, age, rate = decay.steep }: { value: bigint; age: bigint; rate?: bigint }): bigint {
  const exponent = -divide(rate * age, secondsPerYear, "ceil");
  const retained = scrap + ((one - scrap) * expWad(exponent)) / one;
  return (value * retained) / one;
}

/**
 * What a title is worth at `time`: the lower median of its appraisals dated within 35 days before the newest one, each aged
 * from its own day; `time` is not before any of them. Undefined without any. Micro-dollars, rounded down. Mirrors
 * Appraisals.valueOf().
 */
export function titleValue(appraisals: readonly Appraisal[], time: bigint, rate: bigint = decay.steep): bigint | undefined {
  const newest = appraisals.reduce((latest, { day }) => (day > latest ? day : latest), 0n);
  const counted = appraisals.filter(({ day }) => newest - day <= freshDays);
  const values = counted.map(({ value, day }) => agedValue({ value, age: time - startOfDay(day), rate }));
  values.sort((a, b) => (a < b ? -1 : Number(a > b)));
  return values[Math.floor((values.length - 1) / 2)];
}

/**
 * What a draw lends on at `time`: what the title is worth, at most the lower median of appraisals that are no older than 35
 * days. Undefined where none is that fresh. Micro-dollars, rounded down. Mirrors DealDraw.
 */
export function lendableValue(appraisals: readonly Appraisal[], time: bigint): bigint | undefined {
  const fresh = appraisals.filter(({ day }) => dayOf(time) - day <= freshDays);
  const [value, median] = [titleValue(appraisals, time), titleValue(fresh, time)];
  if (value === undefined || median === undefined) return undefined;
  return median < value ? median : value;
}

/**
 * What a title is worth where something is taken from its debtor or a loss becomes final: the highest of its appraisals, however old, each aged from its own day. Undefined
 * without any. Micro-dollars, rounded down. Mirrors Appraisals.highestOf().
 */
export function highestValue(appraisals: readonly Appraisal[], time: bigint, rate: bigint = decay.steep): bigint | undefined {
  const values = appraisals.map(({ value, day }) => agedValue({ value, age: time - startOfDay(day), rate }));
  return values.reduce<bigint | undefined>((highest, value) => (highest === undefined || value > highest ? value : highest), undefined);
}
