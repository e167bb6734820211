import { useLocale, useTranslations } from "next-intl";
import { TransactionLink } from "@/components/form/chain-link";
import { PageLink } from "@/components/ui/page-link";
import { formatDate, shortAddress } from "@/lib/format";
import { amountOf, formatAmount } from "@/lib/money";
import type { TicketEvent, TicketHistory as History } from "@/lib/tickets/history";

/** What happened to a ticket, the newest first, and which blocks were looked at; or that it could not be read. */
export function TicketHistory({ id, history }: { id: bigint; history: History | undefined }) {
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
      {history && <LookedAt id={id} history={history} />}
    </section>
  );
}

function LookedAt({ id, history: { events, span, gap, whole } }: { id: bigint; history: History }) {
  const t = useTranslations("ticketPage.history");
  const page = `/tickets/${String(id)}`;
  const blocks = { from: Number(span.from), to: Number(span.to) };
  return (
    <div className="mt-3 text-note text-ink-2">
      <p>
        {events.length === 0 && t("empty")} {gap ? t("lookedAround", { ...blocks, first: Number(gap.from), last: Number(gap.to) }) : t("looked", blocks)} {whole && !gap && t("whole")}
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4 empty:hidden">
        {gap && <PageLink href={`${page}?from=${String(gap.from)}&to=${String(gap.to)}#history`}>{t("look")}</PageLink>}
        {!whole && <PageLink href={`${page}#history`}>{t("back")}</PageLink>}
      </p>
    </div>
  );
}

function Happened({ event }: { event: TicketEvent }) {
  const locale = useLocale();
  const { timestamp, hash } = event;
  return (
    <li className="py-2 text-small">
      <p>{useSentence(event)}</p>
      <div className="flex flex-wrap items-baseline gap-x-3 text-note text-ink-2">
        <time dateTime={new Date(timestamp * 1000).toISOString()}>{formatDate({ timestamp, locale, precision: "minute" })}</time>
        <TransactionLink hash={hash} />
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
