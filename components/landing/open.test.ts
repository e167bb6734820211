import { expect, it } from "vitest";
import { protocolView } from "@/lib/screens/testing/views";
import { canMint, canRedeem } from "./open";

it("is open while there is something to mint and to pay, and Circle lets USDC move", () => {
  expect([canMint(protocolView()), canRedeem(protocolView())]).toEqual([true, true]);
});

it.each([{ usdcPaused: true }, { treasuryFrozen: true }])("is closed both ways where Circle stops it: %o", (minting) => {
  const view = protocolView({ minting });
  expect([canMint(view), canRedeem(view)]).toEqual([false, false]);
});

it("is open one way where only the other has nothing left", () => {
  const full = protocolView({ minting: { mintable: 0n } });
  expect([canMint(full), canRedeem(full)]).toEqual([false, true]);
  const empty = protocolView({ reserves: { redeemable: 0n } });
  expect([canMint(empty), canRedeem(empty)]).toEqual([true, false]);
});
