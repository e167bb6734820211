import { sql } from "ponder";
import { z } from "zod";
import { say, unsay, type Word } from "../../run/half-read";
import type { Source } from "./read/source";
import type { Around } from "./writes";

const lookEveryMs = 500;
const answer = z.object({ rows: z.array(z.object({ ready: z.string().nullable() })) });
const question = sql`select value ->> 'is_ready' as ready from _ponder_meta limit 1`;
const labelled = z.object({ label: z.string() });

/**
 * Says in the folder of an embedded index, around what Ponder writes, what must not be left half: the past while it is read, and what is
 * final. Its database does not wait for the disk, so a word is taken back only once all that was written before is there.
 */
export function wordsAround({ db, folder }: Pick<Source, "db"> & { readonly folder: string }): Around {
  let isRead = false;
  const takeBack = async (word: Word): Promise<void> => {
    await db.execute(sql`checkpoint`);
    unsay(folder, word);
  };
  const look = async (): Promise<void> => {
    if (isRead) return;
    if (answer.parse(await db.execute(question)).rows[0]?.ready !== "1") return;
    await takeBack("reading");
    isRead = true;
  };
  // Live, the next write may be long in coming.
  const timer = setInterval(() => {
    // Where the tables are not there yet, or nothing answers any more, there is nothing to take back.
    void look().catch(() => undefined);
    if (isRead) clearInterval(timer);
  }, lookEveryMs);
  timer.unref();
  return async (given, write) => {
    await look();
    if (!isRead) say(folder, "reading");
    const isFinal = labelled.safeParse(given[0]).data?.label === "finalize";
    if (isFinal) say(folder, "finalizing");
    const value = await write();
    if (isFinal) await takeBack("finalizing");
    return value;
  };
}
