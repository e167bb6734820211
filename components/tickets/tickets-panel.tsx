"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { WrongNetwork } from "@/components/wallet/wrong-network";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useTickets } from "@/hooks/tickets/use-tickets";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { EndedTickets } from "./ended-tickets";
import { QueuePanel } from "./queue-panel";
import { TicketList } from "./ticket-list";

/** The connected account's exit tickets, those that have ended, and the queue that they stand in. */
export function TicketsPanel({ base }: { base: ScreenBase }) {
  const t = useTranslations("tickets");
  const { connect } = useWallet();
  const { wallet: { address }, connection, protocol } = base;
  const tickets = useTickets(address);
  return (
    <div className="grid grid-cols-1 items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <section aria-labelledby="yours" className="border-t-2 border-rule-strong pt-4">
        <h2 id="yours" className="mb-3 text-title">
          {t("yours")}
        </h2>
        {connection === "wrong-network" && <WrongNetwork />}
        {address === undefined ? (
          <>
            <p className="mb-4 text-small">{t("nobody")}</p>
            <Button variant="primary" size="lg" onClick={connect}>
              {t("connect")}
            </Button>
          </>
        ) : (
          <>
            <TicketList tickets={tickets} base={base} own />
            <EndedTickets key={address} account={address} held={tickets.held} />
          </>
        )}
      </section>
      {protocol && <QueuePanel base={base} protocol={protocol} />}
    </div>
  );
}
