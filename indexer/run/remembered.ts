import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { finality, type KnownBlock } from "../../lib/indexer/chain-verdict";
import type { IndexerEnv } from "../env";
import { hash } from "./known-blocks";
import type { Store } from "./store";

const blocks = z.array(z.object({ block: z.number(), hash }));

/** Keeps which blocks an index knows, so that the next start can compare them before it goes on from there. */
export function remember(env: IndexerEnv, store: Store, known: readonly KnownBlock[]): void {
  const file = fileOf(env, store);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(known));
}

/** The newest block of an index that cannot be replaced any more, as it was known last; undefined where nothing was. */
export function remembered(env: IndexerEnv, store: Store): KnownBlock | undefined {
  try {
    const known = blocks.parse(JSON.parse(readFileSync(fileOf(env, store), "utf8")));
    const newest = Math.max(...known.map(({ block }) => block));
    return known.filter(({ block }) => block <= newest - finality).toSorted((a, b) => b.block - a.block)[0];
  } catch {
    // Nothing was kept, or it was cut off in the middle: then nothing is known.
    return undefined;
  }
}

export function forget(env: IndexerEnv, store: Store): void {
  rmSync(fileOf(env, store), { force: true });
}

const fileOf = ({ folder }: IndexerEnv, { schema }: Store): string => join(folder, `${schema}.json`);
