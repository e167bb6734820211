import { readFileSync } from "node:fs";
import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { type Locale, locales } from "../../i18n/locales";
import { messageKeys } from "../../i18n/unused-keys";
import { spoken, type Texts, unspoken } from "../page/texts";

type Catalogue = { readonly [key: string]: string | Catalogue };

/** Every language's messages that the page speaks with, compiled, from the app's own catalogues. */
export function compiledTexts(): Record<Locale, Texts> {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(locales.map((locale) => [locale, textsOf(locale)])) as Record<Locale, Texts>;
}

function textsOf(locale: Locale): Texts {
  const file = new URL(`../../messages/${locale}.json`, import.meta.url);
  const catalogue = JSON.parse(readFileSync(file, "utf8")) as Catalogue;
  const keys = messageKeys(catalogue).filter((key) => !unspoken.test(key) && spoken.some((part) => key === part || key.startsWith(`${part}.`)));
  return Object.fromEntries(keys.map((key): [string, CompiledMessage] => [key, compile(messageAt(catalogue, key))]));
}

function messageAt(catalogue: Catalogue, key: string): string {
  const found = key.split(".").reduce<string | Catalogue | undefined>((node, name) => (typeof node === "object" ? node[name] : undefined), catalogue);
  return typeof found === "string" ? found : "";
}
