import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading } from "./reading";
import { type Stretch, stretchBetween, sumOver } from "./stretch";

const gpu = (uuid: string, says: Partial<Reading> = {}): Reading => ({ uuid, busy: undefined, watts: undefined, joules: undefined, lost: false, ...says });
const hold = 180;

describe("what lies between two looks", () => {
  it("is the mean of both, for every GPU that was read at both", () => {
    const before = { at: 1_000, gpus: [gpu("a", { busy: 0.5, watts: 100 }), gpu("b", { busy: 1, watts: 700 })] };
    const after = { at: 1_060, gpus: [gpu("a", { busy: 1, watts: 300 }), gpu("c", { busy: 1, watts: 700 })] };
    expect(stretchBetween(before, after, hold)).toEqual({ from: 1_000, to: 1_060, busySeconds: 45, joules: 12_000, online: 2 });
  });

  it("counts energy by the GPU's own counter, unless that began again or says what cannot be", () => {
    const energy = (then: number, now: number): number => {
      const [before, after] = [{ at: 0, gpus: [gpu("a", { watts: 100, joules: then })] }, { at: 60, gpus: [gpu("a", { watts: 100, joules: now })] }];
      return stretchBetween(before, after, hold).joules;
    };
    expect(energy(5_000, 12_500)).toBe(7_500);
    expect(energy(5_000, 300)).toBe(6_000);
    expect(energy(0, 10 ** 9)).toBe(6_000);
  });

  it("is nothing after a silence but what the GPU counted itself, and the GPUs that are there", () => {
    const before = { at: 0, gpus: [gpu("a", { busy: 1, watts: 700 }), gpu("b", { busy: 1, joules: 1_000 })] };
    const after = { at: hold + 1, gpus: [gpu("a", { busy: 1, watts: 700 }), gpu("b", { busy: 1, joules: 91_000 })] };
    expect(stretchBetween(before, after, hold)).toEqual({ from: 0, to: hold + 1, busySeconds: 0, joules: 90_000, online: 2 });
    expect(stretchBetween(undefined, after, hold)).toMatchObject({ from: hold + 1, to: hold + 1, busySeconds: 0, joules: 0, online: 2 });
    expect(stretchBetween({ ...after, at: hold + 2 }, after, hold)).toMatchObject({ from: hold + 1, to: hold + 1, busySeconds: 0 });
  });
});

describe("the sums of a period", () => {
  const stretch = fc
    .tuple(fc.nat(1_000), fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([from, length, share]): Stretch => ({ from, to: from + length, busySeconds: length * share, joules: length * share * 700, online: 1 }));

  it("never count a second twice, whatever overlaps, and are the same in whatever order", () => {
    fc.assert(
      fc.property(fc.array(stretch), fc.nat(1_200), fc.nat(1_200), (all, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const { busySeconds, joules } = sumOver(all, start, end);
        expect(busySeconds).toBeGreaterThanOrEqual(0);
        expect(busySeconds).toBeLessThanOrEqual((end - start) * (1 + 1e-9));
        expect(joules).toBeCloseTo(busySeconds * 700, 5);
        expect(sumOver([...all, ...all], start, end).busySeconds).toBeCloseTo(busySeconds, 6);
      }),
    );
  });

  it("of two periods that follow each other are those of both together", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }))), fc.nat(5_000), (lengths, cut) => {
        let from = 0;
        const all = lengths.map(([length, share]): Stretch => ({ from, to: (from += length), busySeconds: length * share, joules: 0, online: 1 }));
        const whole = sumOver(all, 0, 6_000).busySeconds;
        expect(sumOver(all, 0, cut).busySeconds + sumOver(all, cut, 6_000).busySeconds).toBeCloseTo(whole, 6);
        expect(whole).toBeCloseTo(all.reduce((sum, { busySeconds }) => sum + busySeconds, 0), 6);
      }),
    );
  });
});
