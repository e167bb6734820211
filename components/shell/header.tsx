import { PageLink } from "@/components/ui/page-link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { LanguageLinks } from "./language-links";
import { NavLinks } from "./nav-links";
import { Wordmark } from "./wordmark";

/** `walletSlot` is filled by the layout: the shell itself knows no wallet. */
export async function Header({ walletSlot }: { walletSlot?: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations("nav"), getLocale()]);
  const items = [
    { href: "/mint", label: t("mint") },
    { href: "/stake", label: t("stake") },
    { href: "/portfolio", label: t("portfolio") },
  ];
  return (
    <header className="page">
      <div className="flex flex-wrap items-center gap-x-6 border-b border-rule">
        <PageLink href="/" aria-label={t("home")} className="flex min-h-16 items-center pr-1">
          <Wordmark />
        </PageLink>
        {/* On a phone the button stays beside the mark, and the navigation takes the line below. */}
        <div
          className={cx(
            "-mb-px flex flex-1 flex-wrap items-center justify-between gap-x-6",
            walletSlot !== undefined && "order-last basis-full sm:order-none sm:basis-0",
          )}
        >
          <nav aria-label={t("label")} className="flex gap-6 text-small">
            <NavLinks items={items} />
          </nav>
          <LanguageLinks current={locale} label={t("languages")} />
        </div>
        {walletSlot !== undefined && <div className="ml-auto flex items-center gap-3 py-2">{walletSlot}</div>}
      </div>
    </header>
  );
}
