import localFont from "next/font/local";

/*
 * The letters of English and Portuguese, preloaded. Cyrillic letters are in app/styles/cyrillic.css and come before these in
 * the stack, since the metric-adjusted fallback that Next adds behind a Latin file would take them.
 * "optional": a font that comes late is left for the next page, so that no line of this one moves.
 * The loader reads these calls at build time, so every option is a literal.
 */
export const serif = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  weight: "200 900",
  variable: "--font-serif-latin",
  display: "optional",
  adjustFontFallback: "Times New Roman",
  fallback: ["Georgia", "serif"],
});

export const sans = localFont({
  src: "../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  weight: "100 700",
  variable: "--font-sans-latin",
  display: "optional",
  adjustFontFallback: "Arial",
  fallback: ["system-ui", "sans-serif"],
});

/** For addresses and hashes, which are hexadecimal in every language: Latin only, and not needed before first paint. */
export const mono = localFont({
  src: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
  weight: "400",
  variable: "--font-mono-latin",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "monospace"],
});

/** Class names that define the font variables; goes on <html>. */
export const fontVariables = [serif, sans, mono].map((font) => font.variable).join(" ");

/** Addresses of the files with Cyrillic letters, for pages that need them at once. */
export const cyrillicFonts = [
  new URL("../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2", import.meta.url),
  new URL("../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-cyrillic-wght-normal.woff2", import.meta.url),
].map(String);
