/** The languages the product speaks: each has a catalogue `messages/<locale>.json`. The first is the default. */
export const locales = ["en", "pt-BR", "uk"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** Each language as its own readers write it, the same on every page. */
export const languageNames: Readonly<Record<Locale, { name: string; code: string }>> = {
  en: { name: "English", code: "EN" },
  "pt-BR": { name: "Português (Brasil)", code: "PT" },
  // In Latin letters: the Cyrillic font is for those who read it.
  uk: { name: "Українська", code: "UA" },
};

/** The reader's own choice; wins over what the browser asks for. */
export const LOCALE_COOKIE = "locale";

/** Set by the proxy when a link names a language (`?lang=`). */
export const LOCALE_HEADER = "x-locale";

/** Set by the proxy: the path of the page, for the addresses of its other languages. */
export const PATH_HEADER = "x-path";

export function isLocale(value: string | undefined | null): value is Locale {
  return locales.some((locale) => locale === value);
}
