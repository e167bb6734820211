import { expect, it } from "vitest";
import { createPlaces } from "./places";

it("has so many places, so many of them for one, and gives those that were left to others", () => {
  const places = createPlaces({ all: 3, one: 2 });
  const leave = places.take("a");
  places.take("a");
  expect(() => places.take("a")).toThrow("Too many requests are being answered");
  const other = places.take("b");
  expect(() => places.take("c")).toThrow("Too many requests are being answered");
  other();
  places.take("c");
  leave();
  places.take("a");
  expect(() => places.take("b")).toThrow("ask again in 1 second");
});
