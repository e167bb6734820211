import { notReady } from "../../../lib/indexer/api/refusal";

/** What is being written of the index. */
export type Writes = {
  /** How many writes have begun until now. */
  begun(): number;
  /** Resolves when nothing is being written, with how many writes have begun. Throws a Refusal where that takes too long. */
  idle(): Promise<number>;
};

/** The part of Ponder's database that writes: one call of `transaction` for each block, each reorg, each part of the past. */
export type Writer = { transaction: (...given: never[]) => Promise<unknown> };

/** Does something before and after a write. */
export type Around = (given: readonly unknown[], write: () => Promise<unknown>) => Promise<unknown>;

/** A block of a busy chain takes tenths of a second; a part of the past takes longer than anybody waits. */
const WAIT_MS = 3_000;

/** For a database with transactions: what it tells is always whole. */
export const transactional: Writes = { begun: () => 0, idle: () => Promise.resolve(0) };

/**
 * Looks on while Ponder writes into its embedded database. It has one session, so Ponder runs what it calls a transaction there as one
 * statement after another (database/queryBuilder.ts of 0.16), and whoever asks meanwhile is told of half a block. One that fails has left
 * half of itself: then nothing is told any more, and Ponder ends.
 */
export function watchWrites(writer: Writer, { waitMs = WAIT_MS, around = (_given, write) => write() }: { readonly waitMs?: number; readonly around?: Around } = {}): Writes {
  const write = writer.transaction.bind(writer);
  const waiting = new Set<() => void>();
  let [begun, running] = [0, 0];
  const over = (): void => {
    running -= 1;
    if (running === 0) for (const go of waiting) go();
  };
  writer.transaction = async (...given) => {
    begun += 1;
    running += 1;
    // Within one write Ponder may ask for another: on this database they are the same.
    const isWhole = running === 1;
    try {
      const value = await (isWhole ? around(given, () => write(...given)) : write(...given));
      over();
      return value;
    } catch (error) {
      if (!isWhole) over();
      throw error;
    }
  };
  const once = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = (): void => {
        clearTimeout(timer);
        waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(go);
        reject(notReady("A block is being written down; ask again in a moment.", 1));
      }, waitMs);
      waiting.add(go);
    });
  return {
    begun: () => begun,
    idle: async () => {
      while (running > 0) await once();
      return begun;
    },
  };
}

/** How often is read again because something was written meanwhile. */
const ATTEMPTS = 4;

/** The same reader, which reads while nothing is written. Throws a Refusal where something always is. */
export function betweenWrites<Value>(writes: Writes, read: () => Promise<Value>): () => Promise<Value> {
  return async () => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await writes.idle();
      const value = await read();
      if (writes.begun() === before) return value;
    }
    throw notReady("Blocks come in faster than history can be read; ask again in a moment.", 1);
  };
}

/** The writer of the database that Ponder runs in this process. It hands it to its own GraphQL in the same way. */
export function ponderWriter(): Writer {
  const { PONDER_DATABASE: database } = globalThis as { readonly PONDER_DATABASE?: { readonly userQB: Writer } };
  if (database === undefined) throw new Error("Ponder keeps its database elsewhere than it did: what is written of a block can be seen half.");
  return database.userQB;
}
