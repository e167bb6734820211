/** Shares and what they have cost, by average cost. Smallest units both. */
export type Holding = { readonly shares: bigint; readonly cost: bigint };

export const emptyHolding: Holding = { shares: 0n, cost: 0n };

/** A holding with more in it. */
export function put({ shares, cost }: Holding, more: Holding): Holding {
  return { shares: shares + more.shares, cost: cost + more.cost };
}

/**
 * Takes shares out of a holding with their part of the cost, rounded down; the last shares take all that is left of it. More than
 * there is takes what there is, and the rest has cost nothing.
 */
export function take(holding: Holding, shares: bigint): { readonly taken: Holding; readonly left: Holding } {
  const isAll = shares >= holding.shares;
  const cost = isAll ? holding.cost : (holding.cost * shares) / holding.shares;
  return { taken: { shares, cost }, left: { shares: isAll ? 0n : holding.shares - shares, cost: holding.cost - cost } };
}
