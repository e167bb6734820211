import type { TicketView } from "../queries/lens";

/** What one call claims of all tickets: how many have it, the shares that were served, and the AID. Wei. */
type Claimable = { readonly count: number; readonly sharesRaw: bigint; readonly assetsRaw: bigint };

type Part = "claimableShares" | "claimableAssets" | "pendingAssets" | "cancelledShares";
type Parts<Name extends Part> = readonly Pick<TicketView, Name>[];

function sumOf<Name extends Part>(tickets: Parts<Name>, part: Name): bigint {
  return tickets.reduce((sum, ticket) => sum + ticket[part], 0n);
}

/**
 * What claiming all at once takes, which goes by shares (StakedAID.redeem): it passes a ticket of which a part was taken by
 * AID and nothing but a last wei of that is left. Claiming that ticket itself pays it.
 */
export function claimableOf(tickets: Parts<"claimableShares" | "claimableAssets">): Claimable {
  const served = tickets.filter(({ claimableShares }) => claimableShares > 0n);
  return { count: served.length, sharesRaw: sumOf(served, "claimableShares"), assetsRaw: sumOf(served, "claimableAssets") };
}

/** What was set aside for tickets and not claimed, AID wei. */
export function setAsideFor(tickets: Parts<"claimableAssets">): bigint {
  return sumOf(tickets, "claimableAssets");
}

/** What tickets would pay at the exit price of now, what was set aside included, and shares out of the queue not; AID wei. */
export function worthOf(tickets: Parts<"claimableAssets" | "pendingAssets">): bigint {
  return setAsideFor(tickets) + sumOf(tickets, "pendingAssets");
}

/** Shares that were taken out of the queue and not taken back, sAID wei. */
export function cancelledOf(tickets: Parts<"cancelledShares">): bigint {
  return sumOf(tickets, "cancelledShares");
}
