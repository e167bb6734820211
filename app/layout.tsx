import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { themeFrom, THEME_COOKIE } from "@/components/shell/theme";
import { fontVariables } from "./fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meta");
  return { title: { default: t("title"), template: t("template") }, description: t("description") };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f4ee" },
    { media: "(prefers-color-scheme: dark)", color: "#111214" },
  ],
};

/** Only the document: header, footer and providers belong to the route groups, so that content routes carry no wallet code. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, cookieStore] = await Promise.all([getLocale(), cookies()]);
  const theme = themeFrom(cookieStore.get(THEME_COOKIE)?.value);
  return (
    // Extensions put attributes on <html> before React arrives, and the reader may change data-theme.
    <html lang={locale} data-theme={theme === "system" ? undefined : theme} className={fontVariables} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
