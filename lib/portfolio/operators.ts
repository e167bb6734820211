import type { AccountEvent, Activity, Power } from "./event";

/**
 * Who may act for an account, as far as its past is known: what was given last and not taken back since. The power over one
 * ticket ends when the ticket moves, without a word, and with the ticket; `held` are the tickets that the account has now.
 */
export function operatorsOf({ events }: Pick<Activity, "events">, held: readonly bigint[]): readonly Power[] {
  const decided = new Set<string>();
  // The newest event about a power decides.
  return events.flatMap((event) => {
    const subject = subjectOf(event, held);
    if (subject === undefined || decided.has(subject)) return [];
    decided.add(subject);
    return event.kind === "operator" && event.given ? [powerOf(event)] : [];
  });
}

/** Which power an event decides on. */
function subjectOf(event: AccountEvent, held: readonly bigint[]): string | undefined {
  if (event.kind === "operator" && event.over !== "ticket") return `${event.over}>${event.operator}`;
  if (!("ticketId" in event)) return undefined;
  const { kind, ticketId } = event;
  const isMoved = kind === "ticketSent" || kind === "ticketReceived";
  const isOver = (kind === "claimed" || kind === "takenBack") && !held.includes(ticketId);
  return kind === "operator" || isMoved || isOver ? String(ticketId) : undefined;
}

function powerOf(power: Power): Power {
  const { operator } = power;
  return power.over === "ticket" ? { over: power.over, operator, ticketId: power.ticketId } : { over: power.over, operator };
}
