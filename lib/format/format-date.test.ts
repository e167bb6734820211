import { expect, it } from "vitest";
import { formatDate } from "./format-date";

const timestamp = 1_795_788_300n; // 2026-11-27 14:05 UTC

it("writes a day, a date and a minute", () => {
  expect(formatDate({ timestamp, precision: "day" })).toBe("27 Nov");
  expect(formatDate({ timestamp })).toBe("27 Nov 2026");
  expect(formatDate({ timestamp: Number(timestamp), locale: "en-US", precision: "minute" })).toBe("27 Nov 2026, 14:05 UTC");
  expect(formatDate({ timestamp: 0 })).toBe("1 Jan 1970");
});

it("follows the language", () => {
  expect(formatDate({ timestamp, locale: "uk", precision: "day" })).toBe("27 лист.");
});

it("refuses a time that no calendar knows", () => {
  expect(() => formatDate({ timestamp: 2n ** 200n })).toThrow(RangeError);
});
