import { type Locale, locales } from "./locales";

/** The address of a page in each language a link can ask for, and the one that follows the reader. `url` has no query. */
export function languageAlternates(url: string): Record<Locale | "x-default", string> {
  const pairs = locales.map((locale) => [locale, `${url}?lang=${locale}`] as const);
  // Object.fromEntries forgets which keys it was given.
  return { ...(Object.fromEntries(pairs) as Record<Locale, string>), "x-default": url };
}
