/** What an exit ticket stands for: parts in wei, and the unix time from which it can be served. */
export type TicketParts = {
  readonly pending: bigint;
  readonly claimableShares: bigint;
  readonly claimableAssets: bigint;
  readonly cancelledShares: bigint;
  readonly maturesAt: bigint;
};

export type TicketState = "maturing" | "waiting" | "partlyServed" | "claimable" | "cancelled" | "over";

/** Where a ticket stands at `time`, as its picture says it; `over` once nothing is left of it. Mirrors TicketArt. */
export function ticketState({ pending, claimableShares, claimableAssets, cancelledShares, maturesAt }: TicketParts, time: bigint): TicketState {
  if (claimableShares > 0n || claimableAssets > 0n) return pending === 0n ? "claimable" : "partlyServed";
  if (pending === 0n) return cancelledShares === 0n ? "over" : "cancelled";
  return time < maturesAt ? "maturing" : "waiting";
}
