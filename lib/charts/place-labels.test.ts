import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels } from "./place-labels";

describe("placeLabels", () => {
  it("leaves labels alone that do not touch", () => {
    expect(placeLabels({ middles: [30, 100, 200], labelHeight: 20, height: 300 })).toEqual([30, 100, 200]);
  });

  it("moves them apart, and in from the edges", () => {
    expect(placeLabels({ middles: [0, 2, 299], labelHeight: 20, height: 300 })).toEqual([10, 30, 290]);
    expect(placeLabels({ middles: [295, 298], labelHeight: 20, height: 300 })).toEqual([270, 290]);
  });

  it("has nothing to do without labels", () => {
    expect(placeLabels({ middles: [], labelHeight: 20, height: 300 })).toEqual([]);
  });

  it("never lets two cover each other or leave the drawing, whatever their places", () => {
    const places = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 7 });
    fc.assert(
      fc.property(places, (unsorted) => {
        const middles = unsorted.toSorted((a, b) => a - b);
        const placed = placeLabels({ middles, labelHeight: 40, height: 300 });
        for (const [index, middle] of placed.entries()) {
          expect(middle).toBeGreaterThanOrEqual(20 - 1e-9);
          expect(middle).toBeLessThanOrEqual(280 + 1e-9);
          if (index > 0) expect(middle - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(40 - 1e-9);
        }
      }),
    );
  });
});
