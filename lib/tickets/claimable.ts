import type { TicketView } from "../queries/lens";

/** What was set aside for tickets and not claimed: how many have some, the shares that were served, and the AID. Wei. */
type Claimable = { readonly count: number; readonly sharesRaw: bigint; readonly assetsRaw: bigint };

/** Adds up what can be claimed. */
export function claimableOf(tickets: readonly Pick<TicketView, "claimableShares" | "claimableAssets">[]): Claimable {
  const served = tickets.filter(({ claimableShares }) => claimableShares > 0n);
  return {
    count: served.length,
    sharesRaw: served.reduce((sum, { claimableShares }) => sum + claimableShares, 0n),
    assetsRaw: served.reduce((sum, { claimableAssets }) => sum + claimableAssets, 0n),
  };
}

/** Shares that were taken out of the queue and not taken back: how many tickets have some, and the sum, sAID wei. */
export function cancelledOf(tickets: readonly Pick<TicketView, "cancelledShares">[]): { readonly count: number; readonly sharesRaw: bigint } {
  const cancelled = tickets.filter(({ cancelledShares }) => cancelledShares > 0n);
  return { count: cancelled.length, sharesRaw: cancelled.reduce((sum, { cancelledShares }) => sum + cancelledShares, 0n) };
}

/** What tickets would pay at the exit price of now, what was set aside included; AID wei. */
export function worthOf(tickets: readonly Pick<TicketView, "claimableAssets" | "pendingAssets">[]): bigint {
  return tickets.reduce((sum, { claimableAssets, pendingAssets }) => sum + claimableAssets + pendingAssets, 0n);
}
