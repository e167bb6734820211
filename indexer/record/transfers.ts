import type { Address } from "viem";
import { ownAddressesOf } from "../../lib/indexer/own-addresses";
import type { Place } from "../../lib/indexer/place";
import { afterTransfer, changesBy } from "../../lib/indexer/transfers";
import { balance, token as tokens, transfer } from "../schema/tokens";
import { recordActivity } from "./activities";
import type { Recording } from "./context";
import { putShares, takeShares } from "./positions";

type Transferred = {
  readonly symbol: string;
  readonly token: Address;
  readonly place: Place;
  readonly from: Address;
  readonly to: Address;
  readonly value: bigint;
};

/** Writes a transfer of AID or sAID, and what it changes. */
export async function recordTransfer({ db }: Recording, { symbol, token, place, from, to, value }: Transferred): Promise<void> {
  const { chainId, time } = place;
  await db.insert(transfer).values({ ...place, token, from, to, amount: value });
  const held = new Map<Address, bigint>();
  for (const [account, amount] of changesBy({ from, to, value })) {
    await db
      .insert(balance)
      .values({ chainId, token, account, amount, time })
      .onConflictDoUpdate((row) => {
        held.set(account, row.amount);
        return { amount: row.amount + amount, time };
      });
  }
  const change = afterTransfer({ from, to, value, fromHeld: held.get(from) ?? 0n, toHeld: held.get(to) ?? 0n });
  await db
    .insert(tokens)
    .values({ chainId, address: token, symbol, supply: change.supply, holders: change.holders, transfers: 1 })
    .onConflictDoUpdate((row) => ({
      supply: row.supply + change.supply,
      holders: row.holders + change.holders,
      transfers: row.transfers + 1,
    }));
}

type Sent = { readonly place: Place; readonly from: Address; readonly to: Address; readonly value: bigint };

/** Writes that somebody gave AID to somebody. What goes through a contract of ours or the pool is told by its own name. */
export async function recordAidSent(recording: Recording, { place, from, to, value }: Sent): Promise<void> {
  if (isPartOfMore(place, from, to)) return;
  await recordActivity(recording, { place, account: from, kind: "aid_sent", aid: value, other: to });
  await recordActivity(recording, { place, account: to, kind: "aid_received", aid: value, other: from });
}

/** Writes that somebody gave sAID to somebody, and takes its cost along. */
export async function recordSharesSent(recording: Recording, { place, from, to, value }: Sent): Promise<void> {
  if (isPartOfMore(place, from, to)) return;
  const { chainId } = place;
  const cost = await takeShares(recording, { chainId, account: from }, value);
  await putShares(recording, { chainId, account: to }, { shares: value, cost });
  await recordActivity(recording, { place, account: from, kind: "said_sent", shares: value, other: to });
  await recordActivity(recording, { place, account: to, kind: "said_received", shares: value, other: from });
}

function isPartOfMore({ chainId }: Place, from: Address, to: Address): boolean {
  const isOwn = ownAddressesOf(chainId);
  return isOwn(from) || isOwn(to);
}
