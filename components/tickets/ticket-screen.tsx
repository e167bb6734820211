"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { isAddressEqual, zeroAddress } from "viem";
import { ChainLink } from "@/components/form/chain-link";
import { Forgetful } from "@/components/form/forgetful";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { TransactionInPlace } from "@/components/tx/transaction-in-place";
import { useBlocked } from "@/hooks/form/use-blocked";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import { type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useRefreshOnce } from "@/hooks/page/use-refresh-once";
import { useTicket } from "@/hooks/tickets/use-ticket";
import { type TicketActions, useTicketActions } from "@/hooks/tickets/use-ticket-actions";
import { ticketState } from "@/lib/finance";
import type { ReadProblem, TicketView } from "@/lib/queries";
import { CancelNote } from "./cancel-note";
import { QueuePanel } from "./queue-panel";
import { StateLabel } from "./state-label";
import { TicketButtons } from "./ticket-buttons";
import { TicketFacts } from "./ticket-facts";

type TicketScreenProps = {
  id: bigint;
  figures: ServerFigures;
  /** As the server read it, if it could. */
  initial: TicketView | undefined;
  problem: ReadProblem | undefined;
};

/** A ticket as it stands now; for its holder, with what can be done. */
export function TicketScreen({ id, figures, initial, problem }: TicketScreenProps) {
  const t = useTranslations("ticketPage");
  const base = useScreenBase(figures);
  const ticket = useTicket(id, initial);
  const actions = useTicketActions(base.wallet);
  const { protocol, chain, now } = base;
  const { claim, cancel, transfer } = actions;
  const states = [claim, cancel, transfer].map(({ state }) => state.status);
  const { form, panel } = useKeptFocus<HTMLDivElement>(states.every((status) => status === "idle"));
  // The server draws the picture and the history.
  useRefreshOnce(states.includes("done"));
  return (
    <div className="grid gap-6">
      {protocol && <LiveStamp view={protocol} chain={chain} />}
      {ticket === undefined && <NoFigures problem={problem ?? "unreachable"} />}
      <div ref={form}>
        {ticket && ticket.holder === zeroAddress && <p className="text-small">{t(ticket.maturesAt === 0n ? "unknown" : "ended")}</p>}
        {ticket && ticket.holder !== zeroAddress && <Held ticket={ticket} base={base} actions={actions} now={now} />}
        {/* Not in what is held: a ticket that is claimed to its end is gone, and what came of it has to stay. */}
        <TransactionInPlace panel={panel} transactions={[claim, cancel, transfer]} />
      </div>
      {protocol && <QueuePanel base={base} protocol={protocol} />}
    </div>
  );
}

type HeldProps = { ticket: TicketView; base: ReturnType<typeof useScreenBase>; actions: TicketActions; now: bigint };

function Held({ ticket, base, actions, now }: HeldProps) {
  const t = useTranslations("ticketPage");
  const blocked = useBlocked(base.chain, actions.busy);
  const cancelNoteId = useId();
  const { address } = base.wallet;
  const own = address !== undefined && isAddressEqual(address, ticket.holder);
  return (
    <section aria-labelledby="ticket" className="border-t-2 border-rule-strong pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="ticket" className="text-title">
          {t("now")}
        </h2>
        <StateLabel state={ticketState(ticket, now)} />
      </div>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-2 text-small">
        <span className="text-ink-2">{t(own ? "holderYou" : "holder")}</span>
        <ChainLink kind="address" value={ticket.holder} copyLabel={t("copyHolder")} />
      </p>
      <div className="mt-2">
        <TicketFacts ticket={ticket} now={now} />
      </div>
      {own && base.connection === "ready" && (
        <>
          <div className="mt-3 empty:mt-0">
            <Forgetful />
          </div>
          {ticket.pending > 0n && (
            <div className="mt-3">
              <CancelNote id={cancelNoteId} />
            </div>
          )}
          <TicketButtons ticket={ticket} actions={actions} blocked={blocked} titleId="ticket" cancelNoteId={cancelNoteId} />
        </>
      )}
    </section>
  );
}
