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
  "pt-BR": {
    title: "Esta página não pôde ser mostrada",
    body: "A falha é nossa. Nada foi enviado da sua carteira por isso, e seus fundos estão onde estavam.",
    reference: "Referência",
    retry: "Tentar de novo",
  },
  uk: {
    title: "Не вдалося показати цю сторінку",
    body: "Помилка на нашому боці. Через це нічого не надіслано з вашого гаманця, і ваші кошти там, де були.",
    reference: "Код для довідки",
    retry: "Спробувати ще раз",
  },
};

/** In the language of the document, English if that is unknown. */
export function fallbackTexts(locale: string | undefined): FallbackTexts {
  return texts[isLocale(locale) ? locale : defaultLocale];
}
