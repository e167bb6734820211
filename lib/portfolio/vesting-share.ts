import type { ProtocolView } from "../queries/lens";

/**
 * The part of `unvested` AID wei that falls to `shares` sAID wei if nobody enters or leaves until it has vested; rounded
 * down. Nothing where there are no shares.
 */
export function vestingShare({ staking }: ProtocolView, shares: bigint, unvested: bigint): bigint {
  return staking.shares === 0n ? 0n : (unvested * shares) / staking.shares;
}
