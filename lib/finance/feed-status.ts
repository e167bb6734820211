import { feedFloorPerMille, feedMaxAge } from "./constants";

/** The USDC/USD feed as Lens.protocol() tells it. `answer` has `decimals` decimals, `updatedAt` is unix seconds. */
export type Feed = {
  readonly live: boolean;
  readonly answer: bigint;
  readonly updatedAt: bigint;
  readonly decimals: number;
};

export type FeedStatus = "holds" | "unavailable" | "stale" | "below-floor";

/** The least answer at which minting stays open, in the feed's decimals. Mirrors Issuer.FEED_FLOOR. */
export function feedFloor(decimals: number): bigint {
  return (feedFloorPerMille * 10n ** BigInt(decimals)) / 1_000n;
}

/**
 * Whether the price of USDC lets minting happen at `time`, or what about it does not. A round from ahead
 * of the clock is no answer: it would never grow old. Mirrors Issuer._requireFeed().
 */
export function feedStatus(feed: Feed, time: bigint): FeedStatus {
  if (!feed.live || feed.updatedAt > time) return "unavailable";
  if (time > feed.updatedAt + feedMaxAge) return "stale";
  return feed.answer < feedFloor(feed.decimals) ? "below-floor" : "holds";
}
