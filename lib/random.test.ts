import { describe, expect, it } from "vitest";
import { randomOf, seedOf } from "./random";

describe("chance that comes out the same again", () => {
  it("gives the same numbers for the same seed, others for another", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, randomOf(seed).bind(undefined, 1_000));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    // As the reference implementation of mulberry32 has it for seed 1, of 2^32.
    expect(randomOf(1)(4_294_967_296)).toBe(2_693_262_067);
  });

  it("gives every number below the bound about as often", () => {
    const random = randomOf(42);
    const counts = [0, 0, 0, 0];
    for (let times = 0; times < 4_000; times += 1) {
      const drawn = random(4);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it("has a seed for each name", () => {
    expect(seedOf(1, "anna", 3)).toBe(seedOf(1, "anna", 3));
    expect(new Set([seedOf(1, "anna", 3), seedOf(1, "anna", 4), seedOf(2, "anna", 3), seedOf(1, "anna3")]).size).toBe(4);
  });
});
