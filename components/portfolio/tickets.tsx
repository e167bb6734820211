"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LatePart } from "@/components/form/arriving";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import type { Tickets as HeldTickets } from "@/hooks/tickets/use-tickets";
import { keepLoading } from "@/lib/page/keep-loading";

// Who holds no ticket does not need it; the server draws it for an account that does.
const TicketList = dynamic(() => keepLoading(() => import("@/components/tickets/ticket-list").then((module) => module.TicketList)));

type TicketsProps = {
  tickets: HeldTickets;
  /** How many the account holds. */
  count: bigint;
  base: ScreenBase;
  own: boolean;
};

/** The account's exit tickets, with what its owner can do with them. Stays while the last one is claimed. */
export function Tickets({ tickets, count, base, own }: TicketsProps) {
  const t = useTranslations();
  const [isDrawn] = useState(count > 0n);
  const [met, setMet] = useState(isDrawn);
  if (count > 0n && !met) setMet(true);
  if (!met && !own) return null;
  return (
    <section aria-labelledby="tickets" className="border-t-2 border-rule-strong pt-4">
      <h2 id="tickets" className="mb-3 text-title">
        {t("portfolio.tickets")}
      </h2>
      {met ? (
        <LatePart isDrawn={isDrawn}>
          <TicketList tickets={tickets} base={base} own={own} />
        </LatePart>
      ) : (
        <p className="text-small">{t("tickets.none")}</p>
      )}
    </section>
  );
}
