import { expect, it } from "vitest";
import { exitDiscount } from "./exit-discount";
import { protocolView } from "./testing/views";

const one = 10n ** 18n;

it("is what leaving costs, rounded up", () => {
  expect(exitDiscount(protocolView())).toBe(0n);
  expect(exitDiscount(protocolView({ staking: { entryPrice: one, exitPrice: (97n * one) / 100n } }))).toBe((3n * one) / 100n);
  expect(exitDiscount(protocolView({ staking: { entryPrice: 3n, exitPrice: 2n } }))).toBe(one / 3n + 1n);
  expect(exitDiscount(protocolView({ staking: { exitPrice: 0n } }))).toBe(one);
  expect(exitDiscount(protocolView({ staking: { entryPrice: 0n, exitPrice: 0n } }))).toBe(0n);
});
