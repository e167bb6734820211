import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The fonts of a picture: the families of the page, which the drawing library cannot read in the page's format. */
export type PictureFont = { readonly name: string; readonly data: Buffer; readonly weight: 400; readonly style: "normal" };

// Each address is written out whole beside the call: the build reads it there, and ships this file instead of all that could be meant.
const files = {
  Serif: () => readFile(join(process.cwd(), "node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff")),
  SerifCyrillic: () => readFile(join(process.cwd(), "node_modules/@fontsource/source-serif-4/files/source-serif-4-cyrillic-400-normal.woff")),
  Sans: () => readFile(join(process.cwd(), "node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff")),
  SansCyrillic: () => readFile(join(process.cwd(), "node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-normal.woff")),
};

let read: Promise<PictureFont[]> | undefined;

/** Reads them from disk once. */
export function pictureFonts(): Promise<PictureFont[]> {
  read ??= Promise.all(Object.entries(files).map(async ([name, file]) => ({ name, weight: 400 as const, style: "normal" as const, data: await file() })));
  return read;
}
