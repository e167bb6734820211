import { one } from "./constants";
import type { StakeTotals } from "./shares";

/** AID per share for those who enter, 1e18, rounded down. Mirrors StakedAID.entryPrice(). */
export function entryPrice(totals: StakeTotals): bigint {
  return ((totals.totalAssets + 1n) * one) / (totals.supply + 1n);
}

/**
 * AID per share for those who leave, 1e18, rounded down: the entry price less every impairment that
 * unvested rewards do not cover. Zero when nothing is left. Mirrors StakedAID.exitPrice().
 */
export function exitPrice(state: StakeTotals & { unvested: bigint; impairment: bigint }): bigint {
  const { totalAssets, supply, unvested, impairment } = state;
  const uncovered = impairment > unvested ? impairment - unvested : 0n;
  if (uncovered >= totalAssets) return 0n;
  return entryPrice({ totalAssets: totalAssets - uncovered, supply });
}

/** Whether sAID takes deposits: not while shares are outstanding that stand for nothing. Mirrors maxDeposit(). */
export function depositsOpen({ totalAssets, supply }: StakeTotals): boolean {
  return supply === 0n || totalAssets !== 0n;
}
