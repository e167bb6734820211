import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The fonts of a picture: the families of the page, which the drawing library cannot read in the page's format. */
export type PictureFont = { readonly name: string; readonly data: Buffer; readonly weight: 400 | 500 | 600; readonly style: "normal" };

const folder = join(process.cwd(), "node_modules", "@fontsource");

const files = [
  { name: "Serif", weight: 400, file: join(folder, "source-serif-4/files/source-serif-4-latin-400-normal.woff") },
  { name: "SerifCyrillic", weight: 400, file: join(folder, "source-serif-4/files/source-serif-4-cyrillic-400-normal.woff") },
  { name: "Sans", weight: 400, file: join(folder, "ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff") },
  { name: "SansCyrillic", weight: 400, file: join(folder, "ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-normal.woff") },
] as const;

let read: Promise<PictureFont[]> | undefined;

/** Reads them from disk once. */
export function pictureFonts(): Promise<PictureFont[]> {
  read ??= Promise.all(files.map(async ({ name, weight, file }) => ({ name, weight, style: "normal" as const, data: await readFile(file) })));
  return read;
}
