import { isOnline, mostWatts, type Reading } from "./reading";

/** The GPUs at a moment, unix seconds. */
export type Sample = { readonly at: number; readonly gpus: readonly Reading[] };

/**
 * What was measured between two moments, unix seconds: `from` and `to` are the same where nothing is known of the time before.
 */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  /** Time that GPUs have worked, summed, seconds. */
  readonly busySeconds: number;
  readonly joules: number;
  /** GPUs that were there at its end. */
  readonly online: number;
};

/**
 * What lies between two looks. Two that are farther apart than `holdSeconds` say nothing of the time between them, but for
 * energy that the GPU itself has counted. A GPU counts where it was read at both ends: what was not measured did not happen.
 */
export function stretchBetween(before: Sample | undefined, after: Sample, holdSeconds: number): Stretch {
  const online = after.gpus.filter(isOnline).length;
  if (before === undefined || after.at <= before.at) return { from: after.at, to: after.at, busySeconds: 0, joules: 0, online };
  const seconds = after.at - before.at;
  const isWatched = seconds <= holdSeconds;
  const earlier = new Map(before.gpus.map((gpu) => [gpu.uuid, gpu]));
  let busySeconds = 0;
  let joules = 0;
  for (const now of after.gpus) {
    const then = earlier.get(now.uuid);
    if (then === undefined) continue;
    if (isWatched) busySeconds += seconds * (mean(then.busy, now.busy) ?? 0);
    joules += counted(then, now, seconds) ?? (isWatched ? seconds * (mean(then.watts, now.watts) ?? 0) : 0);
  }
  return { from: before.at, to: after.at, busySeconds, joules, online };
}

function mean(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}

/** By the GPU's own counter, which begins again at 0 with its driver; undefined where that gives no energy that can be. */
function counted(then: Reading, now: Reading, seconds: number): number | undefined {
  if (then.joules === undefined || now.joules === undefined) return undefined;
  const joules = now.joules - then.joules;
  return joules >= 0 && joules <= seconds * mostWatts ? joules : undefined;
}

/** Sums over a period, unix seconds, `end` not included; each second counts once, whatever stretches overlap. */
export function sumOver(stretches: readonly Stretch[], start: number, end: number): { readonly busySeconds: number; readonly joules: number } {
  let [busySeconds, joules, covered] = [0, 0, start];
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const from = Math.max(stretch.from, covered);
    const to = Math.min(stretch.to, end);
    if (to <= from) continue;
    const part = (to - from) / (stretch.to - stretch.from);
    busySeconds += stretch.busySeconds * part;
    joules += stretch.joules * part;
    covered = to;
  }
  return { busySeconds, joules };
}
