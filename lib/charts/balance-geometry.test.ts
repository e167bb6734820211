import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceGeometry, type BalanceGeometry, type BalanceSegment } from "./balance-geometry";
import type { BalanceState } from "./balance-sides";

const AID = 10n ** 18n;
const empty: BalanceState = { cash: 0n, bills: 0n, deals: 0n, staked: 0n, circulating: 0n };
const aid = (state: Partial<BalanceState>): BalanceState => ({
  ...empty,
  ...Object.fromEntries(Object.entries(state).map(([key, value]) => [key, value * AID])),
});
const draw = (after: BalanceState, before?: BalanceState): BalanceGeometry =>
  balanceGeometry({ after, before, height: 300, least: 4, labelHeight: 40 });
const bottom = (segments: readonly BalanceSegment[]) => segments.reduce((_, { top, height }) => top + height, 0);
const find = (segments: readonly BalanceSegment[], id: string) => segments.find((segment) => segment.id === id);

describe("balanceGeometry", () => {
  it("draws nothing for a balance of nothing", () => {
    const drawing = draw(empty);
    expect(drawing).toMatchObject({ behind: [], owed: [], top: 300, topBefore: undefined, total: 0n });
  });

  it("draws both columns to one scale, the surplus on top of what is owed", () => {
    const drawing = draw(aid({ cash: 50n, bills: 50n, deals: 100n, staked: 120n, circulating: 60n }));
    expect(drawing.behind.map(({ id, top, height }) => [id, top, height])).toEqual([
      ["deals", 0, 150],
      ["bills", 150, 75],
      ["cash", 225, 75],
    ]);
    expect(drawing.owed.map(({ id, top, height }) => [id, Math.round(top), Math.round(height)])).toEqual([
      ["surplus", 0, 30],
      ["staked", 30, 180],
      ["circulating", 210, 90],
    ]);
  });

  it("shows a hole as what is missing behind", () => {
    const drawing = draw(aid({ cash: 75n, staked: 60n, circulating: 40n }));
    expect(drawing.behind.map(({ id, height }) => [id, Math.round(height)])).toEqual([
      ["missing", 75],
      ["cash", 225],
    ]);
    expect(find(drawing.owed, "surplus")).toBeUndefined();
  });

  it("keeps one wei of surplus visible beside a billion", () => {
    const drawing = draw({ ...aid({ circulating: 10n ** 9n }), cash: 10n ** 27n + 1n });
    expect(find(drawing.owed, "surplus")).toMatchObject({ value: 1n, height: 4, enlarged: true });
  });

  it("marks what a mint would add, and the level before", () => {
    const before = aid({ cash: 100n, circulating: 100n });
    const drawing = draw(aid({ cash: 150n, circulating: 150n }), before);
    expect(drawing.top).toBe(0);
    expect(drawing.topBefore).toBeCloseTo(100, 2);
    expect(find(drawing.behind, "cash")?.added).toBeCloseTo(100, 2);
    expect(find(drawing.owed, "circulating")).toMatchObject({ change: 50n * AID });
  });

  it("keeps what is added visible, however little it is", () => {
    const before = aid({ cash: 10n ** 9n, circulating: 10n ** 9n });
    const drawing = draw(aid({ cash: 10n ** 9n + 1n, circulating: 10n ** 9n + 1n }), before);
    expect(find(drawing.behind, "cash")).toMatchObject({ added: 2, enlarged: false });
  });

  it("shrinks for a redemption, the level before above it", () => {
    const drawing = draw(aid({ cash: 75n, circulating: 75n }), aid({ cash: 100n, circulating: 100n }));
    expect(drawing).toMatchObject({ top: 75, topBefore: 0 });
    expect(find(drawing.behind, "cash")).toMatchObject({ added: 0, change: -25n * AID });
  });

  it("keeps the last AID visible beside the level of what was there", () => {
    const drawing = draw(aid({ cash: 1n, circulating: 1n }), aid({ cash: 10n ** 9n, circulating: 10n ** 9n }));
    expect(find(drawing.behind, "cash")).toMatchObject({ top: 284, height: 16 });
    expect(drawing.topBefore).toBe(0);
  });

  it("moves AID from circulation to the stakers without changing the level", () => {
    const drawing = draw(
      aid({ cash: 100n, staked: 75n, circulating: 25n }),
      aid({ cash: 100n, staked: 50n, circulating: 50n }),
    );
    expect(drawing.topBefore).toBeUndefined();
    expect(find(drawing.owed, "staked")?.added).toBeCloseTo(75, 2);
    expect(find(drawing.owed, "circulating")?.added).toBe(0);
  });

  it("always lets both columns stand on the ground, start at one level and keep their labels inside", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 28n });
    const state = fc.record({ cash: amount, bills: amount, deals: amount, staked: amount, circulating: amount });
    fc.assert(
      fc.property(state, state, (after, before) => {
        const drawing = draw(after, before);
        for (const column of [drawing.behind, drawing.owed]) {
          if (drawing.total === 0n) continue;
          expect(column[0]?.top).toBeCloseTo(drawing.top, 3);
          expect(bottom(column)).toBeCloseTo(300, 3);
          for (const { labelMiddle, added, height } of column) {
            expect(labelMiddle).toBeGreaterThanOrEqual(0);
            expect(labelMiddle).toBeLessThanOrEqual(300);
            expect(added).toBeLessThanOrEqual(height + 1e-6);
          }
        }
      }),
    );
  });
});
