/**
 * How old a block is, in seconds, where that is too old for a chain that makes one within `after` seconds; else undefined.
 * `timestamp` is the block's, `nowMs` this device's clock. `after` is absent where blocks come on demand.
 */
export function staleSeconds(block: { timestamp: bigint; nowMs: number; after: number | undefined }): bigint | undefined {
  const { timestamp, nowMs, after } = block;
  const age = BigInt(Math.floor(nowMs / 1_000)) - timestamp;
  return after !== undefined && age > BigInt(after) ? age : undefined;
}
