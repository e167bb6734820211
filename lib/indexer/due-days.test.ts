import { expect, it, vi } from "vitest";
import { nearestDueDays, type ReadDueDays } from "./due-days";

const today = 10;
const days = [2, 5, 9, 10, 12, 20, 31];
const read: ReadDueDays<number> = (from, most) =>
  Promise.resolve((from === "ahead" ? days.filter((day) => day >= today) : days.filter((day) => day < today).toReversed()).slice(0, most));

it("a calendar with room for everything has all of it, in order", async () => {
  expect(await nearestDueDays(read, 100)).toEqual(days);
});

it("one without leaves out the past, its oldest days first, and then what is farthest ahead", async () => {
  expect(await nearestDueDays(read, 6)).toEqual([5, 9, 10, 12, 20, 31]);
  const looked = vi.fn(read);
  expect(await nearestDueDays(looked, 3)).toEqual([10, 12, 20]);
  expect(looked.mock.calls).toEqual([["ahead", 3]]);
});
