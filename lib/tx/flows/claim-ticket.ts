import { z } from "zod";
import { amountOf } from "../../money/index";
import { defineFlow } from "../define-flow";
import { leavingCall, leavingOutcome } from "./leaving";
import { rawCount } from "./raw";
import { ticketId } from "./ticket-id";

const schema = z.strictObject({
  ticketId,
  /** AID that was set aside when the person looked, 18 decimals. A ticket worth less than a wei is served for nothing. */
  assetsRaw: rawCount,
});

/** What was set aside for a ticket → AID of its holder (StakedAID.claim). */
export const claimTicket = defineFlow({
  id: "claimTicket",
  schema,
  routes: ({ ticketId: id }, where) => [{ takesPermit: false, call: () => leavingCall({ kind: "claim", ticketId: id }, where) }],
  summary: ({ ticketId: id, assetsRaw }) => [
    { kind: "ticket", id },
    { kind: "arrives", amount: amountOf("AID", assetsRaw) },
  ],
  invalidates: () => ["account", "protocol"],
  outcome: ({ ticketId: id }, where) => leavingOutcome({ kind: "claim", ticketId: id }, where),
});
