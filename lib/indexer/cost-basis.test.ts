import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyHolding, put, take } from "./cost-basis";

it("takes its part of the cost with the shares, and the last shares all that is left of it", () => {
  const held = put(put(emptyHolding, { shares: 10n, cost: 10n }), { shares: 20n, cost: 21n });
  expect(take(held, 10n)).toEqual({ taken: { shares: 10n, cost: 10n }, left: { shares: 20n, cost: 21n } });
  expect(take(held, 30n)).toEqual({ taken: { shares: 30n, cost: 31n }, left: emptyHolding });
});

it("what was never bought has cost nothing", () => {
  expect(take(emptyHolding, 5n)).toEqual({ taken: { shares: 5n, cost: 0n }, left: emptyHolding });
});

it("no cost is made or lost, in whatever parts shares are taken", () => {
  const part = fc.bigInt(0n, 10n ** 24n);
  fc.assert(
    fc.property(part, part, fc.array(part), (shares, cost, parts) => {
      let held = { shares, cost };
      let sum = 0n;
      for (const wanted of parts) {
        const { taken, left } = take(held, wanted);
        [held, sum] = [left, sum + taken.cost];
      }
      expect(sum + held.cost).toBe(cost);
      expect(held.cost >= 0n && held.shares >= 0n).toBe(true);
    }),
  );
});
