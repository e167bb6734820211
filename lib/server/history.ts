import "server-only";
import type { Client } from "viem";
import { getCode, readContract } from "viem/actions";
import { lensAbi } from "../../abis/lens";
import { addressesOf } from "../chain/addresses";
import { readBlock } from "../queries/block";
import { type History, historyWindows, type HistoryWindow, noHistory, type Snapshot, snapshotOf } from "../screens/snapshot";
import { chainAccess } from "./chain";
import { type BlockTime, findBlock } from "./find-block";
import { remember } from "./remember";
import { keepLast } from "./status/last-good";
import { within } from "./within";

/** A page does not wait longer for the past; the search goes on and serves the next one. */
const PATIENCE_MS = 2_500;
/** How long the first block is believed to be the same: a local chain can be made anew. */
const KEEP_GENESIS_MS = 30_000;
/** A found block serves for this much of the chain's time, seconds; spans are always counted from the block itself. */
const serves: Readonly<Record<keyof History, bigint>> = {
  hour: 300n,
  day: 3_600n,
  week: 21_600n,
  fortnight: 21_600n,
  month: 21_600n,
  quarter: 86_400n,
  start: 86_400n,
};
/** The start is looked for in more steps than a window, and what is known of those does not wait for it. */
const PATIENCE_FOR_START_MS = 1_500;

type Found = { readonly key: string; readonly snapshot: Promise<Snapshot | null> };
const found = new Map<keyof History, Found>();

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
  const { last: genesis } = await readGenesis();
  if (genesis === undefined) return noHistory;
  const { client, chainId } = chainAccess();
  const keep = (window: keyof History, search: () => Promise<Snapshot | null>) => kept(window, `${genesis.hash}:${String(latest.timestamp / serves[window])}`, search);
  const look = (window: HistoryWindow) => keep(window, () => searchSnapshot({ client, chainId, genesis, latest, span: historyWindows[window] }));
  const start = within(PATIENCE_FOR_START_MS, keep("start", () => searchStart(client, chainId, latest.number))).catch(() => null);
  const [hour, day, week, fortnight, month, quarter] = await Promise.all([look("hour"), look("day"), look("week"), look("fortnight"), look("month"), look("quarter")]);
  return { hour, day, week, fortnight, month, quarter, start: await start };
}

/** While the chain does not answer, the last known one leads to what was found before. */
const readGenesis = keepLast(
  remember(() => readBlock(chainAccess().client, 0n), KEEP_GENESIS_MS),
  { patienceMs: PATIENCE_MS },
);

function kept(window: keyof History, key: string, search: () => Promise<Snapshot | null>): Promise<Snapshot | null> {
  const known = found.get(window);
  if (known?.key === key) return known.snapshot;
  const snapshot = search();
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
    read: (blockNumber) => readBlock(client, blockNumber),
  });
  // Where no block was made for long, the nearest one tells of another span than the one asked for.
  if (latest.timestamp - block.timestamp > (span * 3n) / 2n) return null;
  return readSnapshot(client, chainId, block.number);
}

/** The first block at which the protocol was there, by halving; null where the chain's servers keep no code that old. */
async function searchStart(client: Client, chainId: number, latest: bigint): Promise<Snapshot | null> {
  const { Lens } = addressesOf(chainId);
  const isThere = async (blockNumber: bigint) => (await getCode(client, { address: Lens, blockNumber })) !== undefined;
  let [before, there] = [0n, latest];
  try {
    while (there - before > 1n) {
      const middle = (before + there) / 2n;
      if (await isThere(middle)) there = middle;
      else before = middle;
    }
  } catch {
    return null;
  }
  return readSnapshot(client, chainId, there);
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
