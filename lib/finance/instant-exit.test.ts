import fc from "fast-check";
import { expect, it } from "vitest";
import { instantExit, leastAfterTolerance, mostInstantExit } from "./instant-exit";

const aid = 10n ** 18n;
const state = { totalAssets: 21_000n * aid, supply: 21_000n * aid, vesting: 0n, impairment: 2_100n * aid, free: 5_000n * aid, buffer: 2_100n * aid };

it("pays the exit price less the fee, and says why nothing is paid", () => {
  expect(instantExit(1_000n * aid, state)).toEqual({ kind: "paid", assets: 8_991n * 10n ** 17n, fee: 9n * 10n ** 17n });
  expect(instantExit(6_000n * aid, state)).toEqual({ kind: "tooMuch" });
  expect(instantExit(1n, state)).toEqual({ kind: "nothing" });
  expect(instantExit(aid, { ...state, impairment: 21_000n * aid })).toEqual({ kind: "nothing" });
});

it("takes more shares than there are for too much, whatever is free", () => {
  const free = { ...state, free: 30_000n * aid };
  expect(instantExit(state.supply, free).kind).toBe("paid");
  expect(instantExit(state.supply + 1n, free)).toEqual({ kind: "tooMuch" });
});

it("finds the most that can leave at once", () => {
  const wei = fc.bigInt({ min: 1n, max: 2n ** 100n });
  fc.assert(
    fc.property(fc.record({ totalAssets: wei, supply: wei, vesting: wei, impairment: wei, free: wei, buffer: wei }), wei, (any, balance) => {
      const most = mostInstantExit(balance, any);
      expect(most <= balance).toBe(true);
      expect(instantExit(most, any).kind).not.toBe("tooMuch");
      if (most < balance) expect(instantExit(most + 1n, any)).toEqual({ kind: "tooMuch" });
    }),
  );
});

it("accepts a tenth of a per cent less than was shown, rounded down", () => {
  expect([leastAfterTolerance(1_000n * aid), leastAfterTolerance(1n)]).toEqual([999n * aid, 0n]);
});
