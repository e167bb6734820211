import { defaultLocale, isLocale, type Locale } from "./locales";

type FallbackTexts = { title: string; body: string; reference: string; retry: string };

/** The few sentences for when a page failed, perhaps because the catalogue could not be loaded. A language without them fails the type check. */
const texts: Readonly<Record<Locale, FallbackTexts>> = {
  en: {
    title: "This page could not be shown",
    body: "The fault is on our side. Nothing was sent from your wallet by this, and your funds are where they were.",
    reference: "Reference",
    retry: "Try again",
  },
};

/** In the language of the document, English if that is unknown. */
export function fallbackTexts(locale: string | undefined): FallbackTexts {
  return texts[isLocale(locale) ? locale : defaultLocale];
}
