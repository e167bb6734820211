import { useLocale, useTranslations } from "next-intl";
import { Hash } from "@/components/ui/hash";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import { formatDate, shortAddress } from "@/lib/format";
import { amountOf, formatAmount } from "@/lib/money";
import type { TicketEvent, TicketHistory as History } from "@/lib/tickets/history";

/** What happened to a ticket, the newest first, and how far back was looked; or that it could not be read. */
export function TicketHistory({ history }: { history: History | undefined }) {
  const t = useTranslations("ticketPage.history");
  return (
    <section aria-labelledby="history" className="border-t-2 border-rule-strong pt-4">
      <h2 id="history" className="text-title">
        {t("title")}
      </h2>
      {history === undefined && <p className="mt-3 text-small">{t("unread")}</p>}
      {history && history.events.length > 0 && (
        <ol className="mt-3 divide-y divide-rule border-y border-rule">
          {history.events.map((event) => (
            <Happened key={event.id} event={event} />
          ))}
        </ol>
      )}
      {history && (
        <p className="mt-3 text-note text-ink-2">
          {history.events.length === 0 && t("empty")} {t("looked", { from: Number(history.from), to: Number(history.to) })}
        </p>
      )}
    </section>
  );
}

function Happened({ event }: { event: TicketEvent }) {
  const t = useTranslations("ticketPage.history");
  const common = useTranslations("common");
  const locale = useLocale();
  const explorer = chainFacts(appChainId).explorer?.url;
  const { timestamp, hash } = event;
  return (
    <li className="py-2 text-small">
      <p>{useSentence(event)}</p>
      <div className="flex flex-wrap items-baseline gap-x-3 text-note text-ink-2">
        <time dateTime={new Date(timestamp * 1000).toISOString()}>{formatDate({ timestamp, locale, precision: "minute" })}</time>
        <Hash value={hash} href={explorer && `${explorer}/tx/${hash}`} copyLabel={t("copy")} copiedLabel={common("copied")} />
      </div>
    </li>
  );
}

function useSentence(event: TicketEvent): string {
  const t = useTranslations("ticketPage.history");
  const locale = useLocale();
  switch (event.kind) {
    case "requested":
    case "takenBack":
      return t(event.kind, { amount: formatAmount({ amount: amountOf("sAID", event.shares), locale }) });
    case "served":
    case "claimed":
      return t(event.kind, { amount: formatAmount({ amount: amountOf("AID", event.assets), locale }) });
    case "transferred":
      return t("transferred", { to: shortAddress(event.to) });
    case "cancelled":
      return t("cancelled");
  }
}
