import { expect, it } from "vitest";
import { treasuryMoves } from "./kinds";
import { addedBy, firstSums, treasurySums, withAdded } from "./treasury";

it("every move adds to sums that there are, or to none", () => {
  const full = { usdc: 1n, aid: 2n, fee: 3n, principal: 4n, yield: 5n, recovery: 6n };
  const added = treasuryMoves.flatMap((kind) => Object.keys(addedBy({ kind, ...full })));
  expect(new Set(added).size).toBe(added.length);
  expect(treasurySums.filter((name) => !added.includes(name)).sort()).toEqual(["exitFees", "minted", "redeemed"]);
});

it("a move without figures adds nothing", () => {
  for (const kind of treasuryMoves) expect(Object.values(addedBy({ kind })).every((sum) => sum === 0n)).toBe(true);
});

it("sums begin at nothing and grow", () => {
  const first = firstSums({ gains: 5n });
  expect(first.gains).toBe(5n);
  expect(withAdded(first, addedBy({ kind: "gain_recognised", usdc: 7n, fee: 1n }))).toEqual({ ...first, gains: 12n, fees: 1n });
});
