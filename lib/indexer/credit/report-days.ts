const secondsPerDay = 86_400;

/** A report's period in unix seconds, `end` not included, and what it says of all of it. */
export type ReportSpan = { readonly start: number; readonly end: number; readonly gpusOnline: number; readonly utilisationBps: number; readonly energyWh: bigint; readonly revenue: bigint };

/** What falls on one day: over `seconds`, `gpuSeconds` and `utilisationSeconds` are means. */
export type ReportDay = { readonly day: number; readonly seconds: number; readonly gpuSeconds: bigint; readonly utilisationSeconds: bigint; readonly energyWh: bigint; readonly revenue: bigint };

/**
 * A report by days (UTC), in proportion to their seconds: energy and revenue are rounded down along the period, so that the days
 * sum up to the report.
 */
export function reportDays({ start, end, gpusOnline, utilisationBps, energyWh, revenue }: ReportSpan): readonly ReportDay[] {
  const whole = BigInt(end - start);
  const until = (amount: bigint, time: number): bigint => (amount * BigInt(time - start)) / whole;
  const days: ReportDay[] = [];
  for (let from = start; from < end; ) {
    const day = Math.floor(from / secondsPerDay);
    const to = Math.min(end, (day + 1) * secondsPerDay);
    const seconds = to - from;
    days.push({
      ...{ day, seconds, gpuSeconds: BigInt(gpusOnline) * BigInt(seconds), utilisationSeconds: BigInt(utilisationBps) * BigInt(seconds) },
      ...{ energyWh: until(energyWh, to) - until(energyWh, from), revenue: until(revenue, to) - until(revenue, from) },
    });
    from = to;
  }
  return days;
}
