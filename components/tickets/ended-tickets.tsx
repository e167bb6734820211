"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Address } from "viem";
import { PageLink } from "@/components/ui/page-link";
import { useActivity } from "@/hooks/portfolio/use-activity";
import { formatDate } from "@/lib/format";
import { endedTickets } from "@/lib/tickets/ended";
import { LookBack } from "./look-back";

/** Tickets that were claimed, taken back or given away, as far back as the chain's events were read; `held` are numbers of those that were not. */
export function EndedTickets({ account, held }: { account: Address; held: readonly bigint[] | undefined }) {
  const t = useTranslations("tickets.ended");
  const past = useTranslations("tickets.past");
  const locale = useLocale();
  const activity = useActivity(account);
  const { known, lookBack } = activity;
  const ended = known && held ? endedTickets(known, held) : [];
  return (
    <section aria-labelledby="ended" className="mt-8">
      <h3 id="ended" className="text-small font-medium">
        {t("title")}
      </h3>
      {ended.length > 0 && (
        <ul className="mt-2 divide-y divide-rule border-y border-rule text-small">
          {ended.map(({ ticketId, how, timestamp }) => (
            <li key={String(ticketId)} className="flex flex-wrap justify-between gap-x-4 py-2">
              <PageLink href={`/tickets/${String(ticketId)}`}>{t("name", { id: String(ticketId) })}</PageLink>
              <span className="text-ink-2">
                {t(how)} · {formatDate({ timestamp, locale, precision: "minute" })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {known && (
        <p className="mt-2 text-note text-ink-2">
          {ended.length === 0 && t("none")} {past("looked", { from: Number(known.from), to: Number(known.to) })}
        </p>
      )}
      <LookBack activity={activity} onPress={lookBack} />
    </section>
  );
}
