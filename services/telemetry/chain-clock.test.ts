import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainClock } from "./chain-clock";

const t0 = 1_795_000_000_000;

describe("the clock", () => {
  it("is this machine's while the chain does not prove it wrong", () => {
    const clock = chainClock(() => t0);
    clock.observe({ number: 5n, timestamp: BigInt(t0 / 1_000 - 3_600) });
    expect([clock.now(), clock.shiftSeconds()]).toEqual([t0, 0]);
    clock.observe({ number: 5n, timestamp: BigInt(t0 / 1_000 - 3_600) });
    expect(clock.now()).toBe(t0);
  });

  it("is never behind the newest block", () => {
    const clock = chainClock(() => t0);
    clock.observe({ number: 5n, timestamp: BigInt(t0 / 1_000 + 7 * 86_400) });
    expect(clock.shiftSeconds()).toBe(7 * 86_400);
  });

  it("follows a chain whose blocks are made while it looks, within a look and the time that a block takes, and only then", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 6), max: 10 ** 6 }), fc.integer({ min: 1, max: 60 }), (wrongSeconds, everySeconds) => {
        let truth = t0;
        const clock = chainClock(() => truth + wrongSeconds * 1_000);
        for (let number = 1n; number < 5n; number += 1n) {
          // The newest block is up to 12 seconds old.
          clock.observe({ number, timestamp: BigInt(Math.floor(truth / 1_000)) - 12n * (number % 2n) });
          truth += everySeconds * 1_000;
        }
        const off = (clock.now() - truth) / 1_000;
        expect(off).toBeGreaterThanOrEqual(wrongSeconds < 0 ? -12 - everySeconds : -15 - 12);
        expect(off).toBeLessThanOrEqual(Math.max(0, 15 + everySeconds));
      }),
    );
  });
});
