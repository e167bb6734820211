import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Stretch } from "../measure/stretch";
import { nextPeriod, type Rhythm } from "./period";
import { longestPeriod, type Standing } from "./standing";

const rhythm: Rhythm = { every: 3_600, heartbeat: 86_400, hold: 180 };
const day = 86_400;
/** A midnight. */
const t0 = 20_000 * day;
const standing = (changes: Partial<Standing> = {}): Standing => ({
  ...{ now: t0 + 3_700, reporter: "0x0000000000000000000000000000000000000001", gpus: 8, issuedAt: t0 - 90 * day, lastStart: t0 - 3_600, lastEnd: t0, revenue: 0n },
  ...changes,
});

/** Looks every minute, without a gap. */
function looks(from: number, to: number, online = 8): Stretch[] {
  const all: Stretch[] = [];
  for (let at = from; at < to; at += 60) all.push({ from: at, to: Math.min(at + 60, to), busySeconds: 400, joules: 0, online });
  return all;
}

describe("the period that is reported next", () => {
  it("begins where the last one ended and ends at the last full hour, with the GPUs that were there", () => {
    expect(nextPeriod(standing(), looks(t0 - 600, t0 + 3_690, 7), rhythm)).toEqual({ start: t0, end: t0 + 3_600, gpusOnline: 7 });
  });

  it("waits for the hour, and for the look that measures its last moments", () => {
    const all = looks(t0, t0 + 3_570);
    expect(nextPeriod(standing({ now: t0 + 3_599 }), all, rhythm)).toEqual({ why: "not-yet" });
    expect(nextPeriod(standing({ now: t0 + 3_605 }), all, rhythm)).toEqual({ why: "not-yet" });
    expect(nextPeriod(standing({ now: t0 + 3_781 }), all, rhythm)).toMatchObject({ end: t0 + 3_600 });
  });

  it("before the first report begins with what was measured first, and not before the title", () => {
    const none = { lastStart: 0, lastEnd: 0 };
    expect(nextPeriod(standing(none), looks(t0 + 1_200, t0 + 3_660), rhythm)).toEqual({ start: t0 + 1_200, end: t0 + 3_600, gpusOnline: 8 });
    expect(nextPeriod(standing({ ...none, issuedAt: t0 + 2_000 }), looks(t0, t0 + 3_660), rhythm)).toMatchObject({ start: t0 + 2_000 });
    expect(nextPeriod(standing(none), [], rhythm)).toEqual({ why: "nothing-measured" });
  });

  it("after a pause of the agent ends at the first look that came later", () => {
    const all = [...looks(t0, t0 + 1_800), ...looks(t0 + 5_400, t0 + 7_000, 6)];
    expect(nextPeriod(standing({ now: t0 + 7_001 }), all, rhythm)).toEqual({ start: t0, end: t0 + 5_460, gpusOnline: 6 });
  });

  it("while nobody answers waits, and once the heartbeat is due tells of the time that was seen", () => {
    const all = looks(t0, t0 + 1_800);
    expect(nextPeriod(standing({ now: t0 + 20_000 }), all, rhythm)).toEqual({ why: "not-measured" });
    expect(nextPeriod(standing({ now: t0 + day }), all, rhythm)).toEqual({ start: t0, end: t0 + 1_800, gpusOnline: 8 });
    expect(nextPeriod(standing({ now: t0 + 2 * day, lastStart: t0, lastEnd: t0 + 1_800 }), all, rhythm)).toEqual({ why: "not-measured" });
  });

  it("tells a gap that is too long for one report in several", () => {
    const now = t0 + 40 * day + 10;
    const all = looks(t0 + 40 * day - 600, now);
    expect(nextPeriod(standing({ now }), all, rhythm)).toEqual({ start: t0, end: t0 + longestPeriod, gpusOnline: 0 });
    expect(nextPeriod(standing({ now, lastStart: t0, lastEnd: t0 + longestPeriod }), all, rhythm)).toMatchObject({ start: t0 + longestPeriod, end: t0 + 40 * day, gpusOnline: 8 });
  });

  it("takes nothing from the future of the chain, when this machine's clock is ahead", () => {
    const all = looks(t0, t0 + 20_000);
    expect(nextPeriod(standing({ now: t0 + 3_650 }), all, rhythm)).toEqual({ start: t0, end: t0 + 3_600, gpusOnline: 8 });
    expect(nextPeriod(standing({ now: t0 + 100, lastEnd: t0 }), all, rhythm)).toEqual({ why: "not-yet" });
  });

  it("whatever was measured, follows the last one without a gap, lies in the past, and is one that the register takes", () => {
    const stretches = fc.array(fc.tuple(fc.nat(6 * day), fc.nat(300), fc.nat(8)), { maxLength: 40 }).map((all) =>
      all.map(([at, length, online]): Stretch => ({ from: t0 + at, to: t0 + at + length, busySeconds: 0, joules: 0, online })).sort((a, b) => a.to - b.to),
    );
    fc.assert(
      fc.property(stretches, fc.nat(6 * day), fc.option(fc.nat(6 * day)), (all, later, reported) => {
        const lastEnd = reported === null ? 0 : t0 + Math.min(reported, later);
        const at = standing({ now: t0 + later, lastEnd, lastStart: Math.max(0, lastEnd - 3_600), issuedAt: t0 });
        const period = nextPeriod(at, all, rhythm);
        if ("why" in period) return;
        if (lastEnd > 0) expect(period.start).toBe(lastEnd);
        expect(period.start).toBeGreaterThanOrEqual(t0);
        expect(period.end).toBeGreaterThan(period.start);
        expect(period.end).toBeLessThanOrEqual(at.now);
        expect(period.end - period.start).toBeLessThanOrEqual(longestPeriod);
        // Whoever looks at the chain after it was accepted does not tell it again.
        const next = nextPeriod({ ...at, lastStart: period.start, lastEnd: period.end }, all, rhythm);
        if (!("why" in next)) expect(next.start).toBe(period.end);
      }),
    );
  });
});
