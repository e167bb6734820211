import { expect, it } from "vitest";
import { decimalText } from "./decimal-text";

it.each([
  [1_500_000n, 6, "1.5"],
  [-1_500_000n, 6, "-1.5"],
  [-1n, 6, "-0.000001"],
  [0n, 6, "0"],
  [120n, 0, "120"],
  [1_000_000n, 6, "1"],
])("%d with %d decimals is %s", (value, decimals, text) => expect(decimalText(value, decimals)).toBe(text));
