import type { Address } from "viem";
import type { Place } from "../../lib/indexer/place";
import { afterTransfer } from "../../lib/indexer/transfers";
import { balance, token as tokens, transfer } from "../schema/tokens";
import type { Recording } from "./context";

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
  const heldBy = async (account: Address): Promise<bigint> => (await db.find(balance, { chainId, token, account }))?.amount ?? 0n;
  const change = afterTransfer({ from, to, value, fromHeld: await heldBy(from), toHeld: await heldBy(to) });
  await db.insert(transfer).values({ ...place, token, from, to, amount: value });
  for (const [account, amount] of change.held) {
    await db.insert(balance).values({ chainId, token, account, amount, time }).onConflictDoUpdate({ amount, time });
  }
  await db
    .insert(tokens)
    .values({ chainId, address: token, symbol, supply: change.supply, holders: change.holders, transfers: 1 })
    .onConflictDoUpdate((row) => ({
      supply: row.supply + change.supply,
      holders: row.holders + change.holders,
      transfers: row.transfers + 1,
    }));
}
