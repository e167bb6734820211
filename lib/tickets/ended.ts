import type { Hash } from "viem";
import type { Activity, TicketDeed } from "../portfolio/event";

/** How a ticket left an account. */
type Ending = Extract<TicketDeed, "claimed" | "takenBack" | "ticketSent">;

/** A ticket that an account had, and has no more. */
type EndedTicket = {
  readonly ticketId: bigint;
  readonly how: Ending;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly hash: Hash;
};

const endings: Readonly<Partial<Record<string, Ending>>> = { claimed: "claimed", takenBack: "takenBack", ticketSent: "ticketSent" };

/** Tickets that ended for the account in what is known of its past, the newest first; `held` are those that it has now. */
export function endedTickets({ events }: Pick<Activity, "events">, held: readonly bigint[]): readonly EndedTicket[] {
  const ended = new Map<bigint, EndedTicket>();
  for (const event of events) {
    const how = endings[event.kind];
    if (how === undefined || !("ticketId" in event) || held.includes(event.ticketId) || ended.has(event.ticketId)) continue;
    ended.set(event.ticketId, { ticketId: event.ticketId, how, timestamp: event.timestamp, hash: event.hash });
  }
  return [...ended.values()];
}
