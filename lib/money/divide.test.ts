import fc from "fast-check";
import { expect, it } from "vitest";
import { divide } from "./divide";

it.each([
  [7n, 2n, 3n, 4n, 4n],
  [-7n, 2n, -4n, -3n, -4n],
  [6n, 2n, 3n, 3n, 3n],
  [-6n, 2n, -3n, -3n, -3n],
  [5n, 4n, 1n, 2n, 1n],
  [-5n, 4n, -2n, -1n, -1n],
  [0n, 4n, 0n, 0n, 0n],
])("%d / %d is %d down, %d up, %d to the nearest", (a, b, floor, ceil, nearest) => {
  expect(divide(a, b, "floor")).toBe(floor);
  expect(divide(a, b, "ceil")).toBe(ceil);
  expect(divide(a, b, "nearest")).toBe(nearest);
});

it("refuses a denominator that is not positive", () => {
  expect(() => divide(1n, 0n, "floor")).toThrow(RangeError);
  expect(() => divide(1n, -1n, "ceil")).toThrow(RangeError);
});

it("is within one of the quotient on the stated side", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (a, b) => {
      const floor = divide(a, b, "floor");
      const ceil = divide(a, b, "ceil");
      const nearest = divide(a, b, "nearest");
      expect(floor * b <= a && a < (floor + 1n) * b).toBe(true);
      expect(ceil * b >= a && a > (ceil - 1n) * b).toBe(true);
      const miss = a - nearest * b;
      expect(2n * (miss < 0n ? -miss : miss) <= b).toBe(true);
    }),
  );
});
