import { describe, expect, it } from "vitest";
import messages from "../../messages/en.json";
import { reasonCodes } from "./reason";
import { reasonValues, type StatedReason } from "./reason-values";

const usdc = (raw: bigint) => ({ token: "USDC", raw }) as const;

const cases: readonly (readonly [StatedReason, Record<string, string>])[] = [
  [{ code: "usdc-paused" }, {}],
  [{ code: "stale", seconds: 600n }, { age: "10 minutes" }],
  [{ code: "feed-stale", seconds: 97_200n }, { age: "1 day 3 hours" }],
  [{ code: "feed-below-floor", price: 99_410_000n, floor: 99_500_000n, decimals: 8 }, { price: "0.9941", floor: "0.995" }],
  [{ code: "verification-expired", at: 1_795_788_300n }, { date: "27 Nov 2026" }],
  [{ code: "needs-more", missing: usdc(250_000_000n) }, { missing: "250", token: "USDC" }],
  [{ code: "needs-more", missing: { token: "AID", raw: 10n ** 18n + 1n } }, { missing: "1.000001", token: "AID" }],
  [{ code: "day-cap", left: usdc(1_234_000_000n) }, { left: "1,234 USDC" }],
  [{ code: "block-cap", left: usdc(1n) }, { left: "0.000001 USDC" }],
  [{ code: "below-micro" }, { least: "0.000001 AID" }],
  [{ code: "usdc-decimals" }, { decimals: "6" }],
  [{ code: "payable", left: usdc(0n) }, { left: "0 USDC" }],
  [{ code: "impact-unconfirmed", impact: 12_345_000_000_000_000n }, { percent: "1.24%" }],
  [{ code: "below-par-unconfirmed", below: 100_100_000_000_000_000n }, { percent: "10.01%" }],
];

it.each(cases)("%o", (reason, values) => {
  expect(reasonValues(reason, "en")).toEqual(values);
});

describe("the catalogue", () => {
  const sentences: Readonly<Record<string, string>> = messages.form.reason;

  it("has one sentence for every reason, and no other", () => {
    expect(Object.keys(sentences).toSorted()).toEqual(reasonCodes.filter((code) => code !== "amount").toSorted());
  });

  it.each(cases)("uses what it is given: %o", (reason, values) => {
    for (const name of Object.keys(values)) expect(sentences[reason.code]).toContain(`{${name}}`);
  });
});
