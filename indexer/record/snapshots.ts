import type { Context } from "ponder:registry";
import type { Hex } from "viem";
import { lensAbi } from "../../abis/lens";
import { everyAddressOf } from "../../lib/chain/credit-addresses";
import { figuresOf, periodsAt } from "../../lib/indexer/snapshots";
import { earningAt } from "./deals-at-work";
import { indexedBlock, snapshot } from "../schema/snapshots";
import { token } from "../schema/tokens";
import { treasuryTotal } from "../schema/treasury";

type Looked = { readonly chainId: number; readonly block: number; readonly hash: Hex; readonly time: number };
type Looking = Pick<Context, "db" | "client">;

const places = 64;
/** Seconds between two blocks from which on nearly every one begins an hour, on a chain that goes on like that. */
const farApart = 120;

/** Writes that a block was looked at. */
export async function recordBlock({ db }: Looking, { chainId, block, hash, time }: Looked): Promise<void> {
  const row = { block, hash, time };
  await db
    .insert(indexedBlock)
    .values({ chainId, place: block % places, ...row })
    .onConflictDoUpdate(row);
}

/** Writes the figures of a block that is the first of its hour or day that is looked at. Before there is any AID there are none. */
export async function recordSnapshots({ db, client }: Looking, looked: Looked): Promise<void> {
  const { chainId, time } = looked;
  const missing = [];
  for (const period of periodsAt(time)) {
    if ((await db.find(snapshot, { chainId, ...period })) === null) missing.push(period);
  }
  const { AID, Lens } = everyAddressOf(chainId);
  if (missing.length === 0 && !(await isFarFromLast(db, looked))) return;
  if ((await db.find(token, { chainId, address: AID })) === null) return;
  // Ponder asks ahead, many at once, for what four blocks of five ask. So where blocks are far apart all ask, also the few that need not.
  const view = await client.readContract({ abi: lensAbi, address: Lens, functionName: "protocol" });
  if (missing.length === 0) return;
  const exitFees = (await db.find(treasuryTotal, { chainId }))?.exitFees ?? 0n;
  const earning = await earningAt({ db }, looked);
  await db.insert(snapshot).values(missing.map((period) => ({ ...looked, ...period, ...figuresOf(view), ...earning, exitFees })));
}

async function isFarFromLast(db: Looking["db"], { chainId, block, time }: Looked): Promise<boolean> {
  const last = await db.find(indexedBlock, { chainId, place: (block - 1) % places });
  return last?.block === block - 1 && time - last.time >= farApart;
}
