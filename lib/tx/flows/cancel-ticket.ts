import { z } from "zod";
import { amountOf } from "../../money/index";
import { defineFlow } from "../define-flow";
import { beforeTakingBack, leavingCall, leavingOutcome } from "./leaving";
import { rawAmount } from "./raw";
import { ticketId } from "./ticket-id";

const schema = z.strictObject({
  ticketId,
  /** Shares that waited, or that were taken out of the queue already, when the person looked; 18 decimals. */
  sharesRaw: rawAmount,
});

/**
 * What waits of a ticket → sAID of its holder. Two calls (ERC-7887): out of the queue, then back into the account; in one
 * confirmation where the wallet takes batches.
 */
export const cancelTicket = defineFlow({
  id: "cancelTicket",
  schema,
  routes: ({ ticketId: id }, where) => [
    { takesPermit: false, before: beforeTakingBack(id, where), call: () => leavingCall({ kind: "take-back", ticketId: id }, where) },
  ],
  summary: ({ ticketId: id, sharesRaw }) => [
    { kind: "ticket", id },
    { kind: "place" },
    { kind: "arrives", amount: amountOf("sAID", sharesRaw) },
  ],
  invalidates: () => ["account", "protocol"],
  outcome: ({ ticketId: id }, where) => leavingOutcome({ kind: "take-back", ticketId: id }, where),
});
