import type { Hex } from "viem";
import { z } from "zod";
import type { KnownBlock } from "../../lib/indexer/chain-verdict";

/** A hash as it stands in JSON. */
export const hash = z.templateLiteral(["0x", z.string()]) as z.ZodType<Hex>;
const rows = z.object({ items: z.array(z.object({ block: z.number(), hash })) });
const answer = z.object({ data: z.object({ indexedBlocks: rows, snapshots: rows }) });

const query = "{ indexedBlocks(limit: 64) { items { block hash } } snapshots(limit: 1, orderBy: \"time\", orderDirection: \"asc\") { items { block hash } } }";

/** Asks an index which blocks it knows: the last ones, and the first of which it has figures. Throws where it does not answer. */
export async function readKnownBlocks(origin: string, signal: AbortSignal): Promise<readonly KnownBlock[]> {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
    signal,
  });
  const { data } = answer.parse(await response.json());
  return [...data.indexedBlocks.items, ...data.snapshots.items];
}
