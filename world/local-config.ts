import type { Address } from "viem";
import { type DeploymentConfig, defaultSeeds, type UniswapContracts } from "../contracts/script/lib/config";
import { devAccounts } from "./chain/accounts";

const usdc = 10n ** 6n;

/** What the local deployment is told, besides where the outside parts are. */
export function localDeploymentConfig(outside: {
  readonly usdc: Address;
  readonly feed: Address;
  readonly sanctions: Address;
  readonly bills: Address;
  readonly market?: UniswapContracts;
}): DeploymentConfig {
  return {
    ...outside,
    governance: devAccounts.governance.address,
    guardian: devAccounts.operator.address,
    treasurer: devAccounts.operator.address,
    attestorAdmin: devAccounts.governance.address,
    feeRecipient: devAccounts.governance.address,
    registrar: devAccounts.operator.address,
    rosterAdmin: devAccounts.governance.address,
    underwriter: devAccounts.operator.address,
    attestors: [devAccounts.attestor.address],
    appraisers: [devAccounts.appraiser1.address, devAccounts.appraiser2.address],
    bailees: [devAccounts.bailee.address],
    auditors: [devAccounts.auditor.address],
    custodians: [devAccounts.custodian.address],
    blockCap: 1_000_000n,
    dayCap: 10_000_000n,
    targetAprBps: 1_100n,
    seeds: defaultSeeds,
  };
}

/** USDC that the roles start with, 6 decimals. */
export const prefunding = {
  depositor: 50_000n * usdc,
  verifiedRedeemer: 20_000n * usdc,
  borrower: 20_000n * usdc,
  juniorInvestor: 100_000n * usdc,
} as const;

/** Of the redeemer's USDC, what is minted to AID, so that there is something to redeem. */
export const redeemerMint = 10_000n * usdc;

/** What the market is opened with: whole AID and as many USDC, so many ticks (hundredths of a per cent) to either side of one for one. */
export const liquidity = [
  { each: 40_000n, ticks: 10 },
  { each: 60_000n, ticks: 1_000 },
] as const;

/** USDC from which the T-bill fund pays its yield, and what the Treasury holds in it from the start. */
export const billCoupons = 1_000_000n * usdc;
export const billInvestment = 1_000n * usdc;
