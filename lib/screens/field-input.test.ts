import { expect, it } from "vitest";
import { fieldInput } from "./field-input";

it("takes the amount as it reads, whatever bound it exceeds", () => {
  const missing = { token: "USDC", raw: 1n } as const;
  expect(fieldInput({ raw: 5n, problem: { code: "exceeds-balance", missing } })).toEqual({ status: "ok", raw: 5n });
  expect(fieldInput({ raw: 5n, problem: null })).toEqual({ status: "ok", raw: 5n });
});

it("keeps why a text is no amount", () => {
  expect(fieldInput({ raw: null, problem: { code: "letters" } })).toEqual({ status: "problem", problem: { code: "letters" } });
});

it("never takes nothing for an amount", () => {
  const empty = { status: "problem", problem: { code: "empty" } };
  expect(fieldInput({ raw: null, problem: null })).toEqual(empty);
  expect(fieldInput({ raw: null, problem: { code: "exceeds-limit", limit: { token: "AID", raw: 1n } } })).toEqual(empty);
});
