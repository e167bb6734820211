import { type DealStanding, dealImpairment, dealLoss } from "./deal-impairment";

/** What a deal's tranches are worth, micro-dollars, rounded down. */
export type TrancheValues = {
  /** Carrying value less impairment: what the stakers' part counts in the exit price. */
  readonly senior: bigint;
  /** Outstanding junior principal less the loss, which it bears first. */
  readonly junior: bigint;
};

/** Net asset value of a deal by tranche: principal less what counts as lost today; interest that runs is in neither. */
export function dealNav(standing: DealStanding): TrancheValues {
  const lost = dealLoss(standing);
  const { carrying, junior } = standing;
  return { senior: carrying - dealImpairment(standing), junior: junior > lost ? junior - lost : 0n };
}

/** What the stakers' net asset value follows from: AID wei. */
export type StakersBook = {
  /** sAID's ledger less unvested rewards. */
  readonly totalAssets: bigint;
  /** Rewards that vest along the line. */
  readonly vesting: bigint;
  /** Treasury.impairment(). */
  readonly impairment: bigint;
};

/**
 * Net asset value of all sAID, AID wei: total assets less what impairment takes beyond rewards that have not vested, never below
 * zero. The exit price is this over the shares, the entry price is total assets over the shares. Mirrors StakedAID.exitPrice()
 * before its division.
 */
export function stakersNav({ totalAssets, vesting, impairment }: StakersBook): bigint {
  const beyond = impairment > vesting ? impairment - vesting : 0n;
  return totalAssets > beyond ? totalAssets - beyond : 0n;
}
