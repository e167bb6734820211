import "server-only";
import type { Client } from "viem";
import { getBlock, readContract } from "viem/actions";
import { lensAbi } from "../../abis/lens";
import { addressesOf } from "../chain/addresses";
import { type History, historyWindows, type HistoryWindow, noHistory, type Snapshot, snapshotOf } from "../screens/snapshot";
import { chainAccess } from "./chain";
import { type BlockTime, findBlock } from "./find-block";
import { remember } from "./remember";
import { within } from "./within";

/** A page does not wait longer for the past; the search goes on and serves the next one. */
const PATIENCE_MS = 2_500;
/** How long the first block is believed to be the same: a local chain can be made anew. */
const KEEP_GENESIS_MS = 30_000;
/** A found block serves for this much of the chain's time, seconds; spans are always counted from the block itself. */
const serves: Readonly<Record<HistoryWindow, bigint>> = { hour: 300n, day: 3_600n, week: 21_600n, month: 21_600n };

type Found = { readonly key: string; readonly snapshot: Promise<Snapshot | null> };
const found = new Map<HistoryWindow, Found>();

/**
 * The protocol an hour, a day, a week and a month before a block, each at the nearest block at or before that moment.
 * A window is null where the chain, or the protocol on it, is younger, or where no block lies near. Never throws.
 */
export async function getHistory(latest: BlockTime): Promise<History> {
  try {
    return await within(PATIENCE_MS, readHistory(latest));
  } catch {
    return noHistory;
  }
}

async function readHistory(latest: BlockTime): Promise<History> {
  const genesis = await readGenesis();
  const look = (window: HistoryWindow) => snapshotAt(window, genesis, latest);
  const [hour, day, week, month] = await Promise.all([look("hour"), look("day"), look("week"), look("month")]);
  return { hour, day, week, month };
}

const readGenesis = remember(async () => {
  const { hash, number, timestamp } = await getBlock(chainAccess().client, { blockNumber: 0n });
  return { hash, number, timestamp };
}, KEEP_GENESIS_MS);

function snapshotAt(window: HistoryWindow, genesis: BlockTime & { hash: string }, latest: BlockTime): Promise<Snapshot | null> {
  const key = `${genesis.hash}:${String(latest.timestamp / serves[window])}`;
  const known = found.get(window);
  if (known?.key === key) return known.snapshot;
  const { client, chainId } = chainAccess();
  const snapshot = searchSnapshot({ client, chainId, genesis, latest, span: historyWindows[window] });
  found.set(window, { key, snapshot });
  snapshot.catch(() => {
    if (found.get(window)?.snapshot === snapshot) found.delete(window);
  });
  return snapshot;
}

type SearchOptions = {
  readonly client: Client;
  readonly chainId: number;
  readonly genesis: BlockTime;
  readonly latest: BlockTime;
  /** Seconds back from the latest block. */
  readonly span: bigint;
};

async function searchSnapshot({ client, chainId, genesis, latest, span }: SearchOptions): Promise<Snapshot | null> {
  const moment = latest.timestamp - span;
  if (genesis.timestamp > moment) return null;
  const block = await findBlock({
    from: genesis,
    to: latest,
    moment,
    tolerance: span / 100n,
    read: (blockNumber) => getBlock(client, { blockNumber }),
  });
  // Where no block was made for long, the nearest one tells of another span than the one asked for.
  if (latest.timestamp - block.timestamp > (span * 3n) / 2n) return null;
  return readSnapshot(client, chainId, block.number);
}

/** Null before the protocol was there, and where the chain's servers keep no state that old. */
async function readSnapshot(client: Client, chainId: number, blockNumber: bigint): Promise<Snapshot | null> {
  const { Lens } = addressesOf(chainId);
  try {
    return snapshotOf(await readContract(client, { address: Lens, abi: lensAbi, functionName: "protocol", blockNumber }));
  } catch {
    return null;
  }
}
