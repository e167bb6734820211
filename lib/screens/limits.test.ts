import { expect, it } from "vitest";
import { mintableNow, mintLimit, redeemableNow, redeemLimit, stakeLimit } from "./limits";
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

it("tells what can be minted and paid out at this block, and nothing while it cannot", () => {
  const now = (view: ReturnType<typeof protocolView>) => [mintableNow(view), redeemableNow(view)];
  expect(now(protocolView())).toEqual([2_000n * usdc, 10_100n * usdc]);
  expect(now(protocolView({ minting: { usdcPaused: true } }))).toEqual([0n, 0n]);
  expect(now(protocolView({ minting: { treasuryFrozen: true } }))).toEqual([0n, 0n]);
  expect(now(protocolView({ minting: { sanctionsLive: false } }))).toEqual([0n, 10_100n * usdc]);
  expect(now(protocolView({ minting: { mintable: 0n } }))).toEqual([0n, 10_100n * usdc]);
  expect(now(protocolView({ reserves: { redeemable: 0n } }))).toEqual([2_000n * usdc, 0n]);
});
