import { expect, it } from "vitest";
import { feedMaxAge } from "./constants";
import { feedFloor, feedStatus } from "./feed-status";

const feed = { live: true, answer: 99_990_000n, updatedAt: 1_000n, decimals: 8 };

it("is 0.995 in the feed's decimals", () => {
  expect(feedFloor(8)).toBe(99_500_000n);
  expect(feedFloor(18)).toBe(995n * 10n ** 15n);
});

it("says what about the price keeps minting closed", () => {
  expect(feedStatus(feed, 1_000n + feedMaxAge)).toBe("holds");
  expect(feedStatus(feed, 1_001n + feedMaxAge)).toBe("stale");
  expect(feedStatus({ ...feed, answer: 99_500_000n }, 1_000n)).toBe("holds");
  expect(feedStatus({ ...feed, answer: 99_499_999n }, 1_000n)).toBe("below-floor");
  expect(feedStatus({ ...feed, live: false }, 1_000n)).toBe("unavailable");
  expect(feedStatus({ ...feed, updatedAt: 1_001n }, 1_000n)).toBe("unavailable");
});
