import { type Hex, zeroAddress } from "viem";
import { ticketWait } from "../../lib/finance/constants";
import type { TicketStep } from "../../lib/indexer/kinds";
import type { Place } from "../../lib/indexer/place";
import { cancelled, claimed, noSums, served, standingOf, sumsAfter, sumsOf, takenBack, type TicketParts, type TicketSums } from "../../lib/indexer/tickets";
import { ticket, ticketHolder, ticketStep } from "../schema/exits";
import { recordActivity } from "./activities";
import type { Recording } from "./context";
import { putShares, realise, takeShares } from "./positions";

type Amounts = { readonly shares: bigint; readonly assets: bigint };
type Of = { readonly place: Place; readonly id: bigint };

const emptyParts: TicketParts = {
  ...{ pending: 0n, claimableShares: 0n, claimableAssets: 0n, cancelledShares: 0n },
  ...{ servedShares: 0n, servedAssets: 0n, claimedAssets: 0n, cost: 0n },
};

/** Writes that a ticket was made, went to somebody else, or ended. What it stands for comes with the request, right after. */
export async function recordTicketTransfer(recording: Recording, { place, id }: Of, { from, to }: { readonly from: Hex; readonly to: Hex }): Promise<void> {
  const { chainId, time, block, transaction } = place;
  if (from === zeroAddress) {
    const times = { requestedAt: time, maturesAt: time + Number(ticketWait) };
    await recording.db.insert(ticket).values({ chainId, id, holder: to, owner: to, requested: 0n, ...emptyParts, standing: standingOf(emptyParts), ...times, block, transaction });
    await addToHolder(recording, { chainId, account: to }, { tickets: 1, before: noSums, after: noSums });
    return;
  }
  const before = await recording.db.update(ticket, { chainId, id }).set({ holder: to });
  const sums = sumsOf(before);
  await addToHolder(recording, { chainId, account: from }, { tickets: -1, before: sums, after: noSums });
  if (to === zeroAddress) return;
  await addToHolder(recording, { chainId, account: to }, { tickets: 1, before: noSums, after: sums });
  const amounts = { shares: before.pending + before.claimableShares + before.cancelledShares, assets: before.claimableAssets };
  await recordStep(recording, { place, id }, { kind: "given", account: to, ...amounts });
  const common = { place, subject: String(id), shares: amounts.shares, aid: amounts.assets };
  await recordActivity(recording, { ...common, account: from, kind: "ticket_sent", other: to });
  await recordActivity(recording, { ...common, account: to, kind: "ticket_received", other: from });
}

export async function recordRequest(recording: Recording, of: Of, { owner, shares }: { readonly owner: Hex; readonly shares: bigint }): Promise<void> {
  const { chainId } = of.place;
  const cost = await takeShares(recording, { chainId, account: owner }, shares);
  await recording.db.update(ticket, { chainId, id: of.id }).set({ owner, requested: shares });
  await writeParts(recording, of, () => ({ pending: shares, cost }));
  await recordStep(recording, of, { kind: "requested", account: owner, shares, assets: 0n });
  await recordActivity(recording, { place: of.place, account: owner, kind: "request_exit", shares, subject: String(of.id) });
}

export async function recordService(recording: Recording, of: Of, { shares, assets }: Amounts, server: Hex): Promise<void> {
  const { holder } = await writeParts(recording, of, (parts) => served(parts, { shares, assets }));
  await recordStep(recording, of, { kind: "served", account: server, shares, assets });
  await recordActivity(recording, { place: of.place, account: holder, kind: "exit_served", shares, aid: assets, subject: String(of.id) });
}

export async function recordClaim(recording: Recording, of: Of, { shares, assets }: Amounts, receiver: Hex): Promise<void> {
  const { parts, cost } = claimed(await ticketOf(recording, of), { shares, assets });
  const { holder } = await writeParts(recording, of, () => parts);
  await realise(recording, { chainId: of.place.chainId, account: holder }, { left: assets, realised: assets - cost });
  await recordStep(recording, of, { kind: "claimed", account: receiver, shares, assets });
  const activity = { place: of.place, account: holder, kind: "claim_exit", shares, aid: assets, other: receiver } as const;
  await recordActivity(recording, { ...activity, subject: String(of.id) });
}

export async function recordCancellation(recording: Recording, of: Of, controller: Hex): Promise<void> {
  const { cancelledShares: shares } = await writeParts(recording, of, cancelled);
  await recordStep(recording, of, { kind: "cancelled", account: controller, shares, assets: 0n });
  await recordActivity(recording, { place: of.place, account: controller, kind: "cancel_exit", shares, subject: String(of.id) });
}

export async function recordTakenBack(recording: Recording, of: Of, { shares, receiver }: { readonly shares: bigint; readonly receiver: Hex }): Promise<void> {
  const { parts, cost } = takenBack(await ticketOf(recording, of), shares);
  await writeParts(recording, of, () => parts);
  await putShares(recording, { chainId: of.place.chainId, account: receiver }, { shares, cost });
  await recordStep(recording, of, { kind: "taken_back", account: receiver, shares, assets: 0n });
  await recordActivity(recording, { place: of.place, account: receiver, kind: "take_back", shares, subject: String(of.id) });
}

async function recordStep({ db }: Recording, { place, id }: Of, step: { kind: TicketStep; account: Hex } & Amounts): Promise<void> {
  await db.insert(ticketStep).values({ ...place, ticketId: id, ...step });
}

async function ticketOf({ db }: Recording, of: Of): Promise<typeof ticket.$inferSelect> {
  const row = await db.find(ticket, keyOf(of));
  if (row === null) throw new Error(`Ticket ${of.id} was never made.`);
  return row;
}

/** Changes a ticket's parts, where it stands by them, and its holder's sums. Resolves with the ticket afterwards. */
async function writeParts(recording: Recording, of: Of, change: (parts: TicketParts) => Partial<TicketParts>): Promise<typeof ticket.$inferSelect> {
  const row = await ticketOf(recording, of);
  // What was found shows what it is changed to from the update on.
  const [before, changed] = [sumsOf(row), change(row)];
  const after = await recording.db.update(ticket, keyOf(of)).set({ ...changed, standing: standingOf({ ...row, ...changed }) });
  await addToHolder(recording, { chainId: of.place.chainId, account: after.holder }, { tickets: 0, before, after: sumsOf(after) });
  return after;
}

type Change = { readonly tickets: -1 | 0 | 1; readonly before: TicketSums; readonly after: TicketSums };

/** What is left of a ticket that ended is nobody's. */
async function addToHolder({ db }: Recording, holder: { readonly chainId: number; readonly account: Hex }, { tickets, before, after }: Change): Promise<void> {
  if (holder.account === zeroAddress) return;
  await db
    .insert(ticketHolder)
    .values({ ...holder, tickets, ...sumsAfter(noSums, before, after) })
    .onConflictDoUpdate((row) => ({ tickets: row.tickets + tickets, ...sumsAfter(row, before, after) }));
}

const keyOf = ({ place, id }: Of): { chainId: number; id: bigint } => ({ chainId: place.chainId, id });
