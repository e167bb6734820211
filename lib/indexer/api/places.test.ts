import { expect, it } from "vitest";
import { createPlaces } from "./places";
import { Refusal } from "./refusal";

it("has so many places, so many of them for one, and gives those that were left to others", () => {
  const places = createPlaces({ all: 3, one: 2 });
  const leave = places.take("a");
  places.take("a");
  expect(refusedWith(() => places.take("a"))).toEqual([429, "1"]);
  const other = places.take("b");
  expect(refusedWith(() => places.take("c"))).toEqual([503, "1"]);
  other();
  places.take("c");
  leave();
  places.take("a");
  expect(() => places.take("b")).toThrow("ask again in 1 second");
});

function refusedWith(take: () => unknown): readonly unknown[] {
  try {
    take();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, headers } = error.toResponse();
    return [status, headers.get("retry-after")];
  }
  return [];
}
