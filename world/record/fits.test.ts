import { describe, expect, it } from "vitest";
import { fits } from "./fits";

const day = 86_400;
const end = 20_000 * day;
const past = (last: number) => ({ end, takes: [{ time: end - day, raw: [] }, { time: last, raw: [] }] });

describe("fits", () => {
  it("takes a past that ended within the week", () => {
    expect(fits(past(end), end)).toBe(true);
    expect(fits(past(end), end + 7 * day)).toBe(true);
    expect(fits(past(end), end + 7 * day + 1)).toBe(false);
  });

  it("takes none that has not happened yet, and none that is empty", () => {
    expect(fits(past(end), end - 1)).toBe(false);
    expect(fits({ end, takes: [] }, end)).toBe(false);
  });

  it("takes none whose plan is long over, however often it was lived on", () => {
    expect(fits(past(end + 27 * day), end + 28 * day)).toBe(true);
    expect(fits(past(end + 27 * day), end + 28 * day + 1)).toBe(false);
  });
});
