import { one } from "./constants";
import { convertToAssets, type ShareRounding, type StakeTotals } from "./shares";

/** AID per share for those who enter, 1e18, rounded down. Mirrors StakedAID.entryPrice(). */
export function entryPrice(totals: StakeTotals): bigint {
  return ((totals.totalAssets + 1n) * one) / (totals.supply + 1n);
}

/** What the price of leaving depends on. `vesting` is the line alone: fees of instant exits cover nothing before they vest. */
export type ExitTotals = StakeTotals & { readonly vesting: bigint; readonly impairment: bigint };

/** What those who leave share: less every impairment that vesting rewards do not cover. Undefined when nothing is left. */
function totalsOfLeaving({ totalAssets, supply, vesting, impairment }: ExitTotals): StakeTotals | undefined {
  const uncovered = impairment > vesting ? impairment - vesting : 0n;
  return uncovered >= totalAssets ? undefined : { totalAssets: totalAssets - uncovered, supply };
}

/** AID per share for those who leave, 1e18, rounded down; zero when nothing is left. Mirrors StakedAID.exitPrice(). */
export function exitPrice(state: ExitTotals): bigint {
  const totals = totalsOfLeaving(state);
  return totals === undefined ? 0n : entryPrice(totals);
}

/** AID wei that shares are worth to those who leave. Rounded up it mirrors StakedAID.unservedAssets(). */
export function exitWorth(shares: bigint, state: ExitTotals, rounding: ShareRounding = "down"): bigint {
  const totals = totalsOfLeaving(state);
  return totals === undefined ? 0n : convertToAssets(shares, totals, rounding);
}

/** Whether sAID takes deposits: not while shares are outstanding that stand for nothing. Mirrors maxDeposit(). */
export function depositsOpen({ totalAssets, supply }: StakeTotals): boolean {
  return supply === 0n || totalAssets !== 0n;
}
