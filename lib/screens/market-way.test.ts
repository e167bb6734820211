import { expect, it } from "vitest";
import { amountOf } from "../money/index";
import { marketable, marketWay } from "./market-way";
import type { QuoteState } from "./pool-answer";
import { noon, protocolView } from "./testing/views";

const ready = (out: bigint | undefined, frozen = false): QuoteState => ({
  status: "ready",
  quote: { blockNumber: 900n, timestamp: noon, price: { sqrtPriceX96: 1n << 96n, aidIsToken0: true }, frozen, out },
});

it("tells what the pool pays, and at which block it said so", () => {
  expect(marketWay(ready(98_700_000n), protocolView())).toEqual({ pays: amountOf("USDC", 98_700_000n), blockNumber: 900n });
});

it("is nothing while there is nothing to ask", () => {
  expect(marketWay({ status: "none" }, protocolView({ minting: { usdcPaused: true } }))).toBeUndefined();
});

it.each([
  ["quoting", { status: "loading" }, false],
  ["quote-failed", { status: "failed" }, false],
  ["no-market", { status: "no-market" }, true],
  ["no-liquidity", ready(undefined), false],
  ["pool-frozen", ready(1n, true), false],
  ["usdc-paused", ready(1n), true],
] as const)("says why it is not known: %s", (code, quote, usdcPaused) => {
  expect(marketWay(quote, protocolView({ minting: { usdcPaused } }))).toEqual({ reason: { code } });
});

it("asks for whole cents, and for nothing below one", () => {
  const of = (raw: bigint) => marketable(amountOf("AID", raw))?.raw;
  expect(of(1_239_999_999_999_999_999n)).toBe(1_230_000_000_000_000_000n);
  expect(of(10n ** 16n)).toBe(10n ** 16n);
  expect([of(10n ** 16n - 1n), marketable(undefined)]).toEqual([undefined, undefined]);
});
