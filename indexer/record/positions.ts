import type { Hex } from "viem";
import { emptyHolding, type Holding, put, take } from "../../lib/indexer/cost-basis";
import { stakerPosition } from "../schema/accounts";
import type { Recording } from "./context";

type Owner = { readonly chainId: number; readonly account: Hex };
type Left = { readonly left: bigint; readonly realised: bigint };

/** Puts shares with their cost into an account's position; `staked` is AID that it put in for them. */
export async function putShares({ db }: Recording, owner: Owner, more: Holding, staked = 0n): Promise<void> {
  await db
    .insert(stakerPosition)
    .values({ ...owner, ...more, staked, left: 0n, realised: 0n })
    .onConflictDoUpdate((row) => ({ ...put(row, more), staked: row.staked + staked }));
}

/** Takes shares out of an account's position. Resolves with what they have cost, AID. */
export async function takeShares({ db }: Recording, owner: Owner, shares: bigint): Promise<bigint> {
  const { taken, left } = take((await db.find(stakerPosition, owner)) ?? emptyHolding, shares);
  await db
    .insert(stakerPosition)
    .values({ ...owner, ...left, staked: 0n, left: 0n, realised: 0n })
    .onConflictDoUpdate(left);
  return taken.cost;
}

/** Writes that AID came out for shares that had a cost. */
export async function realise({ db }: Recording, owner: Owner, { left, realised }: Left): Promise<void> {
  await db
    .insert(stakerPosition)
    .values({ ...owner, ...emptyHolding, staked: 0n, left, realised })
    .onConflictDoUpdate((row) => ({ left: row.left + left, realised: row.realised + realised }));
}
