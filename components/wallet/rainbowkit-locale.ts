import type { Locale as RainbowKitLocale } from "@rainbow-me/rainbowkit";
import type { Locale } from "@/i18n/locales";

/** The language RainbowKit is to speak for each of ours. */
const rainbowKitLocales: Readonly<Record<Locale, RainbowKitLocale>> = { en: "en-US", "pt-BR": "pt-BR", uk: "uk-UA" };

export function rainbowKitLocale(locale: Locale): RainbowKitLocale {
  return rainbowKitLocales[locale];
}
