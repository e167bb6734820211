import type { AccountView, ProtocolView, TicketView } from "../lens";

const aid = 10n ** 18n;
const usdc = 10n ** 6n;
const time = 1_800_000_000n;

/** A protocol in good order: 11,000 AID out of which 1,000 are staked, 100 of surplus, a fresh feed at one dollar. */
export function protocolView(): ProtocolView {
  return {
    blockNumber: 60n,
    timestamp: time,
    sheet: {
      ...{ cash: 10_100n * usdc, bills: 1_000n * usdc, deals: 0n },
      ...{ supply: 11_000n * aid, staked: 1_000n * aid, surplus: 100n * aid, freeLiquidity: 1_100n * aid },
    },
    reserves: {
      ...{ impairment: 0n, pendingYield: 0n, recognised: 11_100n * usdc, recognisedAt: time },
      ...{ redeemable: 11_100n * usdc, billShares: 1_000n * usdc, billPrice: usdc, billsLive: true, targetApr: 1_100n },
    },
    staking: {
      ...{ totalAssets: 1_000n * aid, shares: 1_000n * aid, entryPrice: aid, exitPrice: aid, unvested: 0n },
      ...{ vestingAmount: 0n, vestingStart: 0n, vestingEnd: 0n, open: true },
    },
    exits: {
      ...{ head: 1n, next: 1n, unservedShares: 0n, unservedAssets: 0n, setAside: 0n },
      ...{ freeAfterQueue: 1_100n * aid, fees: 0n, buffer: 100n * aid },
    },
    minting: {
      ...{ mintable: 1_000_000n * usdc, blockLeft: 1_000_000n * usdc, dayLeft: 10_000_000n * usdc },
      ...{ blockCap: 1_000_000n, dayCap: 10_000_000n },
      ...{ paused: false, sanctionsLive: true, usdcPaused: false, treasuryFrozen: false },
    },
    feed: { live: true, answer: 100_000_000n, updatedAt: time - 60n, decimals: 8 },
  };
}

/** An account with 1,000 USDC, 1 ETH and nothing else. */
export function accountView(): AccountView {
  return {
    ...{ blockNumber: 60n, timestamp: time, native: aid, usdc: 1_000n * usdc, aid: 0n, shares: 0n, stakedAssets: 0n },
    ...{ usdcToIssuer: 0n, usdcToRouter: 0n, aidToStaked: 0n, aidToRouter: 0n, usdcNonce: 0n, aidNonce: 0n },
    ...{ verified: false, verifiedUntil: 0n, voucherNumber: 0n, tier: 0 },
    ...{ sanctioned: false, usdcFrozen: false, tickets: 0n, claimableAssets: 0n, hasCode: false },
  };
}

/** A ticket of nobody that stands for nothing, and what differs from that. */
export function ticketView(changes: Partial<TicketView> = {}): TicketView {
  return {
    ...{ id: 7n, holder: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", pending: 0n, claimableShares: 0n, claimableAssets: 0n },
    ...{ cancelledShares: 0n, maturesAt: time, sharesAhead: 0n, assetsAhead: 0n, pendingAssets: 0n },
    ...changes,
  };
}
