import type { Place } from "../../lib/indexer/place";
import { addedBy, firstSums, type TreasuryRow, type TreasurySums, withAdded } from "../../lib/indexer/treasury";
import { treasuryMove, treasuryTotal } from "../schema/treasury";
import type { Recording } from "./context";

const nothing = { usdc: 0n, aid: 0n, fee: 0n, shares: 0n, principal: 0n, yield: 0n, recovery: 0n };

/** Writes a move of the Treasury's books or the stakers' ledger, and what it adds to the sums. */
export async function recordMove(recording: Recording, place: Place, row: TreasuryRow): Promise<void> {
  await recording.db.insert(treasuryMove).values({ ...place, ...nothing, ...row });
  await addToSums(recording, place.chainId, addedBy(row));
}

export async function addToSums({ db }: Recording, chainId: number, added: Partial<TreasurySums>): Promise<void> {
  if (Object.keys(added).length === 0) return;
  await db
    .insert(treasuryTotal)
    .values({ chainId, ...firstSums(added) })
    .onConflictDoUpdate((row) => withAdded(row, added));
}
