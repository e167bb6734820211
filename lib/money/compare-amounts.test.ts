import { expect, it } from "vitest";
import { type Amount, amountOf } from "./amount";
import { compareAmounts, maxAmount, minAmount } from "./compare-amounts";
import { TokenMismatchError } from "./token-mismatch-error";

const one = amountOf("USDC", 1n);
const two = amountOf("USDC", 2n);

it("orders amounts of one token", () => {
  expect(compareAmounts(one, two)).toBe(-1);
  expect(compareAmounts(two, one)).toBe(1);
  expect(compareAmounts(one, amountOf("USDC", 1n))).toBe(0);
  expect(minAmount(two, one, two)).toBe(one);
  expect(maxAmount(one, two, one)).toBe(two);
  expect(minAmount(one)).toBe(one);
});

it("refuses to compare different tokens", () => {
  const wide: Amount = amountOf("AID", 1n);
  expect(() => compareAmounts<"USDC" | "AID" | "sAID">(one, wide)).toThrow(TokenMismatchError);
});
