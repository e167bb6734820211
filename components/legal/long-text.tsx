import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDate } from "@/lib/format";

export type Section = { readonly id: string; readonly title: string; readonly content: ReactNode };

type LongTextProps = {
  title: string;
  lead: string;
  /** The day the text was last changed, as 2026-11-21. */
  changed: string;
  /** Stands above the first section. */
  before?: ReactNode;
  sections: readonly Section[];
};

/** A page of text: its contents beside it, each heading a link to itself, lines of about 65 characters. */
export function LongText({ title, lead, changed, before, sections }: LongTextProps) {
  const t = useTranslations("legal");
  const locale = useLocale();
  const date = formatDate({ timestamp: Date.parse(changed) / 1_000, locale });
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-8 pt-10 sm:pt-14 lg:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="max-w-[65ch]">
        <h1 className="text-display">{title}</h1>
        <p className="mt-4 text-lead text-ink-2">{lead}</p>
        <p className="mt-3 text-note text-ink-2">
          <time dateTime={changed}>{t("changed", { date })}</time>
        </p>
      </div>
      <nav aria-label={t("contents")} className="self-start text-small print:hidden lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <p className="label mb-2">{t("contents")}</p>
        <ol className="border-t border-rule">
          {sections.map((section) => (
            <li key={section.id} className="border-b border-rule">
              <a href={`#${section.id}`} data-plain className="block py-1.5 hover:text-copper">
                {section.title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="min-w-0 lg:col-start-1">
        {before}
        {sections.map((section) => (
          <section key={section.id} aria-labelledby={section.id} className="long-text border-t border-rule py-6">
            <h2 id={section.id} className="text-title">
              <a href={`#${section.id}`} data-plain className="hover:text-copper">
                {section.title}
              </a>
            </h2>
            {section.content}
          </section>
        ))}
      </div>
    </div>
  );
}
