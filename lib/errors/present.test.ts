import { expect, it } from "vitest";
import { classify } from "./classify";
import { presentError } from "./present";

it("gives keys of the catalogue and values with their units", () => {
  const error = { kind: "contract", code: "DayCapExceeded", values: { usdc: 5_000_000n, left: 3_000_000n }, detail: "d", retry: true } as const;
  expect(presentError({ error })).toEqual({
    title: "title.contract",
    hint: "hint.contract",
    sentence: "sentence.DayCapExceeded",
    values: { usdc: "5 USDC", left: "3 USDC" },
    detail: "d",
    retry: true,
  });
});

it("takes values of unknown kind as text", () => {
  const error = { kind: "contract", code: "revert-text", values: { reason: "because" }, detail: "", retry: false } as const;
  expect(presentError({ error, locale: "uk" })).toMatchObject({ sentence: "sentence.revert-text", values: { reason: "because" } });
  expect(presentError({ error: classify(undefined) })).toMatchObject({ title: "title.unknown", values: {} });
});
