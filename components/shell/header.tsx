import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { NavLinks } from "./nav-links";
import { Wordmark } from "./wordmark";

/** `walletSlot` is filled by the layout: the shell itself knows no wallet. */
export async function Header({ walletSlot }: { walletSlot?: ReactNode }) {
  const t = await getTranslations("nav");
  const items = [
    { href: "/mint", label: t("mint") },
    { href: "/stake", label: t("stake") },
  ];
  return (
    <header className="page">
      <div className="flex flex-wrap items-center gap-x-6 border-b border-rule">
        <Link href="/" aria-label={t("home")} className="flex min-h-16 items-center pr-1">
          <Wordmark />
        </Link>
        {/* On a phone the button stays beside the mark, and the navigation takes the line below. */}
        <nav
          aria-label={t("label")}
          className={cx("-mb-px flex flex-1 gap-6 text-small", walletSlot !== undefined && "order-last basis-full sm:order-none sm:basis-0")}
        >
          <NavLinks items={items} />
        </nav>
        {walletSlot !== undefined && <div className="ml-auto flex items-center gap-3 py-2">{walletSlot}</div>}
      </div>
    </header>
  );
}
