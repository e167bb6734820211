import { setTimeout as pause } from "node:timers/promises";
import { sql } from "ponder";
import { z } from "zod";
import { LOCAL_CHAIN_ID } from "../../../../lib/chain/chains";
import type { Head } from "../../../../lib/indexer/api/answer";
import { notReady } from "../../../../lib/indexer/api/refusal";
import { isWithoutIndex } from "../away";
import type { Source } from "./source";

/** Ponder's own tables: how far the index is, and whether it has read the whole past once. */
const question = sql`
  select c.chain_id, c.latest_checkpoint, c.safe_checkpoint, (select value ->> 'is_ready' from _ponder_meta limit 1) as ready, b.block, b.hash
  from _ponder_checkpoint c left join lateral (select block, hash from indexed_block i where i.chain_id = c.chain_id order by block desc limit 1) b on true`;
const answerSchema = z.object({
  rows: z.array(
    z.object({ chain_id: z.coerce.number(), latest_checkpoint: z.string(), safe_checkpoint: z.string(), ready: z.string().nullable(), block: z.number().nullable(), hash: z.custom<Head["hash"]>((value) => typeof value === "string").nullable() }),
  ),
});

/** Where the parts of a checkpoint are (Ponder's utils/checkpoint.ts): time, chain and block lead. */
const [timeDigits, chainDigits, blockDigits] = [10, 16, 16];

/** How long the hash of a block is believed without being asked for again: a block of the same number may take its place. */
const KEEP_HASH_MS = 1_000;

/** How long blocks that are gone may miss those that take their place. */
const REPLACED_MS = 2_000;
const LOOK_MS = 25;

type Told = { readonly checkpoint: string; readonly number: number; readonly block: number | null; readonly hash: Head["hash"] | null };
type Known = { readonly checkpoint: string; readonly until: number; readonly hash: Promise<Head["hash"]> };

/**
 * Tells the newest block of the index. Throws a Refusal while the past is still being read for the first time. An indexer that was
 * started again begins at its last block that cannot be replaced, and reads on from there: its tables are whole at each step, and
 * `safe_checkpoint` is the block that they are of (Ponder's migrate and runtime, one transaction each). Answers go on from that block.
 */
export function createHeadReader({ db, client, chainId }: Pick<Source, "db" | "client" | "chainId">, now: () => number = Date.now): () => Promise<Head> {
  let known: Known | undefined;
  let wasReady = false;
  const hashOf = (checkpoint: string, number: bigint): Promise<Head["hash"]> => {
    if (known?.checkpoint === checkpoint && known.until > now()) return known.hash;
    const before = known?.checkpoint === checkpoint ? known.hash : undefined;
    // A chain that does not answer for a moment has not changed what is known of its block.
    const hash = client.getBlock({ blockNumber: number }).then((block) => block.hash, async (error: unknown) => before ?? Promise.reject(asError(error)));
    known = { checkpoint, hash, until: now() + KEEP_HASH_MS };
    hash.catch(() => {
      if (known?.hash === hash) known = undefined;
    });
    return hash;
  };
  const read = async (): Promise<Told> => {
    const { rows } = answerSchema.parse(
      await db.execute(question).catch((error: unknown) => {
        // An index that is gone is made from nothing next.
        if (isWithoutIndex(error)) wasReady = false;
        throw error;
      }),
    );
    const row = rows.find((one) => one.chain_id === chainId);
    wasReady = row !== undefined && (wasReady || row.ready === "1");
    if (row === undefined || !wasReady) throw notReady("History is being read from the chain; ask again in a moment.");
    const checkpoint = row.ready === "1" ? row.latest_checkpoint : row.safe_checkpoint;
    return { checkpoint, number: Number(checkpoint.slice(timeDigits + chainDigits, timeDigits + chainDigits + blockDigits)), block: row.block, hash: row.hash };
  };
  return async () => {
    let told = await read();
    for (const end = now() + REPLACED_MS; isBeingReplaced(told); told = await read()) {
      if (now() > end) throw notReady("A block is being replaced by another; ask again in a moment.", 1);
      await pause(LOOK_MS);
    }
    const { checkpoint, number, block } = told;
    const at = { chainId, number, timestamp: Number(checkpoint.slice(0, timeDigits)) };
    try {
      // What the index itself wrote down belongs to its rows for certain; it writes down every block of a quick chain only.
      return { ...at, hash: told.hash !== null && block === number ? told.hash : await hashOf(checkpoint, BigInt(number)) };
    } catch {
      throw notReady("The chain does not answer; ask again in a moment.");
    }
  };
  /** Ponder takes back what was in blocks that are gone, and only then, in a write of its own, goes on from there. */
  function isBeingReplaced({ block, number }: Told): boolean {
    return chainId === LOCAL_CHAIN_ID && block !== null && block < number;
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
