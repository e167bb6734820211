import { expect, it } from "vitest";
import { ratio } from "./ratio";

it("divides with 18 decimals and has no answer without a positive denominator", () => {
  expect(ratio(1n, 4n)).toBe(25n * 10n ** 16n);
  expect(ratio(1n, 3n)).toBe(333_333_333_333_333_333n);
  expect(ratio(1n, 3n, "ceil")).toBe(333_333_333_333_333_334n);
  expect(ratio(1n, 0n)).toBeNull();
  expect(ratio(1n, -1n)).toBeNull();
});
