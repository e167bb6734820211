import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type NoteProps = {
  /** Its number among the notes of the page. */
  number: number;
  id: string;
  title: ReactNode;
  lead: ReactNode;
  children: ReactNode;
};

/** A note to the statement above, as annual reports set them: number and heading in the margin, the matter beside it. */
export function Note({ number, id, title, lead, children }: NoteProps) {
  const t = useTranslations("landing");
  return (
    <section aria-labelledby={id} className="grid gap-x-12 gap-y-6 border-t border-rule pt-5 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <p className="label">{t("note", { number })}</p>
        <h2 id={id} className="mt-1 text-title">
          {title}
        </h2>
        <p className="mt-2 max-w-[52ch] text-note text-ink-2">{lead}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
