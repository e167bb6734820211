import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { paper, themeFrom, THEME_COOKIE } from "@/components/shell/theme";
import { languageAlternates } from "@/i18n/alternates";
import { type Locale, LOCALE_HEADER, locales, PATH_HEADER } from "@/i18n/locales";
import { serverEnv } from "@/lib/env/server";
import { pictureAddress, pictureSize } from "@/lib/pictures";
import { isPublicRoute } from "@/lib/routes";
import { cyrillicFonts, fontVariables } from "./fonts";
import "./globals.css";

/** Each language of a page has an address of its own (`?lang=`), which names itself and the others. */
export async function generateMetadata(): Promise<Metadata> {
  const [requestHeaders, locale, t] = await Promise.all([headers(), getLocale(), getTranslations()]);
  const path = requestHeaders.get(PATH_HEADER) ?? "/";
  return {
    metadataBase: new URL(serverEnv().SITE_ORIGIN),
    title: { default: t("meta.title"), template: t("meta.template") },
    description: t("meta.description"),
    alternates: { canonical: requestHeaders.has(LOCALE_HEADER) ? `${path}?lang=${locale}` : path, languages: languageAlternates(path) },
    openGraph: {
      type: "website",
      locale: withRegion(locale),
      alternateLocale: locales.filter((other) => other !== locale).map(withRegion),
      ...(isPublicRoute(path) && { images: [{ url: pictureAddress({ path, locale, now: Date.now() }), ...pictureSize, alt: t("picture.alt") }] }),
    },
    twitter: { card: "summary_large_image" },
  };
}

/** "uk_UA": Open Graph wants a region with each language. */
function withRegion(locale: Locale): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return `${language}_${region ?? ""}`;
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: paper.light },
    { media: "(prefers-color-scheme: dark)", color: paper.dark },
  ],
};

/** Only the document: header, footer and providers belong to the route groups, so that content routes carry no wallet code. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, cookieStore] = await Promise.all([getLocale(), cookies()]);
  const theme = themeFrom(cookieStore.get(THEME_COOKIE)?.value);
  if (locale === "uk") for (const href of cyrillicFonts) preload(href, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    // Extensions put attributes on <html> before React arrives, and the reader may change data-theme.
    <html lang={locale} data-theme={theme === "system" ? undefined : theme} className={fontVariables} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
