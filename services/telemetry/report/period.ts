import type { Stretch } from "../measure/stretch";
import { longestPeriod, type Standing } from "./standing";

/** Seconds. */
export type Rhythm = {
  /** Of a period: reports end at its multiples. */
  readonly every: number;
  /** How long after the last report one is due whatever the circumstances. */
  readonly heartbeat: number;
  /** How long a measurement holds. */
  readonly hold: number;
};

export type Period = { readonly start: number; readonly end: number; readonly gpusOnline: number };

/** Why there is none yet. */
export type NoPeriod = { readonly why: "nothing-measured" | "not-yet" | "not-measured" };

/**
 * The period that is to be reported next, from what the chain says alone: it begins where the last report ended, so that nothing
 * is told twice or left out, whoever told it and however often this process was killed. It ends
 *
 * - at the last multiple of `every` when something was measured just before it, else
 * - at the first measurement that came later, else
 * - once the heartbeat is due, at the last measurement that there is.
 *
 * Never in the future of the chain, and never without a measurement at its end: who sees nothing reports nothing.
 */
export function nextPeriod(standing: Standing, stretches: readonly Stretch[], { every, heartbeat, hold }: Rhythm): Period | NoPeriod {
  const { now, issuedAt, lastEnd } = standing;
  const known = stretches.filter(({ to }) => to <= now);
  const first = known.find(({ to }) => to >= issuedAt);
  if (first === undefined) return { why: "nothing-measured" };
  // Before the first report there is no past to be told: it begins with what was measured first.
  const start = lastEnd > 0 ? lastEnd : Math.max(Math.ceil(first.from), issuedAt);
  const boundary = Math.floor(now / every) * every;
  const atBoundary = boundary > start ? seenAt(known, boundary, hold) : undefined;
  // The look that is about to come measures the last moments before it too.
  if (atBoundary !== undefined && now - boundary <= hold && !known.some(({ to }) => to >= boundary)) return { why: "not-yet" };
  if (atBoundary !== undefined) return within(start, boundary, atBoundary, known, hold);

  const isLate = now - start >= heartbeat;
  if (boundary <= start && !isLate) return { why: "not-yet" };
  const seen = boundary > start ? known.find(({ to }) => to > boundary) : undefined;
  const last = seen ?? (isLate ? known.findLast(({ to }) => Math.floor(to) > start) : undefined);
  if (last === undefined) return { why: "not-measured" };
  const end = Math.floor(last.to);
  return end > start ? within(start, end, last.online, known, hold) : { why: "not-yet" };
}

/** A gap that is too long for one report is told in several, of which the first cover what nobody saw. */
function within(start: number, end: number, gpusOnline: number, known: readonly Stretch[], hold: number): Period {
  const longest = start + longestPeriod;
  if (end <= longest) return { start, end, gpusOnline };
  return { start, end: longest, gpusOnline: seenAt(known, longest, hold) ?? 0 };
}

/** GPUs that were there at a moment; undefined where nobody looked just before it. */
function seenAt(stretches: readonly Stretch[], moment: number, hold: number): number | undefined {
  const last = stretches.findLast(({ to }) => to <= moment);
  return last !== undefined && moment - last.to <= hold ? last.online : undefined;
}
