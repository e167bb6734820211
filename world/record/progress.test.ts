import { describe, expect, it } from "vitest";
import { everyTenth, monthOf } from "./progress";

describe("everyTenth", () => {
  it.each([
    [10, 10],
    [365, 10],
    [3, 3],
  ])("of %i parts tells %i times, the last time of the whole", (whole, times) => {
    const told: number[] = [];
    const listen = everyTenth(whole, (percent) => told.push(percent));
    for (let done = 1; done <= whole; done += 1) listen(done);
    expect(told).toHaveLength(times);
    expect(told.at(-1)).toBe(100);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

it("names a month", () => {
  expect(monthOf(Date.UTC(2026, 4, 31, 23, 59) / 1_000)).toBe("May 2026");
});
