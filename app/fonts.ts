import localFont from "next/font/local";

/*
 * Two subsets per family, because only Latin is preloaded. The Cyrillic file comes first in the
 * stack: its unicode-range keeps it off the wire until a Cyrillic letter is on the page, and the
 * metric-adjusted fallback that Next adds behind the Latin file would otherwise take its letters.
 * The loader reads these calls at build time, so every option is a literal.
 */
export const serif = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  weight: "200 900",
  variable: "--font-serif-latin",
  adjustFontFallback: "Times New Roman",
  fallback: ["Georgia", "serif"],
});

export const serifCyrillic = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2",
  weight: "200 900",
  variable: "--font-serif-cyrillic",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});

export const sans = localFont({
  src: "../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  weight: "100 700",
  variable: "--font-sans-latin",
  adjustFontFallback: "Arial",
  fallback: ["system-ui", "sans-serif"],
});

export const sansCyrillic = localFont({
  src: "../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-cyrillic-wght-normal.woff2",
  weight: "100 700",
  variable: "--font-sans-cyrillic",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});

/** For addresses and hashes, which are hexadecimal in every language: Latin only, and not needed before first paint. */
export const mono = localFont({
  src: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
  weight: "400",
  variable: "--font-mono-latin",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "monospace"],
});

/** Class names that define the font variables; goes on <html>. */
export const fontVariables = [serif, serifCyrillic, sans, sansCyrillic, mono].map((font) => font.variable).join(" ");
