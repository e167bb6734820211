import type { Filter } from "./params";

/** Widest range of blocks that one call for logs may cover. */
export const MAX_LOG_BLOCKS = 5_000n;

/** The newest block is all that is asked for. */
const newest: ReadonlySet<string> = new Set(["latest", "pending"]);

/**
 * Whether a call for logs stays within MAX_LOG_BLOCKS. `head` is the number of the newest block. A range that starts
 * at `earliest`, `safe` or `finalized` is refused: its width is not known.
 */
export function isBoundedRange(filter: Filter, head: bigint): boolean {
  if ("blockHash" in filter) return true;
  const from = numberOf(filter.fromBlock, head);
  const to = numberOf(filter.toBlock, head);
  return from !== undefined && to !== undefined && to - from < MAX_LOG_BLOCKS;
}

function numberOf(value: string | undefined, head: bigint): bigint | undefined {
  if (value === undefined || newest.has(value)) return head;
  return value.startsWith("0x") ? BigInt(value) : undefined;
}
