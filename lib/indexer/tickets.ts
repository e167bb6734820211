import { take } from "./cost-basis";
import type { TicketStanding } from "./kinds";

/** The parts of an exit ticket that events move: shares and AID, 18 decimals; `cost` is what all its shares have cost, AID. */
export type TicketParts = {
  readonly pending: bigint;
  readonly claimableShares: bigint;
  readonly claimableAssets: bigint;
  readonly cancelledShares: bigint;
  readonly servedShares: bigint;
  readonly servedAssets: bigint;
  readonly claimedAssets: bigint;
  readonly cost: bigint;
};

type Amounts = { readonly shares: bigint; readonly assets: bigint };

/** Every share that a ticket still stands for. */
const sharesOf = (parts: TicketParts): bigint => parts.pending + parts.claimableShares + parts.cancelledShares;

/** Whether a ticket waits to be served, or else has something to fetch, or has ended. */
export function standingOf({ pending, claimableShares, cancelledShares }: Pick<TicketParts, "pending" | "claimableShares" | "cancelledShares">): TicketStanding {
  if (pending > 0n) return "pending";
  return claimableShares > 0n || cancelledShares > 0n ? "claimable" : "ended";
}

/** What all tickets of a holder are summed up by. */
export type TicketSums = Pick<TicketParts, "pending" | "claimableAssets" | "cancelledShares" | "cost">;

/** Of one ticket, and nothing else of it. */
export const sumsOf = ({ pending, claimableAssets, cancelledShares, cost }: TicketSums): TicketSums => ({ pending, claimableAssets, cancelledShares, cost });

export const noSums: TicketSums = { pending: 0n, claimableAssets: 0n, cancelledShares: 0n, cost: 0n };

/** Sums in which a ticket stood one way and stands another. */
export function sumsAfter(sums: TicketSums, before: TicketSums, after: TicketSums): TicketSums {
  return {
    pending: sums.pending + after.pending - before.pending,
    claimableAssets: sums.claimableAssets + after.claimableAssets - before.claimableAssets,
    cancelledShares: sums.cancelledShares + after.cancelledShares - before.cancelledShares,
    cost: sums.cost + after.cost - before.cost,
  };
}

/** After a service: what was pending waits to be fetched. */
export function served(parts: TicketParts, { shares, assets }: Amounts): Partial<TicketParts> {
  return {
    pending: parts.pending - shares,
    claimableShares: parts.claimableShares + shares,
    claimableAssets: parts.claimableAssets + assets,
    servedShares: parts.servedShares + shares,
    servedAssets: parts.servedAssets + assets,
  };
}

/** After AID was fetched, and what the shares that it was for have cost. Where nothing is left, all of the cost is in it. */
export function claimed(parts: TicketParts, { shares, assets }: Amounts): { readonly parts: Partial<TicketParts>; readonly cost: bigint } {
  const moneyLeft = parts.claimableAssets - assets;
  // Fetching by amount rounds shares up: AID without shares may be left, and then a wei of cost waits for it, which is none.
  const { taken, left } = take({ shares: sharesOf(parts), cost: parts.cost }, shares);
  return {
    parts: {
      claimableShares: parts.claimableShares - shares,
      claimableAssets: moneyLeft,
      claimedAssets: parts.claimedAssets + assets,
      cost: left.cost,
    },
    cost: taken.cost,
  };
}

/** After a cancellation: what was pending can be taken back. */
export function cancelled(parts: TicketParts): Partial<TicketParts> {
  return { pending: 0n, cancelledShares: parts.pending };
}

/** After cancelled shares were taken back, and what those have cost. */
export function takenBack(parts: TicketParts, shares: bigint): { readonly parts: Partial<TicketParts>; readonly cost: bigint } {
  const { taken, left } = take({ shares: sharesOf(parts), cost: parts.cost }, shares);
  return { parts: { cancelledShares: parts.cancelledShares - shares, cost: left.cost }, cost: taken.cost };
}
