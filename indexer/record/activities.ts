import type { Hex } from "viem";
import type { Activity } from "../../lib/indexer/kinds";
import { ownAddressesOf } from "../../lib/indexer/own-addresses";
import type { Place } from "../../lib/indexer/place";
import { account as accounts, activity } from "../schema/accounts";
import type { Recording } from "./context";

export type Done = {
  readonly place: Place;
  readonly account: Hex;
  readonly kind: Activity;
  readonly usdc?: bigint;
  readonly aid?: bigint;
  readonly shares?: bigint;
  readonly other?: Hex;
  readonly subject?: string;
};

/** Writes what an account did. What a contract of ours did for somebody is not its own doing: nothing is written. */
export async function recordActivity({ db }: Recording, { place, account, usdc = 0n, aid = 0n, shares = 0n, ...rest }: Done): Promise<void> {
  const { chainId, time } = place;
  if (ownAddressesOf(chainId)(account)) return;
  await db.insert(activity).values({ ...place, account, usdc, aid, shares, ...rest });
  await db
    .insert(accounts)
    .values({ chainId, address: account, firstSeen: time, lastSeen: time, activities: 1 })
    .onConflictDoUpdate((row) => ({ lastSeen: time, activities: row.activities + 1 }));
}
