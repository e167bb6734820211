/** A block's place and time (unix seconds). */
export type BlockTime = { readonly number: bigint; readonly timestamp: bigint };

type FindBlockOptions = {
  /** A block at or before the moment, and one after it. */
  readonly from: BlockTime;
  readonly to: BlockTime;
  /** The moment looked for, unix seconds. */
  readonly moment: bigint;
  /** A block is near enough when it is at most this much before the moment. */
  readonly tolerance: bigint;
  readonly read: (number: bigint) => Promise<BlockTime>;
};

/** Every other step halves the rest, so that this many find a block among 2^20 even where the times mislead. */
const MOST_STEPS = 40;

/**
 * The newest block at or before a moment, or an older one within the tolerance. Guesses along the line between the
 * two ends, which is two or three reads on a chain that ticks evenly; every other step halves what is left, so that
 * a chain whose clock jumped costs at most twice a bisection.
 */
export async function findBlock({ from, to, moment, tolerance, read }: FindBlockOptions): Promise<BlockTime> {
  let [low, high] = [from, to];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (moment - low.timestamp <= tolerance || high.number - low.number <= 1n) return low;
    const guess = step % 2 === 0 ? onTheLine(low, high, moment) : (low.number + high.number) / 2n;
    const block = await read(within(guess, low.number + 1n, high.number - 1n));
    if (block.timestamp <= moment) low = block;
    else high = block;
  }
  return low;
}

function onTheLine(low: BlockTime, high: BlockTime, moment: bigint): bigint {
  const span = high.timestamp - low.timestamp;
  return span > 0n ? low.number + ((moment - low.timestamp) * (high.number - low.number)) / span : low.number;
}

function within(value: bigint, least: bigint, most: bigint): bigint {
  if (value < least) return least;
  return value > most ? most : value;
}
