import { expect, it } from "vitest";
import { nextTabIndex } from "./next-tab-index";

it.each([
  ["ArrowRight", 0, 1],
  ["ArrowRight", 2, 0],
  ["ArrowLeft", 0, 2],
  ["ArrowLeft", 2, 1],
  ["Home", 2, 0],
  ["End", 0, 2],
])("%s leads from tab %i to %i of three", (key, index, expected) => {
  expect(nextTabIndex({ key, index, count: 3 })).toBe(expected);
});

it("leaves other keys alone, and has nowhere to go without tabs", () => {
  expect(nextTabIndex({ key: "Enter", index: 0, count: 3 })).toBeUndefined();
  expect(nextTabIndex({ key: "Home", index: 0, count: 0 })).toBeUndefined();
});
