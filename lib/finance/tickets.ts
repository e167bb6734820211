/** What an exit ticket stands for: parts in wei, and the unix time from which it can be served. */
export type TicketParts = {
  readonly pending: bigint;
  readonly claimableShares: bigint;
  readonly claimableAssets: bigint;
  readonly cancelledShares: bigint;
  readonly maturesAt: bigint;
};

export type TicketState = "maturing" | "waiting" | "partlyServed" | "claimable" | "cancelled" | "over";

/**
 * Whether claiming a ticket does something. Mirrors StakedAID.claim(): shares may have been served for less than a wei, and
 * where a part was taken by AID a last wei may be left for which no share stands.
 */
export function isClaimable({ claimableShares, claimableAssets }: Pick<TicketParts, "claimableShares" | "claimableAssets">): boolean {
  return claimableShares > 0n || claimableAssets > 0n;
}

/** Where a ticket stands at `time`, as its picture says it; `over` once nothing is left of it. Mirrors TicketArt. */
export function ticketState(parts: TicketParts, time: bigint): TicketState {
  const { pending, cancelledShares, maturesAt } = parts;
  if (isClaimable(parts)) return pending === 0n ? "claimable" : "partlyServed";
  if (pending === 0n) return cancelledShares === 0n ? "over" : "cancelled";
  return time < maturesAt ? "maturing" : "waiting";
}
