import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IndexerEnv } from "../env";
import { originOf } from "./origin";
import type { Store } from "./store";

/*
 * Ponder has no transactions in its embedded database (database/queryBuilder.ts of 0.16). Live, that is undone when it starts again. But
 * ended while it reads the past, it has counted what it counts once more afterwards: such an index is made anew. A file in the
 * folder of an index says that its past is being read.
 */

const askWithinMs = 5_000;

/** Says that the past is being read, as it is at every start, until somebody says otherwise. A database with transactions needs no word. */
export function beginReading(env: IndexerEnv, store: Store): void {
  if (env.databaseUrl !== undefined) return;
  mkdirSync(store.folder, { recursive: true });
  writeFileSync(wordOf(store), "The past is being read. Ended before this file is gone, the index is made anew.\n");
}

/** Whether an index was left while its past was read. */
export const isHalfRead = (store: Store): boolean => statSync(wordOf(store), { throwIfNoEntry: false }) !== undefined;

/** Takes the word back once Ponder says that it has read everything. */
export async function endReading(env: IndexerEnv, store: Store, signal: AbortSignal): Promise<void> {
  if (!isHalfRead(store)) return;
  const { ok } = await fetch(`${originOf(env)}/ready`, { signal: AbortSignal.any([signal, AbortSignal.timeout(askWithinMs)]) });
  if (ok) rmSync(wordOf(store), { force: true });
}

const wordOf = ({ folder }: Store): string => join(folder, "reading");
