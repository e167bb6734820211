import { expect, it } from "vitest";
import { fraction } from "./fraction";

it("is the part of the whole, of any size", () => {
  expect(fraction(1n, 4n)).toBe(0.25);
  expect(fraction(3n, 2n)).toBe(1.5);
  expect(fraction(2n ** 200n / 3n, 2n ** 200n)).toBeCloseTo(1 / 3, 12);
});

it("is nothing of nothing", () => {
  expect(fraction(0n, 0n)).toBe(0);
  expect(fraction(5n, 0n)).toBe(0);
});
