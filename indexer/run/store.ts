import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hex } from "viem";
import { LOCAL_CHAIN_ID } from "../../lib/chain/chains";
import type { IndexerEnv } from "../env";
import { dropIndex, forgetBlocks, readIndexes } from "./postgres";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What an index is made by: when it changes, the index is made anew. Ponder itself looks at its own two folders only. */
const sources = ["indexer/ponder.config.ts", "indexer/ponder.schema.ts", "indexer/schema", "indexer/src", "indexer/record", "lib/indexer", "lib/finance", "lib/chain", "abis"];
/** Parts of them that only answer. */
const answering = /^(indexer\/src\/api|lib\/indexer\/(api|schemas|client))\b|\.test\.ts$|\/testing\//;

/** Where an index is kept: a schema of a PostgreSQL database, or a folder of its own. */
export type Store = { readonly schema: string; readonly folder: string };

/**
 * The place of the index of one chain, told by the hash of an early block, made by this code. Every process of the same version
 * comes to the same name, and one of another version never reads what it would not understand.
 */
export function storeOf(env: IndexerEnv, anchor: Hex): Store {
  const edition = env.edition === undefined ? "" : `_${env.edition}`;
  const name = `${prefixOf(env)}${codePrint().slice(0, 8)}_${anchor.slice(2, 10)}${edition}`;
  return { schema: name, folder: join(env.folder, name) };
}

/** Removes an index whose chain is another one. */
export async function removeStore(env: IndexerEnv, { schema, folder }: Store): Promise<void> {
  if (env.databaseUrl === undefined) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    return;
  }
  await dropIndex(env.databaseUrl, schema);
  // What was cached of the chain's blocks is in doubt too. Of a local chain it goes before the next index is begun.
  if (env.chainId !== LOCAL_CHAIN_ID) await forgetBlocks(env.databaseUrl, env.chainId);
}

/**
 * Makes room for an index that is about to be begun. A local chain is made anew under the same id, and what a database keeps of the last
 * one's blocks would be taken for this one's. Indexes of a database share it: resolves with false, having done nothing, while another
 * one is reading its past from there.
 */
export async function makeRoom({ databaseUrl, chainId }: IndexerEnv, store: Store): Promise<boolean> {
  if (databaseUrl === undefined || chainId !== LOCAL_CHAIN_ID) return true;
  const indexes = await readIndexes(databaseUrl, prefixOf({ chainId }));
  if (indexes.some(({ schema }) => schema === store.schema)) return true;
  if (indexes.some(({ alive, ready }) => alive && !ready)) return false;
  await forgetBlocks(databaseUrl, chainId);
  return true;
}

/** Whether somebody has begun this index, so that there is something to read. */
export async function isBegun({ databaseUrl, chainId }: IndexerEnv, store: Store): Promise<boolean> {
  if (databaseUrl === undefined) return false;
  return (await readIndexes(databaseUrl, prefixOf({ chainId }))).some(({ schema }) => schema === store.schema);
}

/** Removes embedded indexes of the same chain that other code or an earlier life of the chain left. Those of a database are left to its owner. */
export function removeOtherStores(env: IndexerEnv, store: Store): void {
  if (env.databaseUrl !== undefined) return;
  for (const name of readNames(env.folder)) {
    const folder = join(env.folder, name);
    if (name.startsWith(prefixOf(env)) && ![store.schema, `${store.schema}.json`].includes(name)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the names of all indexes of a chain begin with. */
export const prefixOf = ({ chainId }: Pick<IndexerEnv, "chainId">): string => `aid_${chainId}_`;

function codePrint(): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((path) => filesOf(join(root, path))).sort()) {
    const name = relative(root, file);
    if (!answering.test(name)) hash.update(name).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesOf(path: string): readonly string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(path, name));
}

export function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was ever kept there.
    return [];
  }
}
