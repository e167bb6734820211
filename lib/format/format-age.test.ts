import { expect, it } from "vitest";
import { formatAge } from "./format-age";

it("says the largest whole unit", () => {
  expect(formatAge({ timestamp: 1_000n, now: 1_000n })).toBe("now");
  expect(formatAge({ timestamp: 1_005n, now: 1_000n })).toBe("now");
  expect(formatAge({ timestamp: 1_000, now: 1_001 })).toBe("1 second ago");
  expect(formatAge({ timestamp: 1_000n, now: 1_000n + 200n })).toBe("3 minutes ago");
  expect(formatAge({ timestamp: 0n, now: 86_400n })).toBe("1 day ago");
  expect(formatAge({ timestamp: 0n, now: 7_300n, locale: "uk" })).toBe("2 години тому");
});
