import { describe, expect, it } from "vitest";
import { sameWithin } from "./same-within";

describe("sameWithin", () => {
  const page = "| mint | 134,561 | `0x01` |\n| refund | -19,900 |";

  it("takes a page for itself, and for one whose figures moved by less than the part", () => {
    expect(sameWithin(page, page, 0)).toBe(true);
    expect(sameWithin(page, page.replace("134,561", "134,573"), 0.001)).toBe(true);
  });

  it("sees a figure that moved further, a sign, a word and a row", () => {
    expect(sameWithin(page, page.replace("134,561", "135,561"), 0.001)).toBe(false);
    expect(sameWithin(page, page.replace("-19,900", "19,900"), 0.001)).toBe(false);
    expect(sameWithin(page, page.replace("mint", "stake"), 0.001)).toBe(false);
    expect(sameWithin(page, `${page}\n| more | 1 |`, 0.001)).toBe(false);
  });
});
