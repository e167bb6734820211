import type { Locale as RainbowKitLocale } from "@rainbow-me/rainbowkit";

const byLanguage: Readonly<Record<string, RainbowKitLocale>> = { en: "en-US", pt: "pt-BR", uk: "uk-UA" };

/** The language RainbowKit is to speak for a language of ours. */
export function rainbowKitLocale(locale: string): RainbowKitLocale {
  return byLanguage[locale.split("-")[0] ?? ""] ?? "en-US";
}
