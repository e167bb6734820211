"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { languageNames, type Locale, locales } from "@/i18n/locales";

/** This page in every language: plain links, so that they work without script and load the whole page in the other language. */
export function LanguageLinks({ current, label }: { current: Locale; label: string }) {
  const pathname = usePathname();
  const search = useSearchParams();
  return (
    <nav aria-label={label}>
      <ul className="-ml-2.5 flex text-note">
        {locales.map((locale) => {
          const query = new URLSearchParams(search);
          query.set("lang", locale);
          const { name, code } = languageNames[locale];
          return (
            <li key={locale}>
              <a
                href={`${pathname}?${query.toString()}`}
                lang={locale}
                hrefLang={locale}
                aria-label={`${code}, ${name}`}
                aria-current={locale === current ? "true" : undefined}
                className={cx(
                  "flex min-h-11 min-w-9 items-center justify-center",
                  locale === current ? "text-ink underline decoration-copper decoration-2 underline-offset-6" : "text-ink-2 hover:text-ink",
                )}
              >
                {code}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
