import { expect, it } from "vitest";
import { mintLimit, redeemLimit, stakeLimit } from "./limits";
import { protocolView } from "./testing/views";

const usdc = 10n ** 6n;

it("mints at most what the tighter cap leaves", () => {
  expect(mintLimit(protocolView())).toBe(2_000n * usdc);
  expect(mintLimit(protocolView({ minting: { dayLeft: 5n } }))).toBe(5n);
});

it("redeems at most what can be paid out", () => {
  expect(redeemLimit(protocolView({ reserves: { redeemable: 3n } }))).toBe(3n * 10n ** 12n);
});

it("bounds a stake only where it is minted on the way", () => {
  expect(stakeLimit("AID", protocolView())).toBeUndefined();
  expect(stakeLimit("USDC", protocolView())).toBe(2_000n * 10n ** 18n);
});
