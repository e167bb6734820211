import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineGeometry } from "./line-geometry";

const box = { width: 100, height: 40 };

describe("lineGeometry", () => {
  it("puts the first moment left, the last right, the lowest value down and the highest up", () => {
    const { past, pastPath, lowest, highest } = lineGeometry({ past: [{ time: 0n, value: 10n }, { time: 5n, value: 30n }, { time: 20n, value: 20n }], ...box });
    expect(past.map(({ x, y }) => [x, y])).toEqual([[0, 40], [25, 0], [100, 20]]);
    expect(pastPath).toBe("M0.00 40.00L25.00 0.00L100.00 20.00");
    expect([lowest, highest]).toEqual([10n, 30n]);
  });

  it("draws what is ahead over the same scales, on from where the past ends", () => {
    const { past, ahead, aheadPath } = lineGeometry({ past: [{ time: 0n, value: 0n }, { time: 10n, value: 5n }], ahead: [{ time: 20n, value: 10n }], ...box });
    expect(past.at(-1)).toMatchObject({ x: 50, y: 20 });
    expect(ahead).toMatchObject([{ x: 100, y: 0 }]);
    expect(aheadPath).toBe("M50.00 20.00L100.00 0.00");
  });

  it("lays a line that never moves in the middle, and joins nothing to a single point", () => {
    expect(lineGeometry({ past: [{ time: 1n, value: 7n }, { time: 2n, value: 7n }], ...box }).pastPath).toBe("M0.00 20.00L100.00 20.00");
    const one = lineGeometry({ past: [{ time: 1n, value: 7n }], ...box });
    expect([one.pastPath, one.aheadPath]).toEqual(["", ""]);
    expect(one.past).toMatchObject([{ x: 100, y: 20 }]);
  });

  it("measures heights from a base, where one is given", () => {
    const points = [{ time: 0n, value: 10n }, { time: 5n, value: 40n }];
    expect(lineGeometry({ past: points, base: 0n, ...box }).past.map(({ y }) => y)).toEqual([30, 0]);
    expect(lineGeometry({ past: [], base: 0n, ...box })).toMatchObject({ past: [], lowest: 0n, highest: 0n });
  });

  it("has nothing to place where nothing was read", () => {
    expect(lineGeometry({ past: [], ...box })).toEqual({ past: [], ahead: [], pastPath: "", aheadPath: "", lowest: 0n, highest: 0n });
  });

  it("keeps every point in the box and in the order of time, whatever the order given", () => {
    const point = fc.record({ time: fc.bigInt({ min: 0n, max: 2n ** 40n }), value: fc.bigInt({ min: 0n, max: 2n ** 100n }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (past) => {
        const placed = lineGeometry({ past, ...box }).past;
        expect(placed).toHaveLength(past.length);
        for (const { x, y } of placed) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(box.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(box.height);
        }
        expect(placed.map(({ x }) => x)).toEqual(placed.map(({ x }) => x).toSorted((a, b) => a - b));
      }),
    );
  });
});
