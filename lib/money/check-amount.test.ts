import { expect, it } from "vitest";
import { amountOf } from "./amount";
import { checkAmount } from "./check-amount";

const amount = amountOf("USDC", 10n);

it("asks the balance first, then the limit, and nothing that is not known", () => {
  expect(checkAmount({ amount })).toBeUndefined();
  expect(checkAmount({ amount, balance: 10n, limit: 10n })).toBeUndefined();
  expect(checkAmount({ amount, balance: 4n, limit: 1n })).toEqual({ code: "exceeds-balance", missing: amountOf("USDC", 6n) });
  expect(checkAmount({ amount, balance: 10n, limit: 9n })).toEqual({ code: "exceeds-limit", limit: amountOf("USDC", 9n) });
});
