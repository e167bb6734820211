"use client";

import { useTranslations } from "next-intl";
import { Forgetful } from "@/components/form/forgetful";
import { Button } from "@/components/ui/button";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useTicketActions } from "@/hooks/tickets/use-ticket-actions";
import type { Tickets } from "@/hooks/tickets/use-tickets";
import { chainReason } from "@/lib/screens";
import { ClaimAll } from "./claim-all";
import { TicketRow } from "./ticket-row";
import { TicketTransaction } from "./ticket-transaction";

type TicketListProps = {
  tickets: Tickets;
  base: ScreenBase;
  /** They are the connected account's, which alone can act. */
  own: boolean;
};

/** An account's exit tickets in the order in which they came to it; for their holder, with what can be done. */
export function TicketList({ tickets: { views, failed, more }, base, own }: TicketListProps) {
  const t = useTranslations("tickets");
  const sentenceOf = useReasonSentence();
  const actions = useTicketActions(base.wallet);
  const { claim, cancel, transfer } = actions;
  const { form, panel } = useKeptFocus<HTMLDivElement>([claim, cancel, transfer].every(({ state }) => state.status === "idle"));
  const trouble = chainReason(base);
  const blocked = trouble ? sentenceOf(trouble) : actions.busy && t("busy");
  const acts = own && base.connection === "ready";
  if (views === undefined) return <p className="text-small text-ink-2">{t(failed ? "unread" : "reading")}</p>;
  return (
    <div ref={form}>
      {failed && <p className="mb-3 text-small text-ink-2">{t("stale")}</p>}
      {acts && (
        <div className="mb-3 empty:mb-0">
          <Forgetful />
        </div>
      )}
      {acts && <ClaimAll views={views} wallet={base.wallet} blocked={blocked} />}
      <div ref={panel} tabIndex={-1}>
        <TicketTransaction transaction={claim} />
        <TicketTransaction transaction={cancel} />
        <TicketTransaction transaction={transfer} />
      </div>
      {views.length === 0 ? (
        <p className="text-small">{t(own ? "none" : "noneHere")}</p>
      ) : (
        <ul className="divide-y divide-rule border-y border-rule">
          {views.map((ticket) => (
            <TicketRow key={String(ticket.id)} ticket={ticket} now={base.now} actions={acts ? actions : undefined} blocked={blocked} />
          ))}
        </ul>
      )}
      {more && (
        <div className="mt-3">
          <Button onClick={more}>{t("more")}</Button>
        </div>
      )}
    </div>
  );
}
