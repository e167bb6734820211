import { describe, expect, it } from "vitest";
import { noon, protocolView } from "@/lib/screens/testing/views";
import { holds } from "./trouble";

describe("what can go wrong", () => {
  it("does not hold on a good day", () => {
    const view = protocolView();
    expect((["usdc", "circle", "bills"] as const).map((of) => holds(of, view))).toEqual([false, false, false]);
  });

  it("holds where the chain says so", () => {
    const view = protocolView({ feed: { answer: 1n }, minting: { usdcPaused: true }, reserves: { impairment: 1n } });
    expect((["usdc", "circle", "bills"] as const).map((of) => holds(of, view))).toEqual([true, true, true]);
  });

  it("is not known where nobody says it: a price that is too old, a silent feed, a silent vault", () => {
    expect(holds("usdc", protocolView({ feed: { updatedAt: noon - 1_000_000n } }))).toBeUndefined();
    expect(holds("usdc", protocolView({ feed: { live: false } }))).toBeUndefined();
    expect(holds("bills", protocolView({ reserves: { billsLive: false } }))).toBeUndefined();
  });

  it.each(["borrower", "keys", "site"] as const)("is nothing that a figure of the chain tells: %s", (of) => {
    expect(holds(of, protocolView())).toBeUndefined();
  });
});
