"use client";

import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { Forgetful } from "@/components/form/forgetful";
import { TransactionInPlace } from "@/components/tx/transaction-in-place";
import { LiveRegion } from "@/components/ui/live-region";
import { useBlocked } from "@/hooks/form/use-blocked";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useTicketActions } from "@/hooks/tickets/use-ticket-actions";
import type { Tickets } from "@/hooks/tickets/use-tickets";
import { CancelNote } from "./cancel-note";
import { ClaimAll } from "./claim-all";
import { TicketPages } from "./ticket-pages";
import { TicketRow } from "./ticket-row";

type TicketListProps = {
  tickets: Tickets;
  base: ScreenBase;
  /** They are the connected account's, which alone can act. */
  own: boolean;
};

/** An account's exit tickets in the order in which they came to it, a page at a time; for their holder, with what can be done. */
export function TicketList({ tickets, base, own }: TicketListProps) {
  const { views, first, failed, page, turning, previous, next } = tickets;
  const t = useTranslations("tickets");
  const actions = useTicketActions(base.wallet);
  const blocked = useBlocked(base.chain, actions.busy);
  const { claim, cancel, transfer } = actions;
  const { form, panel } = useKeptFocus<HTMLDivElement>([claim, cancel, transfer].every(({ state }) => state.status === "idle"));
  const cancelNoteId = useId();
  const top = useRef<HTMLParagraphElement>(null);
  const isPaged = previous !== undefined || next !== undefined;
  const acts = own && base.connection === "ready";
  const unread = t(failed ? "unread" : "reading");
  if (views === undefined && !isPaged) return <p className="text-small text-ink-2">{unread}</p>;
  return (
    <div ref={form}>
      {failed && views && <p className="mb-3 text-small text-ink-2">{t("stale")}</p>}
      {acts && (
        <div className="mb-3 empty:mb-0">
          <Forgetful />
        </div>
      )}
      {acts && views?.some(({ pending }) => pending > 0n) && (
        <div className="mb-3">
          <CancelNote id={cancelNoteId} />
        </div>
      )}
      {acts && first && <ClaimAll first={first} wallet={base.wallet} blocked={blocked} />}
      <TransactionInPlace panel={panel} transactions={[claim, cancel, transfer]} />
      <LiveRegion>
        {isPaged && (
          <p ref={top} tabIndex={-1} className="mb-3 text-small text-ink-2">
            {views === undefined || turning ? unread : t("page", { page, count: views.length })}
          </p>
        )}
      </LiveRegion>
      {views?.length === 0 && <p className="text-small">{t(own ? "none" : "noneHere")}</p>}
      {views && views.length > 0 && (
        <ul className="divide-y divide-rule border-y border-rule">
          {views.map((ticket) => (
            <TicketRow
              key={String(ticket.id)}
              ticket={ticket}
              now={base.now}
              actions={acts ? actions : undefined}
              blocked={blocked}
              cancelNoteId={cancelNoteId}
            />
          ))}
        </ul>
      )}
      {/* The next page is read from its top. */}
      <TicketPages tickets={tickets} onTurn={() => top.current?.focus()} />
    </div>
  );
}
