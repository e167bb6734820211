import { type Address, zeroAddress } from "viem";
import { juniorClaimable, type JuniorPayouts } from "../finance/credit/junior-payouts";
import { take } from "./cost-basis";

/** Junior tokens, and in micro-dollars what of their cost payouts have not brought back yet, and what came in beyond it. */
export type JuniorCost = { readonly balance: bigint; readonly cost: bigint; readonly realised: bigint };

export const noJuniorCost: JuniorCost = { balance: 0n, cost: 0n, realised: 0n };

/** What was paid out on a holder's tokens since they were last touched: micro-dollars, rounded as the token rounds what can be fetched. */
export function paidSince(payouts: JuniorPayouts, name: string): bigint {
  const then = payouts.holders[name]?.perToken ?? payouts.perToken;
  return juniorClaimable(payouts, name) - juniorClaimable({ ...payouts, perToken: then }, name);
}

/** After a payout, fetched or not: it brings the cost back first, and nothing is gained before all of that is back. */
export function paidBack({ balance, cost, realised }: JuniorCost, usdc: bigint): JuniorCost {
  const back = usdc < cost ? usdc : cost;
  return { balance, cost: cost - back, realised: realised + usdc - back };
}

type Moved = { readonly from: Address; readonly to: Address; readonly value: bigint };

/**
 * What the two sides of a transfer have afterwards; both have been paid back what was paid out until then. A token is made for a
 * micro-dollar, and where it is given up for one, the cost left is lost or what is above it gained. Given away it takes its part of the cost along.
 */
export function juniorCostsAfter({ from, to, value }: Moved, giver: JuniorCost, taker: JuniorCost): { readonly giver: JuniorCost; readonly taker: JuniorCost } {
  if (from === to) return { giver, taker };
  const put = ({ balance, cost, realised }: JuniorCost, more: bigint): JuniorCost => ({ balance: balance + value, cost: cost + more, realised });
  if (from === zeroAddress) return { giver, taker: put(taker, value) };
  const { taken, left } = take({ shares: giver.balance, cost: giver.cost }, value);
  const gained = to === zeroAddress ? value - taken.cost : 0n;
  return { giver: { balance: left.shares, cost: left.cost, realised: giver.realised + gained }, taker: to === zeroAddress ? taker : put(taker, taken.cost) };
}
