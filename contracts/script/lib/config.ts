import type { Address } from "viem";
import type { RoleHolders } from "../../../lib/chain/roles";

/** Shares of the first stake go where nobody can move them, so that sAID is never empty. */
export const deadAddress = "0x000000000000000000000000000000000000dEaD";

/** What PROTOCOL seeds: USDC given as surplus (6 decimals) and AID staked to the dead address (18 decimals). */
export const defaultSeeds = { surplusUsdc: 100n * 10n ** 6n, stakedAid: 1_000n * 10n ** 18n } as const;

/** Where Uniswap's contracts are: the factory of v3, SwapRouter02, QuoterV2 and the manager of positions (NonfungiblePositionManager). */
export type UniswapContracts = { readonly factory: Address; readonly router: Address; readonly quoter: Address; readonly positions: Address };

/** Everything a deployment is told; the same on every chain. */
export type DeploymentConfig = {
  readonly usdc: Address;
  /** Chainlink's USDC / USD proxy. */
  readonly feed: Address;
  /** Sanctions oracle with Chainalysis' interface. */
  readonly sanctions: Address;
  /** Treasury bills: an ERC-4626 vault over USDC. */
  readonly bills: Address;
  /** Admin of the AccessManager and governor. */
  readonly governance: Address;
  readonly guardian: Address;
  readonly treasurer: Address;
  readonly attestorAdmin: Address;
  readonly feeRecipient: Address;
  readonly registrar: Address;
  readonly rosterAdmin: Address;
  readonly underwriter: Address;
  /** On the rosters from the start. */
  readonly attestors: readonly Address[];
  readonly appraisers: readonly Address[];
  /** Sign for titles, and attest that they hold the machines. */
  readonly bailees: readonly Address[];
  readonly auditors: readonly Address[];
  readonly custodians: readonly Address[];
  /** Whole USDC, minted less redeemed. */
  readonly blockCap: bigint;
  readonly dayCap: bigint;
  readonly targetAprBps: bigint;
  /** Uniswap v3 on this chain, where AID has a pool there or may get one. */
  readonly market?: UniswapContracts | undefined;
  readonly seeds: { readonly surplusUsdc: bigint; readonly stakedAid: bigint };
};

/** Who holds which role. */
export function roleHolders(config: DeploymentConfig): RoleHolders {
  const { governance, guardian, treasurer, attestorAdmin, feeRecipient, registrar, rosterAdmin, underwriter } = config;
  return { governor: governance, guardian, treasurer, attestorAdmin, feeRecipient, registrar, rosterAdmin, underwriter };
}
