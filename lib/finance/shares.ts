import { divide } from "../money/divide";

/** sAID's two totals: assets in the price (ledger less unvested) and shares, both in wei. */
export type StakeTotals = {
  readonly totalAssets: bigint;
  readonly supply: bigint;
};

/** `down` for what the caller gets, `up` for what the caller pays: always for the vault. */
export type ShareRounding = "down" | "up";

const direction = { down: "floor", up: "ceil" } as const;

/**
 * Shares for AID, with the vault's one virtual asset and share. Rounded down it is ERC-4626's
 * `convertToShares` and `previewDeposit`, rounded up the fewest that stand for so much AID.
 */
export function convertToShares(assets: bigint, totals: StakeTotals, rounding: ShareRounding = "down"): bigint {
  return divide(assets * (totals.supply + 1n), totals.totalAssets + 1n, direction[rounding]);
}

/**
 * AID for shares, with the vault's one virtual asset and share. Rounded down it is ERC-4626's
 * `convertToAssets` and `previewRedeem`, rounded up `previewMint`.
 */
export function convertToAssets(shares: bigint, totals: StakeTotals, rounding: ShareRounding = "down"): bigint {
  return divide(shares * (totals.totalAssets + 1n), totals.supply + 1n, direction[rounding]);
}
