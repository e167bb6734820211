import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBlock } from "./find-block";

/** A chain with these times, that counts how often it is read. */
function chainOf(times: readonly bigint[]) {
  const blockAt = (number: bigint) => ({ number, timestamp: times[Number(number)] ?? -1n });
  const chain = {
    reads: 0,
    from: blockAt(0n),
    to: blockAt(BigInt(times.length - 1)),
    read: (number: bigint) => {
      chain.reads += 1;
      return Promise.resolve(blockAt(number));
    },
  };
  return chain;
}

describe("findBlock", () => {
  it("needs two reads where blocks come evenly", async () => {
    const chain = chainOf(Array.from({ length: 100_000 }, (_, index) => BigInt(index) * 12n));
    expect(await findBlock({ ...chain, moment: 600_006n, tolerance: 60n })).toEqual({ number: 50_000n, timestamp: 600_000n });
    expect(chain.reads).toBeLessThanOrEqual(2);
  });

  it("crosses a jump of the clock", async () => {
    const times = Array.from({ length: 1_000 }, (_, index) => BigInt(index) + (index < 990 ? 0n : 10_000_000n));
    const chain = chainOf(times);
    expect((await findBlock({ ...chain, moment: 5_000_000n, tolerance: 60n })).number).toBe(989n);
    expect(chain.reads).toBeLessThanOrEqual(24);
  });

  it("asks forty times at most, whatever it is told", async () => {
    let reads = 0;
    const read = (number: bigint) => {
      reads += 1;
      return Promise.resolve({ number, timestamp: 0n });
    };
    const to = { number: 2n ** 200n, timestamp: 1_000n };
    const found = await findBlock({ from: { number: 0n, timestamp: 0n }, to, moment: 500n, tolerance: 1n, read });
    expect(found.timestamp).toBe(0n);
    expect(reads).toBe(40);
  });

  it("takes an older block within the tolerance without looking further", async () => {
    const chain = chainOf([0n, 90n, 100n, 200n]);
    expect(await findBlock({ ...chain, moment: 100n, tolerance: 100n })).toEqual(chain.from);
    expect(chain.reads).toBe(0);
  });

  it("finds the newest block at or before the moment, whatever the times", async () => {
    const gaps = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 2, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.bigInt({ min: 0n, max: 999n }), async (steps, share) => {
        let time = 0n;
        const times = steps.map((gap) => (time += gap));
        const chain = chainOf(times);
        const moment = chain.from.timestamp + ((chain.to.timestamp - chain.from.timestamp) * share) / 1_000n;
        fc.pre(moment < chain.to.timestamp);
        const found = await findBlock({ ...chain, moment, tolerance: -1n });
        expect(found.timestamp).toBeLessThanOrEqual(moment);
        expect(times[Number(found.number) + 1]).toBeGreaterThan(moment);
      }),
    );
  });
});
