import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IndexerEnv } from "../env";
import type { Store } from "./store";

/*
 * Ponder has no transactions in its embedded database (database/queryBuilder.ts of 0.16). What a block wrote live is undone when it starts
 * again. Two things are not: ended while it reads the past, or while it forgets how to undo what is final, it would count again
 * what it has counted. An index that was left so is made anew; a file in its folder says so for as long as either goes on.
 */

const words = ["reading", "finalizing"] as const;
export type Word = (typeof words)[number];

/** Says that something goes on that must not be left half. */
export function say(folder: string, word: Word): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, word), "Ended before this file is gone, the index is made anew.\n");
}

export const unsay = (folder: string, word: Word): void => rmSync(join(folder, word), { force: true });

/** Before the first start: tables may be left half as well. From then on Ponder's process says it itself (indexer/src/api/embedded.ts). */
export function beginReading(env: IndexerEnv, { folder }: Store): void {
  if (env.databaseUrl === undefined && !existsSync(join(folder, "pglite"))) say(folder, "reading");
}

/** Whether an index was left half. */
export const isHalfRead = ({ folder }: Store): boolean => words.some((word) => existsSync(join(folder, word)));
