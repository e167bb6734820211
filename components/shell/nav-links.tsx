"use client";

import { PageLink } from "@/components/ui/page-link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";

export type NavItem = { href: string; label: string };

/** The main navigation; the page one is on is marked for eyes (a copper line) and ears (`aria-current`). */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  const pathname = usePathname();
  return items.map(({ href, label }) => {
    const current = pathname === href || pathname.startsWith(`${href}/`);
    return (
      <PageLink
        key={href}
        href={href}
        aria-current={current ? "page" : undefined}
        className={cx(
          "flex min-h-11 items-center border-b-2 transition-colors duration-150 sm:min-h-16",
          current ? "border-copper text-ink" : "border-transparent text-ink-2 hover:text-ink forced-colors:border-b-0 forced-colors:pb-0.5",
        )}
      >
        {label}
      </PageLink>
    );
  });
}
