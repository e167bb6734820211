import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Flight, nextMove, type Sight } from "./next-move";

const sight: Sight = {
  ...{ used: 7, pending: 7, flight: undefined, balance: 10n ** 18n, gas: 200_000n, now: 100_000, replaceAfterMs: 60_000 },
  market: { baseFee: 10n, tip: 2n, ceiling: 100n },
};
const fees = { maxFeePerGas: 22n, maxPriorityFeePerGas: 2n };
const flight: Flight = { nonce: 7, since: 90_000, fees, sent: [] };
const move = (changes: Partial<Sight>) => nextMove({ ...sight, ...changes });

describe("the next move", () => {
  it("sends under the next nonce when nothing is under way", () => {
    expect(move({})).toEqual({ do: "send", nonce: 7, fees, replaces: false });
    expect(move({ flight: { ...flight, nonce: 6 } })).toMatchObject({ do: "send", nonce: 7, replaces: false });
  });

  it("waits for a transaction that it does not know, from now on", () => {
    expect(move({ pending: 8 })).toEqual({ do: "wait", flight: { nonce: 7, since: 100_000, sent: [] } });
  });

  it("waits for its own, also while the pool does not know of it", () => {
    expect(move({ flight, pending: 8 })).toEqual({ do: "wait", flight });
    expect(move({ flight, pending: 7 })).toEqual({ do: "wait", flight });
  });

  it("after a while replaces it, for more", () => {
    expect(move({ flight, now: 150_000 })).toEqual({ do: "send", nonce: 7, fees: { maxFeePerGas: 25n, maxPriorityFeePerGas: 3n }, replaces: true });
  });

  it("replaces one whose fee it does not know for what the network asks", () => {
    expect(move({ flight: { nonce: 7, since: 0, sent: [] }, pending: 8 })).toEqual({ do: "send", nonce: 7, fees, replaces: true });
  });

  it("holds when it must not offer more", () => {
    expect(move({ market: { baseFee: 99n, tip: 2n, ceiling: 100n } })).toEqual({ do: "hold", why: "fee-above-ceiling" });
    expect(move({ flight, now: 150_000, market: { baseFee: 10n, tip: 2n, ceiling: 22n } })).toEqual({ do: "hold", why: "stuck-at-ceiling" });
  });

  it("holds when the balance does not cover the most that it could cost", () => {
    expect(move({ balance: 4_400_000n })).toMatchObject({ do: "send" });
    expect(move({ balance: 4_399_999n })).toEqual({ do: "hold", why: "balance-too-low", needed: 4_400_000n });
  });

  it("only ever sends under the next nonce, and within its patience never while something is under way", () => {
    const few = fc.integer({ min: 0, max: 3 });
    const any = fc.record({
      used: few,
      more: few,
      flight: fc.option(fc.record({ nonce: few, since: fc.constantFrom(0, 60_000, 100_000), sent: fc.constant([]) }), { nil: undefined }),
    });
    fc.assert(
      fc.property(any, ({ used, more, flight: known }) => {
        const made = move({ used, pending: used + more, flight: known });
        const patient = known?.nonce === used ? 100_000 - known.since < 60_000 : more > 0;
        expect(made.do).toBe(patient ? "wait" : "send");
        if (made.do === "send") expect(made.nonce).toBe(used);
      }),
    );
  });
});
