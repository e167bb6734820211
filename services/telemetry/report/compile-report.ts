import { sumOver, type Stretch } from "../measure/stretch";
import type { Period } from "./period";
import type { Report, Standing } from "./standing";

/** Most that a GPU earns in an hour: Telemetry.MAX_HOURLY_REVENUE, micro-USDC. */
const mostHourlyRevenue = 50_000_000n;

/**
 * The report of a period. Utilisation is the mean over all titled GPUs and the whole period, so that what was not measured was
 * not worked; utilisation and energy are rounded down.
 * @param earned all that the bills have earned by the period's end, micro-USDC: what of it was not reported yet is, as far as one report can hold
 */
export function compileReport(titleId: bigint, standing: Standing, period: Period, stretches: readonly Stretch[], earned: bigint): Report {
  const { start, end, gpusOnline } = period;
  const { busySeconds, joules } = sumOver(stretches, start, end);
  const seconds = end - start;
  return {
    ...{ titleId, start, end, gpusOnline },
    utilisationBps: Math.floor((busySeconds * 10_000) / (standing.gpus * seconds)),
    energyWh: BigInt(Math.floor(joules / 3_600)),
    revenue: leastOf(above(earned, standing.revenue), mostRevenue(standing.gpus, seconds)),
  };
}

/** Most revenue that a report of so many titled GPUs may hold, micro-USDC. */
export const mostRevenue = (gpus: number, seconds: number): bigint => (BigInt(gpus) * BigInt(seconds) * mostHourlyRevenue) / 3_600n;

const above = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n);
const leastOf = (a: bigint, b: bigint): bigint => (a < b ? a : b);
