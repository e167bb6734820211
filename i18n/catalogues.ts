import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { messageKeys } from "./unused-keys";

/** The catalogues as the files hold them, for the tests that compare languages. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

const folder = path.join(import.meta.dirname, "..", "messages");

export const readCatalogue = (...file: string[]) => JSON.parse(readFileSync(path.join(folder, ...file), "utf8")) as Catalogue;

/** The languages that have a file in a folder of catalogues. */
export function languagesIn(...below: string[]): string[] {
  const files = readdirSync(path.join(folder, ...below)).filter((file) => file.endsWith(".json"));
  return files.map((file) => file.slice(0, -".json".length)).toSorted();
}

/** A language's catalogue with what only a build for a local chain says. */
export const catalogueOf = (locale: string) => merged(readCatalogue(`${locale}.json`), readCatalogue("local", `${locale}.json`));

/** Every message of a language by its key. */
export function messagesOf(locale: string): ReadonlyMap<string, string> {
  const catalogue = catalogueOf(locale);
  return new Map(messageKeys(catalogue).map((key) => [key, textAt(catalogue, key)]));
}

function textAt(catalogue: Catalogue, key: string): string {
  const value = key.split(".").reduce<string | Catalogue | undefined>(
    (node, part) => (typeof node === "object" ? node[part] : undefined),
    catalogue,
  );
  if (typeof value !== "string") throw new Error(`${key} is not a message.`);
  return value;
}

function merged(one: Catalogue, other: Catalogue): Catalogue {
  const both = Object.entries(other).map(([key, value]) => {
    const known = one[key];
    return [key, typeof known === "object" && typeof value === "object" ? merged(known, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(both) };
}
