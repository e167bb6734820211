import { expect, it } from "vitest";
import { mostOf, readAmount } from "./read-amount";

it("reads the text and holds it against the bounds", () => {
  expect(readAmount({ text: "5", token: "USDC" })).toEqual({ raw: 5_000_000n, problem: null });
  expect(readAmount({ text: "", token: "USDC" })).toEqual({ raw: null, problem: { code: "empty" } });
  expect(readAmount({ text: "5", token: "USDC", balance: 1n })).toMatchObject({ raw: 5_000_000n, problem: { code: "exceeds-balance" } });
  expect(readAmount({ text: "5", token: "USDC", balance: 9_000_000n, limit: 1n })).toMatchObject({ problem: { code: "exceeds-limit" } });
});

it("takes the exact amount where there is one", () => {
  expect(readAmount({ text: "1,234", token: "AID", exact: 7n, balance: 7n })).toEqual({ raw: 7n, problem: null });
});

it("knows the most that can be entered", () => {
  expect(mostOf({ balance: 5n })).toBe(5n);
  expect(mostOf({ balance: 5n, limit: 3n })).toBe(3n);
  expect(mostOf({ balance: 5n, limit: 9n })).toBe(5n);
  expect(mostOf({ limit: 9n })).toBeUndefined();
});
