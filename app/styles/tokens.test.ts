import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { colours } from "@/components/picture/colours";
import { paper } from "@/components/shell/theme";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]),
);
const themes = ["light", "dark"] as const;

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: (typeof themes)[number], one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map((name) => luminance(tokens.get(name)?.[theme] ?? "")).toSorted((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

it("the colour around the page is that of the page", () => {
  expect(tokens.get("paper")).toEqual(paper);
});

it.each(Object.entries(colours))("a picture's %s is that of the page", (name, colour) => {
  expect(colour).toBe(tokens.get(name)?.light);
});

describe.each(themes)("contrast in the %s theme", (theme) => {
  it.each(["paper", "raised"])("figures reach 7:1 on %s", (ground) => {
    expect(contrast(theme, "ink", ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(["ink-2", "copper", "gain", "loss"])("%s is readable as text on paper and on raised", (text) => {
    for (const ground of ["paper", "raised"]) expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it("text on the accent, pressed or not, is readable", () => {
    for (const ground of ["copper", "copper-deep"]) expect(contrast(theme, "copper-ink", ground)).toBeGreaterThanOrEqual(4.5);
  });

  it("text on the washes is readable", () => {
    for (const ground of ["copper-wash", "loss-wash"]) {
      for (const text of ["ink", "ink-2"]) expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(["d1", "d2", "d3", "d4", "d5", "d6"])("%s stands out from paper and carries text", (data) => {
    expect(contrast(theme, data, "paper")).toBeGreaterThanOrEqual(3);
    expect(contrast(theme, "data-ink", data)).toBeGreaterThanOrEqual(4.5);
  });
});
