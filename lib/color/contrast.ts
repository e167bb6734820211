/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour as a browser computes it, "rgb(23, 24, 27)", or as a token is written, "#17181b". Throws on anything else. */
export function parseColor(text: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const parts = hex ? hex.slice(1).map((part) => Number.parseInt(part, 16)) : /^rgb\((\d+), (\d+), (\d+)\)$/.exec(text)?.slice(1).map(Number);
  const [red, green, blue] = parts ?? [];
  if (red === undefined || green === undefined || blue === undefined) throw new Error(`${text} is not an opaque colour.`);
  return [red, green, blue];
}

/** Linear light of each channel, 0 to 1 (WCAG 2.2, relative luminance). */
export function toLinear(color: Rgb): Rgb {
  const channel = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [channel(color[0]), channel(color[1]), channel(color[2])];
}

/** WCAG 2.2 relative luminance, 0 to 1. */
export function luminance(color: Rgb): number {
  const [red, green, blue] = toLinear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
