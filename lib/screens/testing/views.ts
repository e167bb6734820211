import type { AccountView, ProtocolView } from "../../queries/lens";
import type { ScreenFacts } from "../facts";

const usdc = 10n ** 6n;
const aid = 10n ** 18n;

/** Noon of a day on which everything is open. */
export const noon = 1_795_780_800n;

type Changes<View> = { readonly [Part in keyof View]?: View[Part] extends object ? Partial<View[Part]> : View[Part] };

/** A protocol with 6,000 of cash, 4,100 of bills, 10,000 AID and 5,000 of them staked at 1.25. */
export function protocolView(changes: Changes<ProtocolView> = {}): ProtocolView {
  return {
    blockNumber: changes.blockNumber ?? 900n,
    timestamp: changes.timestamp ?? noon,
    sheet: {
      cash: 6_000n * usdc,
      bills: 4_100n * usdc,
      deals: 0n,
      supply: 10_000n * aid,
      staked: 5_000n * aid,
      surplus: 100n * aid,
      freeLiquidity: 5_100n * aid,
      ...changes.sheet,
    },
    reserves: {
      impairment: 0n,
      pendingYield: 0n,
      recognised: 10_100n * usdc,
      recognisedAt: noon - 3_600n,
      redeemable: 10_100n * usdc,
      billShares: 4_000n * usdc,
      billPrice: 1_025_000n,
      billsLive: true,
      targetApr: 1_300n,
      ...changes.reserves,
    },
    staking: {
      totalAssets: 5_000n * aid,
      shares: 4_000n * aid,
      entryPrice: (125n * aid) / 100n,
      exitPrice: (125n * aid) / 100n,
      unvested: 0n,
      vestingAmount: 0n,
      vestingStart: 0n,
      vestingEnd: 0n,
      open: true,
      ...changes.staking,
    },
    exits: {
      head: 1n,
      next: 1n,
      unservedShares: 0n,
      unservedAssets: 0n,
      setAside: 0n,
      freeAfterQueue: 1_000n * aid,
      fees: 0n,
      buffer: 500n * aid,
      ...changes.exits,
    },
    minting: {
      mintable: 2_000n * usdc,
      blockLeft: 2_000n * usdc,
      dayLeft: 5_000n * usdc,
      blockCap: 2_000n,
      dayCap: 8_000n,
      paused: false,
      sanctionsLive: true,
      usdcPaused: false,
      treasuryFrozen: false,
      ...changes.minting,
    },
    feed: { live: true, answer: 99_990_000n, updatedAt: noon - 600n, decimals: 8, ...changes.feed },
  };
}

/** A verified account with 1,000 USDC, 500 AID and no shares. */
export function accountView(changes: Partial<AccountView> = {}): AccountView {
  return {
    blockNumber: 900n,
    timestamp: noon,
    native: aid,
    usdc: 1_000n * usdc,
    aid: 500n * aid,
    shares: 0n,
    stakedAssets: 0n,
    usdcToIssuer: 0n,
    usdcToRouter: 0n,
    aidToStaked: 0n,
    aidToRouter: 0n,
    usdcNonce: 0n,
    aidNonce: 0n,
    verified: true,
    verifiedUntil: noon + 86_400n,
    voucherNumber: 1n,
    tier: 1,
    sanctioned: false,
    usdcFrozen: false,
    tickets: 0n,
    claimableAssets: 0n,
    hasCode: false,
    ...changes,
  };
}

/** A connected account and nothing typed. */
export function screenFacts(changes: Partial<ScreenFacts> = {}): ScreenFacts {
  return {
    connection: "ready",
    chain: { status: "live" },
    now: noon,
    protocol: protocolView(),
    account: accountView(),
    input: { status: "problem", problem: { code: "empty" } },
    ...changes,
  };
}
