"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { PageLink } from "@/components/ui/page-link";
import type { TicketActions } from "@/hooks/tickets/use-ticket-actions";
import { ticketState } from "@/lib/finance";
import type { TicketView } from "@/lib/queries";
import { StateLabel } from "./state-label";
import { TicketButtons } from "./ticket-buttons";
import { TicketFacts } from "./ticket-facts";

type TicketRowProps = {
  ticket: TicketView;
  now: bigint;
  /** Absent where the ticket is not the reader's. */
  actions: TicketActions | undefined;
  /** Why nothing can be done now. */
  blocked: string | false;
  /** Id of what says what cancelling costs. */
  cancelNoteId: string;
};

/** One exit ticket: where it stands, what it pays, and what can be done with it. */
export function TicketRow({ ticket, now, actions, blocked, cancelNoteId }: TicketRowProps) {
  const t = useTranslations("tickets");
  const titleId = useId();
  return (
    <li className="py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 id={titleId} className="text-title">
          <PageLink href={`/tickets/${String(ticket.id)}`}>{t("name", { id: String(ticket.id) })}</PageLink>
        </h3>
        <StateLabel state={ticketState(ticket, now)} />
      </div>
      <div className="mt-2">
        <TicketFacts ticket={ticket} now={now} />
      </div>
      {actions && <TicketButtons ticket={ticket} actions={actions} blocked={blocked} titleId={titleId} cancelNoteId={cancelNoteId} />}
    </li>
  );
}
