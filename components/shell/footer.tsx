import { PageLink } from "@/components/ui/page-link";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { serverEnv } from "@/lib/env/server";
import { exitFileHash } from "@/lib/server/exit-file";
import { THEME_COOKIE, themeFrom } from "./theme";
import { ThemeToggle } from "./theme-toggle";

const pages = ["status", "risks", "security", "terms", "privacy"] as const;

export async function Footer() {
  const [t, cookieStore, exitHash] = await Promise.all([getTranslations("footer"), cookies(), exitFileHash()]);
  // A file, and what another process answers: no pages of the app.
  const besides = [...(exitHash === undefined ? [] : [{ href: "/exit.html", name: "exit" } as const]), ...(serverEnv().INDEXER_URL === undefined ? [] : [{ href: "/api/v1", name: "api" } as const])];
  return (
    <footer className="page mt-16 pb-8 text-note text-ink-2">
      <div className="flex flex-wrap items-start justify-between gap-x-12 gap-y-4 border-t border-rule pt-4">
        <div className="max-w-[62ch]">
          <p>{t("risk")}</p>
          <p>{t("source")}</p>
          <nav aria-label={t("links")} className="mt-2">
            <ul className="-ml-2 flex flex-wrap">
              {pages.map((page) => (
                <li key={page}>
                  <PageLink href={`/${page}`} className="block px-2 py-1.5 hover:text-ink hover:underline">
                    {t(page)}
                  </PageLink>
                </li>
              ))}
              {besides.map(({ href, name }) => (
                <li key={href}>
                  <a href={href} className="block px-2 py-1.5 hover:text-ink hover:underline">
                    {t(name)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <ThemeToggle
          initial={themeFrom(cookieStore.get(THEME_COOKIE)?.value)}
          legend={t("theme")}
          labels={{ system: t("themeSystem"), light: t("themeLight"), dark: t("themeDark") }}
        />
      </div>
    </footer>
  );
}
