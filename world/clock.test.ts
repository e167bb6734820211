import { describe, expect, it } from "vitest";
import { parseSpan } from "./clock";

describe("parseSpan", () => {
  it.each([
    ["45s", 45],
    ["30m", 1_800],
    ["26h", 93_600],
    ["7d", 604_800],
    ["2w", 1_209_600],
    ["1d12h", 129_600],
  ])("reads %s", (text, seconds) => {
    expect(parseSpan(text)).toBe(seconds);
  });

  it.each(["", "7", "d", "7y", "-7d", "7 d", "0d", "1.5d", "7dd", "99999999999999999d"])("refuses %j", (text) => {
    expect(() => parseSpan(text)).toThrow(/is not a span of time/);
  });
});
