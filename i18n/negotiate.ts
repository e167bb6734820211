import { defaultLocale, isLocale, locales, type Locale } from "./locales";

/** What a request tells about the language its reader wants, strongest first. */
export type LanguageHints = {
  /** Named by the link itself (`?lang=`). */
  link?: string | null;
  /** Chosen earlier on this device. */
  cookie?: string | null;
  /** The `Accept-Language` header. */
  acceptLanguage?: string | null;
};

/** The language to answer in: link, then cookie, then Accept-Language, then the default. Unknown values count as absent. */
export function negotiateLocale({ link, cookie, acceptLanguage }: LanguageHints): Locale {
  if (isLocale(link)) return link;
  if (isLocale(cookie)) return cookie;
  return firstAccepted(acceptLanguage ?? "") ?? defaultLocale;
}

function firstAccepted(header: string): Locale | undefined {
  for (const tag of tagsByQuality(header)) {
    const match = matchTag(tag);
    if (match) return match;
  }
  return undefined;
}

/** RFC 9110 §12.5.4: `q` defaults to 1, 0 means "not acceptable"; equal weights keep the order of the header. */
function tagsByQuality(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
      const quality = q === undefined ? 1 : Number(q.slice(2));
      return { tag: tag.trim().toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ tag, quality }) => tag !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** An exact match first, then the same language in another region: `pt` and `pt-PT` are both served by `pt-BR`. */
function matchTag(tag: string): Locale | undefined {
  if (tag === "*") return defaultLocale;
  const exact = locales.find((locale) => locale.toLowerCase() === tag);
  if (exact) return exact;
  const language = tag.split("-")[0];
  return locales.find((locale) => locale.toLowerCase().split("-")[0] === language);
}
