"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { LatePart } from "@/components/form/arriving";
import { Button } from "@/components/ui/button";
import type { TicketActions } from "@/hooks/tickets/use-ticket-actions";
import { isClaimable } from "@/lib/finance";
import { loadOnce } from "@/lib/page/keep-loading";
import type { TicketView } from "@/lib/queries";

// To know an address by its checksum takes a hash function, which nobody needs who only looks.
const TransferForm = lazy(loadOnce(() => import("./transfer-form").then((module) => ({ default: module.TransferForm }))));

type TicketButtonsProps = {
  ticket: TicketView;
  actions: TicketActions;
  /** Why nothing can be done now. */
  blocked: string | false;
  /** Id of the heading that says which ticket the buttons are about. */
  titleId: string;
  /** Id of what says what cancelling costs. */
  cancelNoteId: string;
};

/** What a ticket's holder can do with it. */
export function TicketButtons({ ticket, actions: { claim, cancel, transfer }, blocked, titleId, cancelNoteId }: TicketButtonsProps) {
  const t = useTranslations("tickets");
  const [sending, setSending] = useState(false);
  const { id, holder, claimableAssets, pending, cancelledShares } = ticket;
  const shared = { disabledReason: blocked, "aria-describedby": titleId };
  // At most one of the two is not nothing.
  const back = pending + cancelledShares;
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-3">
        {isClaimable(ticket) && (
          <Button {...shared} variant="primary" onClick={() => claim.start({ ticketId: id, assetsRaw: claimableAssets })}>
            {t("claim")}
          </Button>
        )}
        {back > 0n && (
          <Button
            {...shared}
            aria-describedby={pending > 0n ? `${titleId} ${cancelNoteId}` : titleId}
            onClick={() => cancel.start({ ticketId: id, sharesRaw: back })}
          >
            {t(pending > 0n ? "cancel" : "takeBack")}
          </Button>
        )}
        <Button aria-describedby={titleId} onClick={() => setSending(!sending)}>
          {t(sending ? "transfer.close" : "transfer.button")}
        </Button>
      </div>
      {sending && (
        <LatePart isDrawn={false}>
          <TransferForm holder={holder} blocked={blocked} onTransfer={(to) => transfer.start({ ticketId: id, to })} />
        </LatePart>
      )}
    </div>
  );
}
