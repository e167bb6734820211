import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { colours } from "@/components/picture/colours";
import { paper } from "@/components/shell/theme";
import { contrast as contrastOf, luminance, parseColor } from "@/lib/color/contrast";
import { distance, type Vision, visions } from "@/lib/color/vision";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]),
);
const themes = ["light", "dark"] as const;

const colorOf = (theme: (typeof themes)[number], name: string) => parseColor(tokens.get(name)?.[theme] ?? "");
const contrast = (theme: (typeof themes)[number], one: string, other: string) => contrastOf(colorOf(theme, one), colorOf(theme, other));

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

  const data = ["d1", "d2", "d3", "d4", "d5", "d6"] as const;
  const pairs = data.flatMap((one, index) => data.slice(index + 1).map((other) => [one, other] as const));

  it.each(data)("%s stands out from paper", (color) => {
    expect(contrast(theme, color, "paper")).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(visions) as Vision[])("the data colours stay apart for %s", (vision) => {
    for (const [one, other] of pairs) expect(distance(colorOf(theme, one), colorOf(theme, other), vision), `${one} ${other}`).toBeGreaterThan(0.07);
  });

  it("the data colours stay apart in print without colour", () => {
    for (const [one, other] of pairs) {
      const greys = [one, other].map((name) => Math.cbrt(luminance(colorOf(theme, name))));
      expect(Math.abs((greys[0] ?? 0) - (greys[1] ?? 0)), `${one} ${other}`).toBeGreaterThan(0.04);
    }
  });
});
