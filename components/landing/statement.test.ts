import { describe, expect, it } from "vitest";
import type { ProtocolView } from "@/lib/queries";
import { statementOf } from "./statement";

const AID = 10n ** 18n;
const USDC = 10n ** 6n;

const view: ProtocolView = {
  blockNumber: 1n,
  timestamp: 1n,
  sheet: {
    cash: 700n * USDC,
    bills: 400n * USDC,
    deals: 0n,
    supply: 1_000n * AID,
    staked: 400n * AID,
    surplus: 100n * AID,
    freeLiquidity: 500n * AID,
  },
  reserves: {
    impairment: 0n,
    pendingYield: 0n,
    recognised: 0n,
    recognisedAt: 0n,
    redeemable: 1_100n * USDC,
    billShares: 0n,
    billPrice: USDC,
    billsLive: true,
    targetApr: 0n,
  },
  staking: {
    totalAssets: 400n * AID,
    shares: 400n * AID,
    entryPrice: AID,
    exitPrice: AID,
    unvested: 0n,
    vestingAmount: 0n,
    vestingStart: 0n,
    vestingEnd: 0n,
    open: true,
  },
  exits: { head: 1n, next: 1n, unservedShares: 0n, unservedAssets: 0n, setAside: 0n, freeAfterQueue: 500n * AID, fees: 0n, buffer: 40n * AID },
  minting: {
    mintable: 5n * USDC,
    blockLeft: 5n * USDC,
    dayLeft: 9n * USDC,
    blockCap: 5n,
    dayCap: 9n,
    paused: false,
    sanctionsLive: true,
    usdcPaused: false,
    treasuryFrozen: false,
  },
  feed: { live: true, answer: 100_000_000n, updatedAt: 1n, decimals: 8 },
};

describe("statementOf", () => {
  it("adds up what stands behind AID and what circulates", () => {
    expect(statementOf(view)).toMatchObject({
      backing: { token: "USDC", raw: 1_100n * USDC },
      circulating: { token: "AID", raw: 600n * AID },
      coverage: (11n * AID) / 10n,
      exitPriceBelow: null,
      lending: false,
    });
  });

  it("counts no pending yield among what takes losses first", () => {
    const pending = (pendingYield: bigint) => statementOf({ ...view, reserves: { ...view.reserves, pendingYield } });
    expect(pending(30n * AID)).toMatchObject({ buffer: { raw: 70n * AID }, surplus: { raw: 100n * AID } });
    expect(pending(130n * AID).buffer.raw).toBe(0n);
  });

  it("has no coverage of nothing", () => {
    const empty = { ...view, sheet: { ...view.sheet, supply: 0n, staked: 0n } };
    expect(statementOf(empty).coverage).toBeNull();
  });

  it("tells that leaving pays less, and that capital is lent, when they are so", () => {
    const impaired = {
      ...view,
      sheet: { ...view.sheet, deals: 1n },
      staking: { ...view.staking, exitPrice: AID - 1n },
    };
    expect(statementOf(impaired)).toMatchObject({ exitPriceBelow: AID - 1n, lending: true });
  });
});
