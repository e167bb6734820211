import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { ticketWait } from "@/lib/finance";
import { formatDuration } from "@/lib/format";

const steps = ["ticket", "wait", "serve", "price"] as const;

/** How leaving works, in the order in which it happens. */
export function Leaving() {
  const t = useTranslations("stake.leaving");
  const wait = formatDuration({ seconds: ticketWait, locale: useLocale() });
  return (
    <section aria-labelledby="leaving" className="border-t border-rule pt-4">
      <h2 id="leaving" className="mb-3 text-title">
        {t("title")}
      </h2>
      <ol className="list-decimal space-y-2 pl-5 text-small marker:text-ink-2">
        {steps.map((step) => (
          <li key={step}>{t(step, { wait })}</li>
        ))}
      </ol>
      <p className="mt-4 text-small">
        {t("atOnce")} <PageLink href="/stake?tab=unstake">{t("toUnstake")}</PageLink>
      </p>
    </section>
  );
}
