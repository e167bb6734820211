"use client";

import { useTranslations } from "next-intl";
import { TicketList } from "@/components/tickets/ticket-list";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import type { Tickets as HeldTickets } from "@/hooks/tickets/use-tickets";

type TicketsProps = { tickets: HeldTickets; base: ScreenBase; own: boolean };

/** The account's exit tickets, with what its owner can do with them. */
export function Tickets({ tickets, base, own }: TicketsProps) {
  const t = useTranslations("portfolio");
  return (
    <section aria-labelledby="tickets" className="border-t-2 border-rule-strong pt-4">
      <h2 id="tickets" className="mb-3 text-title">
        {t("tickets")}
      </h2>
      <TicketList tickets={tickets} base={base} own={own} />
    </section>
  );
}
