import { divide } from "../money/divide";
import { aidPerUsdc, bpsScale, feeBps } from "./constants";

/**
 * What the current book pays, as a yearly rate on sAID's assets: bills times the bills' rate, less
 * the protocol's fee. 1e18, rounded down; null while nothing is staked.
 *
 * @param bills worth of the bills, micro-dollars
 * @param billRate yearly rate of the bills, 1e18
 * @param stakedAssets sAID's totalAssets, AID wei
 */
export function aprRunning(options: { bills: bigint; billRate: bigint; stakedAssets: bigint }): bigint | null {
  const { bills, billRate, stakedAssets } = options;
  if (stakedAssets <= 0n) return null;
  const yearly = bills * aidPerUsdc * billRate * (bpsScale - feeBps);
  return divide(yearly, stakedAssets * bpsScale, "floor");
}
