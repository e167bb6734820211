/** A device's clock may be off by this much before the chain's is believed instead. */
const TOLERANCE_SECONDS = 120;

type Reading = {
  /** What the chain said, unix seconds. */
  readonly chainTime: number;
  /** When it was said, by this device's clock, epoch milliseconds. */
  readonly readAt: number;
  /** It is the chain's present, not the time of its last block. */
  readonly exact: boolean;
};

/**
 * Seconds to add to this device's clock to get the chain's. A block is always a little old: being behind within the
 * tolerance is no difference. A local chain tells its exact time, which may be days ahead or in the past.
 */
export function clockOffset({ chainTime, readAt, exact }: Reading): number {
  const difference = chainTime - Math.floor(readAt / 1000);
  if (exact || difference > 0 || difference < -TOLERANCE_SECONDS) return difference;
  return 0;
}
