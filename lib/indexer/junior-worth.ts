import { type Deal, dealLoss, type DealMoment, isInDefault, isPerforming, standingOf } from "../finance/credit";

/** Of a deal's junior tokens. */
type Part = { readonly balance: bigint; readonly supply: bigint };

/**
 * What junior tokens count for by the deal's books: their part of the juniors' principal that is not repaid, less what of it counts as
 * lost now (juniors come first). Yield that accrues is not in it, nor what was paid out. Where nothing was lent, what was committed; after the
 * end nothing. Micro-dollars, rounded down.
 */
export function juniorWorth(deal: Deal, moment: DealMoment, { balance, supply }: Part): bigint {
  if (deal.book === undefined) return balance;
  if (supply === 0n || !(isPerforming(deal) || isInDefault(deal))) return 0n;
  const standing = standingOf(deal, moment);
  const lost = dealLoss(standing);
  return lost < standing.junior ? ((standing.junior - lost) * balance) / supply : 0n;
}
