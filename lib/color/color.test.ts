import { describe, expect, it } from "vitest";
import { contrast, parseColor } from "./contrast";
import { distance } from "./vision";

const [black, white, red, green] = ["#000000", "rgb(255, 255, 255)", "#b03030", "#4f6f2f"].map(parseColor) as [never, never, never, never];

describe("colours", () => {
  it("are read as tokens write them and as browsers compute them, and nothing else is guessed", () => {
    expect(parseColor("#17181B")).toEqual([23, 24, 27]);
    expect(parseColor("rgb(23, 24, 27)")).toEqual([23, 24, 27]);
    for (const text of ["rgba(0, 0, 0, 0.5)", "#fff", "copper", ""]) expect(() => parseColor(text)).toThrow("not an opaque colour");
  });

  it("have WCAG's contrast, whichever comes first", () => {
    expect(contrast(black, white)).toBeCloseTo(21, 6);
    expect(contrast(white, black)).toBeCloseTo(21, 6);
    expect(contrast(parseColor("#777777"), white)).toBeCloseTo(4.48, 2);
    expect(contrast(red, red)).toBe(1);
  });

  it("lie nearer to each other for eyes that miss a cone", () => {
    expect(distance(black, white, "normal")).toBeCloseTo(1, 3);
    expect(distance(red, green, "deuteranopia")).toBeLessThan(distance(red, green, "normal") / 2);
    expect(distance(red, red, "tritanopia")).toBe(0);
  });
});
