import { describe, expect, it } from "vitest";
import type { ProtocolView } from "../../queries/index";
import { protocolView } from "../../queries/testing/views";
import { protocolReasons } from "./reasons";

const aid = 10n ** 18n;

describe("protocolReasons", () => {
  it("finds nothing wrong with a protocol that is in order", () => {
    expect(protocolReasons(protocolView())).toEqual([]);
  });

  it.each<[string, (view: ProtocolView) => ProtocolView]>([
    ["mint-paused", (view) => ({ ...view, minting: { ...view.minting, paused: true } })],
    ["usdc-paused", (view) => ({ ...view, minting: { ...view.minting, usdcPaused: true } })],
    ["treasury-frozen", (view) => ({ ...view, minting: { ...view.minting, treasuryFrozen: true } })],
    ["sanctions-unavailable", (view) => ({ ...view, minting: { ...view.minting, sanctionsLive: false } })],
    ["bills-unavailable", (view) => ({ ...view, reserves: { ...view.reserves, billsLive: false } })],
    ["feed-unavailable", (view) => ({ ...view, feed: { ...view.feed, live: false } })],
    ["feed-stale", (view) => ({ ...view, feed: { ...view.feed, updatedAt: view.timestamp - 26n * 3_600n - 1n } })],
    ["feed-below-floor", (view) => ({ ...view, feed: { ...view.feed, answer: 99_499_999n } })],
    ["not-fully-backed", (view) => ({ ...view, sheet: { ...view.sheet, surplus: -(view.sheet.staked + 1n) } })],
  ])("says %s", (code, change) => {
    expect(protocolReasons(change(protocolView()))).toEqual([code]);
  });

  it("does not call AID short while sAID covers what is missing", () => {
    const view = protocolView();
    expect(protocolReasons({ ...view, sheet: { ...view.sheet, staked: 5n * aid, surplus: -5n * aid } })).toEqual([]);
  });
});
