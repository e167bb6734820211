import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hex } from "viem";
import type { IndexerEnv } from "../env";
import { dropSchemas } from "./postgres";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What an index is made by: when it changes, the index is made anew. Ponder itself looks at its own two folders only. */
const sources = ["indexer/ponder.config.ts", "indexer/ponder.schema.ts", "indexer/schema", "indexer/src", "indexer/record", "lib/indexer", "lib/finance", "lib/chain", "abis"];
/** Parts of them that only answer. */
const answering = /^(indexer\/src\/api|lib\/indexer\/(api|schemas|client))\b|\.test\.ts$|\/testing\//;

/** Where an index is kept: a schema of a PostgreSQL database, or a folder of its own. */
export type Store = { readonly schema: string; readonly folder: string };

/** The place of the index of one chain, told by the hash of an early block, made by this code. */
export function storeOf(env: IndexerEnv, anchor: Hex): Store {
  const name = `${prefixOf(env)}${codePrint().slice(0, 8)}_${anchor.slice(2, 10)}`;
  return { schema: name, folder: join(env.folder, name) };
}

/** Removes an index, and where the chain is one that is made anew, what was kept of its blocks: it would be taken for the next one's. */
export async function removeStore(env: IndexerEnv, { schema, folder }: Store): Promise<void> {
  if (env.databaseUrl === undefined) rmSync(folder, { recursive: true, force: true });
  else await dropSchemas(env.databaseUrl, [schema, "ponder_sync"]);
}

/** Removes embedded indexes of the same chain that other code or an earlier life of the chain left. Those of a database are left to its owner. */
export function removeOtherStores(env: IndexerEnv, store: Store): void {
  if (env.databaseUrl !== undefined) return;
  for (const name of readNames(env.folder)) {
    const folder = join(env.folder, name);
    if (name.startsWith(prefixOf(env)) && folder !== store.folder) rmSync(folder, { recursive: true, force: true });
  }
}

const prefixOf = ({ chainId }: IndexerEnv): string => `aid_${chainId}_`;

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

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was ever kept there.
    return [];
  }
}
